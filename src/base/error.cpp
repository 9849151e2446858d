#include "base/error.h"

namespace tawatur {

const char* name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::not_found:
      return "not_found";
    case ErrorCode::no_access:
      return "no_access";
    case ErrorCode::unreadable:
      return "unreadable";
    case ErrorCode::too_large:
      return "too_large";
    case ErrorCode::empty:
      return "empty";
    case ErrorCode::unsupported:
      return "unsupported";
    case ErrorCode::refused:
      return "refused";
    case ErrorCode::network:
      return "network";
    case ErrorCode::invalid_argument:
      return "invalid_argument";
    case ErrorCode::duplicate:
      return "duplicate";
  }
  return "unknown";
}

}  // namespace tawatur
