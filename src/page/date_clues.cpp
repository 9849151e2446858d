#include "page/date_clues.h"

#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <string>

#include "base/fold.h"
#include "base/hash.h"
#include "base/resource.h"
#include "base/utf8.h"
#include "page/name_words.h"
#include "page/visible_date.h"

namespace tawatur {
namespace {

constexpr size_t most_dates = 300;
constexpr size_t label_reach = 60;  // bytes before a date in which its label stands
constexpr int name_reach = 4;       // elements around a date whose names count

enum class PlaceWord : uint8_t { published, modified, date, byline, list };

const boost::unordered_flat_map<std::string_view, PlaceWord>& place_words() {
  static const auto table = [] {
    boost::unordered_flat_map<std::string_view, PlaceWord> out;
    for (const auto& row : table_rows(resource("page/date_places.tsv"))) {
      if (row.size() < 2) continue;
      out[row[0]] = row[1] == "published"  ? PlaceWord::published
                    : row[1] == "modified" ? PlaceWord::modified
                    : row[1] == "date"     ? PlaceWord::date
                    : row[1] == "byline"   ? PlaceWord::byline
                                           : PlaceWord::list;
    }
    return out;
  }();
  return table;
}

const boost::unordered_flat_map<std::string_view, DateLabel>& label_words() {
  static const auto table = [] {
    boost::unordered_flat_map<std::string_view, DateLabel> out;
    for (const auto& row : table_rows(resource("page/date_labels.tsv"))) {
      if (row.size() < 2) continue;
      out[row[0]] = row[1] == "published"  ? DateLabel::published
                    : row[1] == "modified" ? DateLabel::modified
                                           : DateLabel::apart;
    }
    return out;
  }();
  return table;
}

/// The label that stands nearest before a date.
DateLabel label_in(std::string_view folded_before) {
  DateLabel label = DateLabel::none;
  for (size_t at = 0; at < folded_before.size();) {
    const CodePoint c = decode(folded_before, at);
    if (c.value == U'©') label = DateLabel::apart;
    if (!is_letter(c.value)) {
      at += c.size;
      continue;
    }
    const size_t begin = at;
    while (at < folded_before.size() && is_letter(decode(folded_before, at).value))
      at += decode(folded_before, at).size;
    if (const auto found = label_words().find(folded_before.substr(begin, at - begin)); found != label_words().end())
      label = found->second;
  }
  return label;
}

bool may_hold_date(std::string_view text) {
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] >= '0' && text[at] <= '9') return true;
    const auto byte = static_cast<unsigned char>(text[at]);
    if ((byte == 0xD9 || byte == 0xDB) && at + 1 < text.size()) {  // Arabic-Indic digits: D9 A0–A9, DB B0–B9
      const auto second = static_cast<unsigned char>(text[at + 1]);
      if ((byte == 0xD9 && second >= 0xA0 && second <= 0xA9) || (byte == 0xDB && second >= 0xB0 && second <= 0xB9))
        return true;
    }
  }
  return false;
}

/// Reads the dates of a page's lines.
class SeenDateFinder {
 public:
  SeenDateFinder(const Document& document, const PageLines& lines, bool month_first)
      : d_(document), lines_(lines), month_first_(month_first) {}

  std::vector<SeenDate> find() {
    for (const PageLine& line : lines_.lines) {
      const bool may = may_hold_date(line.text);
      const std::vector<TimeElement> elements = time_elements(line);
      if (may || !elements.empty()) read_line(line, elements, may);
      if (!line.text.empty())
        before_ = line.text.size() <= label_reach ? std::string_view(line.text) : std::string_view();
      if (out_.size() >= most_dates) break;
    }
    boost::unordered_flat_map<uint64_t, uint32_t> count;
    for (const uint64_t signature : signatures_) ++count[signature];
    for (size_t i = 0; i < out_.size(); ++i) out_[i].twins = count[signatures_[i]];
    keep_one_order();
    return std::move(out_);
  }

 private:
  struct TimeElement {
    NodeIndex node;
    Instant instant;
  };

  std::vector<TimeElement> time_elements(const PageLine& line) const {
    std::vector<TimeElement> out;
    for (NodeIndex i = line.begin; i < line.end; ++i) {
      if (d_[i].tag != "time" && d_[i].tag != "relative-time") continue;
      if (const std::optional<Instant> instant = parse_instant(d_.attribute(i, "datetime")))
        out.push_back({i, *instant});
    }
    return out;
  }

  void read_line(const PageLine& line, const std::vector<TimeElement>& elements, bool may_hold_date) {
    folded_.clear();
    fold_to(folded_, line.text);
    size_t last_end = 0;
    if (may_hold_date) {
      for (const VisibleDate& date : find_visible_dates(folded_, month_first_)) {
        const size_t from = std::max(last_end, date.begin - std::min<size_t>(date.begin, label_reach));
        add(line, line.part_at(place_in_line(line, date.begin)).node, date.instant, label_before(date.begin, from),
            false, date.order);
        last_end = date.end;
      }
    }
    for (const TimeElement& element : elements) {
      size_t from = folded_.size();  // where the element's text begins
      for (const LinePart& part : line.parts) {
        if (part.node <= element.node) continue;
        from = folded(std::string_view(line.text).substr(0, part.begin)).size();
        break;
      }
      add(line, element.node, element.instant, label_before(from, from - std::min(from, label_reach)), true,
          DayMonthOrder::clear);
    }
  }

  /// A place of the folded line in the line itself; folding drops marks, so it lies a little further.
  uint32_t place_in_line(const PageLine& line, uint32_t folded_at) const {
    if (folded_.size() == line.text.size()) return folded_at;
    size_t at = 0, length = 0;
    std::string one;
    while (at < line.text.size() && length < folded_at) {
      const uint32_t size = decode(line.text, at).size;
      one.clear();
      fold_to(one, std::string_view(line.text).substr(at, size));
      length += one.size(), at += size;
    }
    return static_cast<uint32_t>(at);
  }

  DateLabel label_before(size_t at, size_t from) const {
    const DateLabel label = label_in(std::string_view(folded_).substr(from, at - from));
    return label == DateLabel::none && from == 0 ? label_in(folded(before_)) : label;
  }

  void add(const PageLine& line, NodeIndex node, const Instant& instant, DateLabel label, bool in_time_element,
           DayMonthOrder order) {
    if (out_.size() >= most_dates) return;
    SeenDate seen;
    seen.instant = instant, seen.order = order, seen.label = label, seen.in_time_element = in_time_element,
    seen.line_bytes = line.bytes;
    seen.after_title = line.after_title, seen.bytes_from_title = line.bytes_from_title;
    seen.prose_before = line.prose_before;
    look_around(node, seen);
    out_.push_back(seen);
    signatures_.push_back(signature_);
  }

  /// A site writes all its dates in one order: those that could be read either way follow the clear ones.
  void keep_one_order() {
    size_t day_first = 0, month_first = 0;
    for (const SeenDate& seen : out_) {
      day_first += seen.order == DayMonthOrder::day_first;
      month_first += seen.order == DayMonthOrder::month_first;
    }
    if ((day_first > 0) == (month_first > 0) || (month_first > 0) == month_first_) return;
    for (SeenDate& seen : out_) {
      if (seen.order == DayMonthOrder::open)
        seen.instant = with_day_and_month_swapped(seen.instant), seen.order = DayMonthOrder::clear;
    }
  }

  /// Reads tags and names of the elements around a node.
  void look_around(NodeIndex node, SeenDate& seen) {
    signature_ = 0;
    int names = 0;
    for (NodeIndex i = d_[node].kind == Tag::text ? d_[node].parent : node; i != no_node; i = d_[i].parent) {
      const Tag tag = d_[i].kind;
      if (tag == Tag::a) seen.in_link = true;
      if (tag == Tag::time) seen.in_time_element = true;
      if (tag == Tag::li || tag == Tag::td) seen.in_list_item = true;
      if (tag == Tag::aside || tag == Tag::nav || tag == Tag::footer) seen.furniture = true;
      if (tag == Tag::header) seen.in_header = true;
      if (tag == Tag::article || tag == Tag::main) seen.in_article = true;
      if (tag == Tag::body || ++names > 24) break;
      if (names > name_reach) continue;
      for (const std::string_view attribute : {"class", "itemprop", "id"}) {
        const std::string_view name = d_.attribute(i, attribute);
        if (name.empty() || name.size() > 300) continue;
        if (attribute == "class") signature_ = hash_combine(signature_, hash_bytes(name));
        for_each_name_word(name, [&](std::string_view word) {
          const auto found = place_words().find(word);
          if (found == place_words().end()) return;
          switch (found->second) {
            case PlaceWord::published:
              if (seen.place == DateLabel::none) seen.place = DateLabel::published;
              break;
            case PlaceWord::modified:
              if (seen.place == DateLabel::none) seen.place = DateLabel::modified;
              break;
            case PlaceWord::date:
              seen.dated_name = true;
              break;
            case PlaceWord::byline:
              seen.byline_name = true;
              break;
            case PlaceWord::list:
              seen.list_name = true;
              break;
          }
        });
      }
    }
  }

  const Document& d_;
  const PageLines& lines_;
  const bool month_first_;
  std::vector<SeenDate> out_;
  std::vector<uint64_t> signatures_;  // beside out_: class names around the date
  std::string folded_;                // the current line
  std::string_view before_;           // the line before, where it is short: a label may stand alone
  uint64_t signature_ = 0;
};

}  // namespace

std::vector<SeenDate> find_seen_dates(const Document& document, const PageLines& lines, bool month_first) {
  return SeenDateFinder(document, lines, month_first).find();
}

}  // namespace tawatur
