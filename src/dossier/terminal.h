#pragma once
// Dossier → text for a terminal.
#include <cstdint>

#include "dossier/json.h"
#include "dossier/labels.h"

namespace tawatur {

enum class Colour : uint8_t { off, on };

enum class TextOrder : uint8_t {
  logical,  // as it is stored; the terminal lays out right-to-left text (most do)
  visual,   // laid out here, for terminals that do not
};

struct TerminalOptions {
  uint32_t width = 80;          // columns
  Colour colour = Colour::off;  // ANSI colours
  TextOrder order = TextOrder::logical;
  LabelLanguage labels = LabelLanguage::english;
  uint32_t stories = 20;  // how many of the heaviest are shown; what is left out is said
  uint32_t lines = 12;    // how many lines of one section are shown; what is left out is said
};

void write_terminal(const Dossier& dossier, const TerminalOptions& options, const ByteSink& out);

}  // namespace tawatur
