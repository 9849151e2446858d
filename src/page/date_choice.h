#pragma once
// Which of a page's dates is the article's, if any. Learnt: models/published.md, training/published.cpp.
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "page/choice_weights.h"
#include "page/date_clues.h"
#include "page/linked_data.h"
#include "page/meta_tags.h"

namespace tawatur {

/// All that a page tells of dates.
struct DateEvidence {
  const LinkedData& linked;
  const MetaTags& meta;
  const std::vector<MetaDate>& microdata;  // elements with itemprop datePublished, dateModified
  const std::vector<SeenDate>& seen;
  std::string_view url;
  uint32_t prose_bytes = 0;  // of the page's running text
};

/// What speaks for or against a day. Each is 0 or 1 but where it says otherwise; `count` is their number.
enum class DateSign : uint8_t {
  bias,
  // where machines find it
  linked_article,
  linked_page,
  linked_other,
  linked_modified,
  meta_published,
  meta_vague,
  meta_modified,
  microdata_published,
  microdata_modified,
  in_address,
  month_in_address,
  published_twice,      // two kinds of source call it the day of publication
  only_modified,        // machines find it, but as the day of the last change only
  published_elsewhere,  // machines find another day of publication
  // where readers see it, at its best place
  seen,
  seen_label_published,
  seen_label_modified,
  seen_label_apart,
  seen_place_published,
  seen_place_modified,
  seen_dated_name,
  seen_byline_name,
  seen_list_name,
  seen_furniture,
  seen_in_header,
  seen_in_article,
  seen_in_link,
  seen_in_time_element,
  seen_in_list_item,
  seen_beside_title,  // within 300 bytes of text of the <h1>
  seen_near_title,    // within 1500 bytes
  seen_before_title,
  seen_before_prose,
  seen_behind_prose,
  seen_inside_prose,
  seen_alone,  // its line holds little else
  seen_in_long_line,
  seen_twins,  // three or more dates stand in elements of the same class
  seen_first,  // the first date that stands behind the title and outside of furniture
  seen_only,   // no other day is seen on the page
  seen_many,   // the page shows six days or more
  // the two together
  seen_and_published,       // machines and readers find it
  seen_and_modified,        // readers see it, and machines know it as the day of the last change
  unseen_published,         // machines find it as published, but readers see another day beside the title
  unseen_nothing_seen,      // … and readers see no date at all
  linked_against_readers,   // … and linked data alone tell it
  rival_label_published,    // another day is seen with "published"
  rival_label_modified,     // this one is seen, another with "updated"
  good_place,               // beside the title or first behind it, in a line or an element made for dates
  modified_of_news,         // only_modified, on a page that linked data calls news: news is dated by its first day
  unlabelled_modified,      // only_modified, but readers see it beside the title without a word
  published_of_no_article,  // a <meta> calls it published, but nothing calls the page an article
  neighbour_in_address,     // the day before or after stands in the address, this one does not
  // the page
  no_article_type,  // neither linked data nor Open Graph call it an article
  page_type_alone,  // only a page, no article, is dated in linked data
  home_page,        // its address has no path
  little_prose,     // under 1000 bytes
  slug,             // the last part of its address has three hyphens or more, as headlines have
  website_type,     // Open Graph calls it a website
  // amounts
  title_distance,  // log2(1 + bytes of text between the <h1> and it) / 10
  prose_before,    // share of the running text before it
  line_length,     // log2(1 + bytes) / 10
  twin_count,      // log2(1 + dates in elements of the same class) / 4
  seen_days,       // log2(1 + days seen on the page) / 4
  age,             // log2(1 + days before the newest day told) / 10
  prose_amount,    // log2(1 + bytes of running text) / 10
  clock,           // its instant has a clock
  count
};
inline constexpr size_t date_sign_count = static_cast<size_t>(DateSign::count);
using DateSigns = std::array<float, date_sign_count>;
const char* name_of(DateSign sign);

/// A day that the page tells, with the most precise instant of it.
struct DateCandidate {
  Instant instant;
  DateSigns signs{};
};

/// All days told that may be the article's, in a fixed order. The day of an instant is the one of its own zone; a day
/// that readers see within 15 hours of an instant that machines find is that instant's day.
std::vector<DateCandidate> date_candidates(const DateEvidence& evidence);

/// The weights that are part of the program (models/published.bin; what a person would guess without it). Thread-safe.
const ChoiceWeights& published_weights();

/// The day of publication; none where no candidate passes the bar.
std::optional<Instant> choose_published(const std::vector<DateCandidate>& candidates, const ChoiceWeights& weights);

}  // namespace tawatur
