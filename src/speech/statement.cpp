#include "speech/statement.h"

namespace tawatur {

const char* name_of(StatementForm form) {
  switch (form) {
    case StatementForm::direct:
      return "direct";
    case StatementForm::indirect:
      return "indirect";
    case StatementForm::mixed:
      return "mixed";
    case StatementForm::asserted:
      return "asserted";
  }
  return "asserted";
}

const char* name_of(Polarity polarity) { return polarity == Polarity::negative ? "negative" : "positive"; }

const char* name_of(Modality modality) {
  switch (modality) {
    case Modality::asserted:
      return "asserted";
    case Modality::possible:
      return "possible";
    case Modality::planned:
      return "planned";
    case Modality::predicted:
      return "predicted";
    case Modality::demanded:
      return "demanded";
    case Modality::denied:
      return "denied";
    case Modality::asked:
      return "asked";
  }
  return "asserted";
}

const char* name_of(LinkRole role) {
  switch (role) {
    case LinkRole::origin:
      return "origin";
    case LinkRole::via:
      return "via";
    case LinkRole::outlet:
      return "outlet";
  }
  return "outlet";
}

const char* name_of(SourceKind kind) {
  switch (kind) {
    case SourceKind::person:
      return "person";
    case SourceKind::institution:
      return "institution";
    case SourceKind::anonymous:
      return "anonymous";
    case SourceKind::medium:
      return "medium";
    case SourceKind::document:
      return "document";
    case SourceKind::unknown:
      return "unknown";
  }
  return "unknown";
}

}  // namespace tawatur
