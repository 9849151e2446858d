#pragma once
// An attributed statement while its page is being read: bounds may still shrink when a later cue takes over.
#include <cstdint>
#include <vector>

#include "speech/source.h"
#include "speech/statement.h"

namespace tawatur {

struct Draft {
  TokenSpan content;
  TokenSpan frame;            // cue, subject and content: what the asserted rest leaves out
  TokenIndex cue = no_index;  // first token of the cue; no_index where none introduces it
  TokenIndex cue_end = 0;
  uint32_t speaker = no_index;  // of Speakers; no_index where nobody can be named
  std::vector<Source> vias;     // in the order they passed it on
  Modality modality = Modality::asserted;
  Polarity polarity = Polarity::positive;
  uint32_t sentence = 0;
  bool direct = false;        // the content is what stands inside one pair of quotation marks
  bool by_pronoun = false;    // nobody stands beside the verb: the speaker was resolved
  bool nested = false;        // inside another statement
  uint32_t outer = no_index;  // who says the statement around a nested one
  bool is_lead = false;       // behind an attribution that opens the sentence
  bool is_act = false;        // the cue is the act that is told: أمرت, نفى
};

}  // namespace tawatur
