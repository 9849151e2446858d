#pragma once
// Dossier → Markdown (CommonMark), for reports and notes.
#include "dossier/json.h"
#include "dossier/labels.h"

namespace tawatur {

/// Every line of a claim links to its sentence, quoted in the list of pages at the end. All of the pages' text is
/// escaped.
void write_markdown(const Dossier& dossier, LabelLanguage labels, const ByteSink& out);

}  // namespace tawatur
