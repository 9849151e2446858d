#include "page/date_clues.h"

#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <string>

#include "base/fold.h"
#include "base/hash.h"
#include "base/resource.h"
#include "base/utf8.h"
#include "page/visible_date.h"

namespace tawatur {
namespace {

constexpr size_t most_dates = 300;
constexpr size_t longest_line = 400;  // bytes; a publication date stands in no longer one
constexpr size_t prose_line = 200;    // bytes from which a line is running text
constexpr size_t label_reach = 60;    // bytes before a date in which its label stands
constexpr int name_reach = 4;         // elements around a date whose names count

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

template <size_t N>
bool is_one_of(std::string_view tag, const std::array<std::string_view, N>& tags) {
  return std::ranges::find(tags, tag) != tags.end();
}

bool is_block(std::string_view tag) {
  static constexpr std::array<std::string_view, 34> tags{
      "p",      "div",    "li",    "ul",    "ol",   "h1",   "h2",     "h3",         "h4",      "h5",      "h6",  "td",
      "th",     "tr",     "table", "tbody", "main", "form", "figure", "blockquote", "section", "article", "pre", "dl",
      "header", "footer", "aside", "nav",   "dt",   "dd",   "body",   "figcaption", "address", "hr"};
  return is_one_of(tag, tags);
}

bool is_invisible(std::string_view tag) {
  static constexpr std::array<std::string_view, 12> tags{"script", "style",  "noscript", "head",   "template", "svg",
                                                         "iframe", "select", "textarea", "canvas", "object",   "title"};
  return is_one_of(tag, tags);
}

/// Calls `use` with each word of a class or id name: cut at divers signs and where lower case turns to upper.
template <class Use>
void for_each_name_word(std::string_view name, Use use) {
  std::array<char, 24> word;
  size_t size = 0;
  const auto end_word = [&] {
    if (size > 0 && size < word.size()) use(std::string_view(word.data(), size));
    size = 0;
  };
  for (size_t at = 0; at < name.size(); ++at) {
    const char c = name[at];
    const bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z';
    if (!upper && !lower) {
      end_word();
      continue;
    }
    if (upper && at > 0 && name[at - 1] >= 'a' && name[at - 1] <= 'z') end_word();
    if (size < word.size()) word[size++] = upper ? static_cast<char>(c + 32) : c;
  }
  end_word();
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

/// Walks the page once, line by line.
class SeenDateFinder {
 public:
  SeenDateFinder(const Document& document, bool month_first) : d_(document), month_first_(month_first) {}

  SeenDates find() {
    for (NodeIndex i = 0; i < d_.size();) {
      while (!open_.empty() && i >= open_.back()) flush(), open_.pop_back();
      const Node& n = d_[i];
      if (n.tag.empty()) {
        if (!n.text.empty()) text(i);
        ++i;
        continue;
      }
      if (is_invisible(n.tag)) {
        i = n.end;
        continue;
      }
      if (is_block(n.tag) || n.tag == "br") {
        flush();
        if (n.tag != "br") open_.push_back(n.end);
        if (n.tag == "h1" && title_at_ == no_title) title_at_ = text_bytes_;
      } else if (n.tag == "time" || n.tag == "relative-time") {
        if (std::optional<Instant> instant = parse_instant(d_.attribute(i, "datetime")))
          elements_.push_back({i, *instant});
      }
      ++i;
    }
    flush();
    finish();
    return std::move(out_);
  }

 private:
  static constexpr uint32_t no_title = UINT32_MAX;

  struct TimeElement {
    NodeIndex node;
    Instant instant;
  };

  void text(NodeIndex i) {
    const std::string_view text = d_[i].text;
    line_bytes_ += static_cast<uint32_t>(text.size());
    if (line_.size() >= longest_line) return;
    if (!line_.empty() && line_.back() != ' ') line_ += ' ';
    parts_.push_back({static_cast<uint32_t>(line_.size()), i});
    fold_to(line_, text.substr(0, longest_line));
    line_may_hold_date_ = line_may_hold_date_ || may_hold_date(text);
  }

  void flush() {
    if (line_bytes_ > 0 || !elements_.empty()) {
      if (line_bytes_ <= longest_line && (line_may_hold_date_ || !elements_.empty())) read_line();
      if (line_bytes_ >= prose_line) prose_ += line_bytes_;
      if (line_may_hold_date_ || line_.find_first_not_of(' ') != std::string::npos) {
        before_.assign(line_.size() <= label_reach ? line_ : std::string());
      }
      text_bytes_ += line_bytes_;
    }
    line_.clear(), parts_.clear(), elements_.clear();
    line_bytes_ = 0, line_may_hold_date_ = false;
  }

  void read_line() {
    const std::vector<VisibleDate> seen =
        line_may_hold_date_ ? find_visible_dates(line_, month_first_) : std::vector<VisibleDate>{};
    size_t last_end = 0;
    for (const VisibleDate& date : seen) {
      const size_t from =
          date.begin - std::min<size_t>(date.begin - std::min<size_t>(last_end, date.begin), label_reach);
      DateLabel label = label_in(std::string_view(line_).substr(from, date.begin - from));
      if (label == DateLabel::none && last_end == 0 && from == 0) label = label_in(before_);
      const auto part = std::ranges::upper_bound(parts_, date.begin, {}, &Part::begin);
      add(part == parts_.begin() ? parts_.front().node : (part - 1)->node, date.instant, label, false);
      last_end = date.end;
    }
    for (const TimeElement& element : elements_) {
      size_t from = line_.size();  // where the element's text begins
      for (const Part& part : parts_) {
        if (part.node > element.node) {
          from = part.begin;
          break;
        }
      }
      const size_t begin = from - std::min(from, label_reach);
      DateLabel label = label_in(std::string_view(line_).substr(begin, from - begin));
      if (label == DateLabel::none && begin == 0) label = label_in(before_);
      add(element.node, element.instant, label, true);
    }
  }

  void add(NodeIndex node, const Instant& instant, DateLabel label, bool in_time_element) {
    if (out_.dates.size() >= most_dates) return;
    SeenDate seen;
    seen.instant = instant, seen.label = label, seen.in_time_element = in_time_element;
    seen.line_bytes = line_bytes_;
    look_around(node, seen);
    seen.after_title = title_at_ != no_title;
    out_.dates.push_back(seen);
    places_.push_back({text_bytes_, prose_, signature_});
  }

  /// Reads tags and names of the elements around a node.
  void look_around(NodeIndex node, SeenDate& seen) {
    signature_ = 0;
    int names = 0;
    for (NodeIndex i = d_[node].tag.empty() ? d_[node].parent : node; i != no_node; i = d_[i].parent) {
      const std::string_view tag = d_[i].tag;
      if (tag == "a") seen.in_link = true;
      if (tag == "time") seen.in_time_element = true;
      if (tag == "li" || tag == "td") seen.in_list_item = true;
      if (tag == "aside" || tag == "nav" || tag == "footer") seen.furniture = true;
      if (tag == "header") seen.in_header = true;
      if (tag == "article" || tag == "main") seen.in_article = true;
      if (tag == "body" || ++names > 24) break;
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

  /// What is known only after the whole page is read.
  void finish() {
    out_.prose_bytes = static_cast<uint32_t>(std::min<uint64_t>(prose_, UINT32_MAX));
    boost::unordered_flat_map<uint64_t, uint32_t> count;
    for (const Place& place : places_) ++count[place.signature];
    for (size_t i = 0; i < out_.dates.size(); ++i) {
      SeenDate& seen = out_.dates[i];
      const uint32_t title = title_at_ == no_title ? 0 : title_at_;
      const uint32_t at = places_[i].text;
      seen.letters_from_title = at > title ? at - title : title - at;
      seen.prose_before = prose_ == 0 ? 0.0f : static_cast<float>(places_[i].prose) / static_cast<float>(prose_);
      seen.twins = count[places_[i].signature];
    }
  }

  struct Part {
    uint32_t begin;  // in line_
    NodeIndex node;
  };
  struct Place {
    uint32_t text;
    uint64_t prose;
    uint64_t signature;
  };

  const Document& d_;
  const bool month_first_;
  SeenDates out_;
  std::vector<Place> places_;    // beside out_.dates
  std::vector<NodeIndex> open_;  // ends of open block elements
  std::string line_;             // folded text of the current line, cut at longest_line
  std::string before_;           // the line before, where it is short: a label may stand alone
  std::vector<Part> parts_;
  std::vector<TimeElement> elements_;
  uint32_t line_bytes_ = 0, text_bytes_ = 0, title_at_ = no_title;
  uint64_t prose_ = 0, signature_ = 0;
  bool line_may_hold_date_ = false;
};

}  // namespace

SeenDates find_seen_dates(const Document& document, bool month_first) {
  return SeenDateFinder(document, month_first).find();
}

}  // namespace tawatur
