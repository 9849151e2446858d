#pragma once
// Who signed a page: which of the names it tells, if any. Learnt: models/byline.md, training/byline.cpp.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "page/choice_weights.h"
#include "page/document.h"
#include "page/linked_data.h"
#include "page/meta_tags.h"
#include "page/page_lines.h"

namespace tawatur {

/// All that a page tells of its authors.
struct BylineEvidence {
  const Document& document;
  const PageLines& lines;
  const LinkedData& linked;
  const MetaTags& meta;
  std::string_view outlet;
};

/// What speaks for or against a name. Each is 0 or 1 but where it says otherwise; `count` is their number.
enum class BylineSign : uint8_t {
  bias,
  // where machines find it
  linked_author,
  linked_first,  // the first of several authors in linked data
  meta_author,
  meta_creator,    // article:author, dc.creator, parsely-author
  meta_citation,   // citation_author, all of them
  twitter_author,  // twitter:label1 "Written by"
  machines_agree,  // two of these tell it
  // where readers see it, at its best place
  seen,
  label_in_line,      // behind "by", "بقلم" at the front of its line
  label_inside_line,  // behind "by" in the middle of its line
  label_line_before,  // behind a line of nothing but a label
  label_other,        // behind "edited by", "photo:"
  author_name,        // a class name around it says "author" or "byline"
  meta_name,          // … "meta", "info"
  list_name,          // … "comment", "related", "card"
  microdata,          // itemprop author
  rel_author,
  author_link,  // in a link to /author/…, /staff/…
  in_link,
  whole_line,
  first_part,  // of a line with more in it
  later_part,
  before_comma,
  joined_parts,  // several links of one line
  beside_title,  // within 300 bytes of text of the <h1>
  near_title,    // within 1500 bytes
  before_title,
  before_prose,
  behind_prose,
  inside_prose,
  furniture,  // in <aside>, <nav>, <footer>
  in_heading,
  in_list_item,
  places,      // log2(places it is seen at) / 4
  twins,       // log2(names in elements of the same class) / 4
  first_name,  // the first name seen behind the title
  // the text itself
  is_outlet,
  in_outlet,  // part of the outlet's name, or the other way round
  one_word,
  two_or_three_words,
  four_or_five_words,
  many_words,
  capitals,  // all words begin with a capital (or a letter of a script without)
  lower_case,
  has_digit,
  has_comma,
  has_and,
  team,  // "team", "staff", "editorial", "فريق"
  // set against the page's other names
  begins_another,   // another name is this one and more
  goes_on_another,  // this one is another name and more
  list_of_names,    // several names of two to four words each
  first_of_list,    // another name is such a list and begins with this one
  list_of_linked,   // such a list whose first name machines tell
  machines_and_seen,
  rival_linked,       // linked data or <meta> tell another name
  rival_labelled,     // another name stands behind a label
  rival_linked_seen,  // the machines' other name is seen as well
  only_machines,      // machines tell it, and it is not seen
  count
};
inline constexpr size_t byline_sign_count = static_cast<size_t>(BylineSign::count);
using BylineSigns = std::array<float, byline_sign_count>;
const char* name_of(BylineSign sign);

struct BylineCandidate {
  std::string text;
  BylineSigns signs{};
};

/// All names told, in a fixed order; names of the same words are one. Linear in the page but for the names themselves,
/// of which at most 200 are kept.
std::vector<BylineCandidate> byline_candidates(const BylineEvidence& evidence);

/// The weights that are part of the program (models/byline.bin; what a person would guess without it). Thread-safe.
const ChoiceWeights& byline_weights();

/// The name chosen; empty where no candidate passes the bar.
std::string choose_byline(const std::vector<BylineCandidate>& candidates, const ChoiceWeights& weights);

}  // namespace tawatur
