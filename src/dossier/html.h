#pragma once
// Dossier → one HTML page that needs nothing else: no network, no other file.
#include <cstdint>

#include "dossier/json.h"
#include "dossier/labels.h"

namespace tawatur {

struct HtmlOptions {
  LabelLanguage labels = LabelLanguage::arabic;  // which wording shows first; the page can switch
  uint32_t stories = 100;                        // how many of the heaviest are written; what is left out is said
};

/// Right-to-left, for screens of any width and for print. Every line opens the sentence it stands on. All text of pages
/// is escaped; nothing of it is ever part of a script or a style.
void write_html(const Dossier& dossier, const HtmlOptions& options, const ByteSink& out);

}  // namespace tawatur
