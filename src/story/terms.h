#pragma once
// The words, names and numbers by which a page is compared with others, each with where on the page it stands.
#include <cstdint>
#include <string_view>
#include <vector>

#include "reading/reading.h"

namespace tawatur {

enum TermSign : uint8_t {
  term_in_title = 1,
  term_in_lead = 2,
  term_is_name = 4,
  term_is_number = 8,
  term_is_person = 16,
  term_is_place = 32
};

struct StoryTerm {
  uint32_t key = 0;        // hash of the light stem, or of a number's value
  float count = 0;         // occurrences, those in title and lead counted more
  uint32_t sentences = 0;  // bit for each of the text's first 31 sentences that has it, the last for all others
  uint8_t signs = 0;       // TermSign bits
};

/// The news's lead: title and this many paragraphs behind it.
inline constexpr uint32_t lead_paragraphs = 2;

/// A word's stem without the endings of plural, feminine and relation, so that سوريا, السوري and السورية meet. The view
/// lies in `stem`.
std::string_view light_stem(std::string_view stem);

/// Sorted by key, each key once. Linear in the page. Names are marked where the reading has mentions.
std::vector<StoryTerm> terms_of(const Reading& reading);

/// Key of the last word of the title's first name, 0 without one: of whom the title speaks.
uint32_t subject_of(const Reading& reading);

/// Hashes of neighbouring words of the whole page, sorted, each once, at most 512 of them: a wording in common.
std::vector<uint32_t> wordings_of(const Reading& reading);

/// A word of the page with this key, as written there; title first. Empty where it is a number's key.
std::string_view word_with_key(const Reading& reading, uint32_t key);

}  // namespace tawatur
