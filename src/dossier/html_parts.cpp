#include "dossier/html_parts.h"

#include <fmt/format.h>

#include <algorithm>

#include "dossier/labels.h"
#include "dossier/wrap.h"
#include "lineage/difference.h"

namespace tawatur {

std::string html_escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string html_label(std::string_view key) {
  return fmt::format("<span class=ar>{}</span><span class=en lang=en dir=ltr>{}</span>",
                     label(key, LabelLanguage::arabic), label(key, LabelLanguage::english));
}

std::string html_anchor(PageIndex page) { return fmt::format("p{}", page + 1); }
std::string html_anchor(PageIndex page, uint32_t sentence) { return fmt::format("p{}s{}", page + 1, sentence + 1); }

std::string family_graph(const View& view, const Family& family) {
  constexpr int row_height = 34, width = 760, text_room = 330, right = width - 20;
  // rows: a credited origin whose page is absent first, then pages by time
  std::vector<PageIndex> pages = family.pages;
  const auto seconds = [&](PageIndex p) {
    return view.reading(p).page.published ? view.reading(p).page.published->seconds : INT64_MAX;
  };
  std::ranges::stable_sort(pages, {}, [&](PageIndex p) { return std::pair(family.origin_page != p, seconds(p)); });
  int64_t first = INT64_MAX, last = INT64_MIN;
  for (const PageIndex p : pages) {
    if (seconds(p) == INT64_MAX) continue;
    first = std::min(first, seconds(p)), last = std::max(last, seconds(p));
  }
  const bool absent_origin = !family.origin_page && !family.origin_name.empty();
  const int rows = static_cast<int>(pages.size()) + (absent_origin ? 1 : 0);
  const auto x_of = [&](PageIndex p) {
    if (seconds(p) == INT64_MAX || last <= first) return right - 30;
    return right - 30 -
           static_cast<int>(static_cast<double>(seconds(p) - first) / static_cast<double>(last - first) *
                            (right - 60 - text_room));
  };
  const auto y_of = [&](size_t row) { return static_cast<int>(row) * row_height + 22; };
  std::string out = fmt::format("<svg class=graph viewBox=\"0 0 {} {}\" role=img>", width, rows * row_height + 12);
  const auto place_of = [&](PageIndex p) {
    const size_t row = static_cast<size_t>(std::ranges::find(pages, p) - pages.begin()) + (absent_origin ? 1 : 0);
    return std::pair(x_of(p), y_of(row));
  };
  const auto edge = [&](std::pair<int, int> a, std::pair<int, int> b, std::string_view kind) {
    out += fmt::format("<path class=\"edge {}\" d=\"M{} {}C{} {} {} {} {} {}\"/>", kind, a.first, a.second, a.first,
                       b.second, b.first + 30, b.second, b.first + 7, b.second);
  };
  if (absent_origin) {
    for (const PageIndex p : pages) edge({right - 10, y_of(0)}, place_of(p), "absent");
    out +=
        fmt::format("<circle class=absent cx={} cy={} r=6 /><text x={} y={} text-anchor=start direction=rtl>{}</text>",
                    right - 10, y_of(0), right - 24, y_of(0) + 5, html_escaped(family.origin_name));
  }
  const auto drawn = [&](PageIndex p) { return std::ranges::find(pages, p) != pages.end(); };
  for (const LineageLink& link : family.links) {
    // a round-up's links lead to pages of other families too
    if (drawn(link.from) && drawn(link.to)) edge(place_of(link.from), place_of(link.to), name_of(link.relation));
  }
  for (const PageIndex p : pages) {
    const auto [x, y] = place_of(p);
    std::string text(view.outlet(p));
    if (const auto& published = view.reading(p).page.published)
      text += " · " + to_iso(*published).substr(0, published->has_clock ? 16 : 10);
    out += fmt::format(
        "<a href=\"#{}\"><circle class={} cx={} cy={} r=6 /><text x={} y={} text-anchor=start "
        "direction=rtl>{}</text></a>",
        html_anchor(p), family.origin_page == p ? "origin" : "member", x, y, x - 14, y + 5,
        html_escaped(shortened(text, 44)));
  }
  return out + "</svg>";
}

namespace {

/// One column: the page's text with what changed marked by its kind.
std::string column(const View& view, PageIndex page, const std::vector<ChangedSpan>& spans,
                   std::string_view only_here) {
  const std::string& text = view.reading(page).page.text;
  std::string out = fmt::format("<div class=col><h5>{}</h5>", html_escaped(view.outlet(page)));
  uint32_t at = 0;
  const auto put = [&](uint32_t end, Change change) {
    if (end <= at) return;
    std::string piece = html_escaped(std::string_view(text).substr(at, end - at));
    for (size_t i; (i = piece.find('\n')) != std::string::npos;) piece.replace(i, 1, "<br>");
    switch (change) {
      case Change::kept:
        out += piece;
        break;
      case Change::only_here:
        out += fmt::format("<{0}>{1}</{0}>", only_here, piece);
        break;
      case Change::reworded:
        out += fmt::format("<em>{}</em>", piece);
        break;
      default:
        out += fmt::format("<mark title=\"{}\">{}</mark>", name_of(change), piece);
        break;  // small, and it matters
    }
    at = end;
  };
  for (const ChangedSpan& span : spans) {
    put(std::max(at, span.span.begin), Change::kept);
    put(span.span.end, span.change);
  }
  put(static_cast<uint32_t>(text.size()), Change::kept);
  return out + "</div>";
}

}  // namespace

std::string side_by_side(const View& view, const LineageLink& link) {
  const TextDifference difference = difference_between(view.reading(link.from), view.reading(link.to));
  return "<div class=pair>" + column(view, link.from, difference.from, "del") +
         column(view, link.to, difference.to, "ins") + "</div>";
}

}  // namespace tawatur
