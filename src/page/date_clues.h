#pragma once
// Every date on a page that could be the article's, with where it stands. date_choice.h chooses.
#include <cstdint>
#include <vector>

#include "base/instant.h"
#include "page/document.h"
#include "page/page_lines.h"
#include "page/visible_date.h"

namespace tawatur {

/// What the words and names around a date say of it.
enum class DateLabel : uint8_t { none, published, modified, apart };  // apart: of something else

/// A date that readers see, or that a <time> element holds.
struct SeenDate {
  Instant instant;
  DayMonthOrder order = DayMonthOrder::clear;
  DateLabel label = DateLabel::none;  // by the words before it
  DateLabel place = DateLabel::none;  // by the class names of the elements around it
  bool dated_name = false;            // a class name around it says "date" or "time"
  bool byline_name = false;           // … "byline", "meta", "header"
  bool list_name = false;             // … "related", "card", "comment"
  bool furniture = false;             // in <aside>, <nav>, <footer>
  bool in_header = false;             // in <header>
  bool in_article = false;            // in <article> or <main>
  bool in_link = false;
  bool in_time_element = false;
  bool in_list_item = false;      // in <li>, <td>
  bool after_title = false;       // the page's <h1> stands before it
  uint32_t bytes_from_title = 0;  // bytes of visible text between the <h1> and it, either way
  uint32_t line_bytes = 0;        // of the line it stands in
  float prose_before = 0;         // share of the page's running text before it, 0 to 1
  uint32_t twins = 0;             // how many seen dates stand in elements of the same class
};

/// In page order, at most 300. All-number dates follow the order that the page's clear ones show. Linear in the
/// document. `month_first` as in find_visible_dates.
std::vector<SeenDate> find_seen_dates(const Document& document, const PageLines& lines, bool month_first);

}  // namespace tawatur
