#include "page/plain_text.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"
#include "page/furniture_kind.h"
#include "page/plain_judge.h"
#include "page/plain_line.h"
#include "page/plain_pattern.h"
#include "page/visible_date.h"

namespace tawatur {
namespace {

constexpr uint32_t short_words = 3;         // of a line that may be an item of a menu
constexpr uint32_t item_words = 18;         // of a link to another story
constexpr size_t most_items = 8;            // below one header, where an article goes on behind them
constexpr std::ptrdiff_t least_judged = 8;  // lines: fewer are no page around an article
constexpr size_t top_lines = 6;             // among which dates and repeated titles are looked for

/// A header of links alone: what follows are its items. With a link of its own behind the words it announces no more.
bool is_bare_header(const PlainLine& line, std::string_view behind_words) {
  if (line.text.ends_with(':') || !has_letters(behind_words)) return true;
  return behind_words.starts_with(' ') && has_letters(behind_words.substr(1, 2)) &&
         std::ranges::count(behind_words, ' ') == 1;
}

bool is_paragraph(const PlainLine& line) { return line.words > 25 || (line.words > 8 && line.text.ends_with('.')); }

/// Whether a sentence ends inside; the two dots of a headline ("شاهد.. لحظة الوصول") end none.
bool holds_sentence_end(std::string_view text) {
  for (size_t at = 0; (at = text.find(". ", at)) != std::string_view::npos; ++at) {
    if (at == 0 || text[at - 1] != '.') return true;
  }
  return false;
}

bool may_be_item(const PlainLine& line) {
  return line.words <= item_words && !line.text.starts_with('*') && !line.text.ends_with('.') &&
         !line.text.ends_with(':') && !holds_sentence_end(line.text);
}

class Cleaner {
 public:
  explicit Cleaner(std::string_view text) : lines_(plain_lines(text)), why_(lines_.size()), header_(lines_.size()) {}

  PlainText clean(PlainSource source) {
    while (first_paragraph_ < lines_.size() && !is_paragraph(lines_[first_paragraph_])) ++first_paragraph_;
    mark_lines();
    mark_items();
    mark_tail();
    mark_menus();
    mark_top();
    if (source == PlainSource::whole_page) mark_judged();
    mark_dividers();
    return collect();
  }

 private:
  void drop(size_t i, FurnitureKind kind) {
    if (!why_[i]) why_[i] = kind;
  }

  /// Lines that tell by themselves what they are.
  void mark_lines() {
    size_t tail = lines_.size();
    for (size_t i = 0; i < lines_.size(); ++i) {
      const PlainLine& line = lines_[i];
      for (const PlainPattern& p : plain_patterns()) {
        if (!matches(line, p, i * 3 <= lines_.size()) ||
            (p.where == PlainPattern::Where::colon && i < first_paragraph_))
          continue;
        drop(i, p.kind);
        header_[i] = p.kind == FurnitureKind::related && is_bare_header(line, *behind(line, p));
        if (p.where == PlainPattern::Where::tail) tail = std::min(tail, i);
        break;
      }
      if (why_[i]) continue;
      if (const std::optional<std::string_view> rest = behind_related_header(line)) {
        const bool alone = !has_letters(*rest);
        if (alone || begins_with_colon(*rest)) drop(i, FurnitureKind::related), header_[i] = alone;
      }
      if (has_mail_address(line)) drop(i, FurnitureKind::template_text);
      if (is_numbered_item(line.folded) || is_hashtags(line)) drop(i, FurnitureKind::related);
      if (speaks_to_readers(line)) drop(i, FurnitureKind::sharing);
      if (line.words <= 25 && line.text.find("©") != std::string::npos) drop(i, FurnitureKind::template_text);
      if (is_comment_count(line)) drop(i, FurnitureKind::comments);
      if (const std::optional<FurnitureKind> bar = bar_kind(line)) drop(i, *bar);
    }
    for (size_t i = tail; i < lines_.size(); ++i) drop(i, FurnitureKind::comments);
  }

  /// Links below a header of their own.
  void mark_items() {
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (!header_[i]) continue;
      size_t end = i + 1;
      while (end < lines_.size() && !why_[end] && may_be_item(lines_[end])) ++end;
      const bool to_the_end = std::all_of(why_.begin() + static_cast<std::ptrdiff_t>(end), why_.end(),
                                          [](const auto& why) { return why.has_value(); });
      // many lines without a full stop in the middle of a page are an article's own
      if (!to_the_end && end - i - 1 > most_items) continue;
      // above the article's first paragraph the title itself may follow
      if (!to_the_end && i < first_paragraph_) continue;
      for (size_t item = i + 1; item < end; ++item) drop(item, FurnitureKind::related);
    }
  }

  /// Behind the last paragraph: once the site's own parts have begun, what follows is theirs, but for signatures.
  void mark_tail() {
    size_t tail = lines_.size();
    while (tail > first_paragraph_ && (why_[tail - 1] || !is_paragraph(lines_[tail - 1]))) --tail;
    mark_closing_clock(tail);
    bool begun = false;
    for (size_t i = tail; i < lines_.size(); ++i) {
      if (why_[i])
        begun = begun || header_[i] || (why_[i] != FurnitureKind::related && why_[i] != FurnitureKind::advertising);
      else if (begun && may_be_item(lines_[i]) && !lines_[i].text.starts_with('-') && !lines_[i].text.starts_with('('))
        drop(i, FurnitureKind::other);
    }
  }

  /// A clock that closes the page, with the number of an agency's report behind it ("21:40 ت م", "0187").
  void mark_closing_clock(size_t tail) {
    size_t begin = lines_.size();
    bool clock = false;
    for (; begin > tail; --begin) {
      const PlainLine& line = lines_[begin - 1];
      clock = clock || is_clock(line);
      if (!why_[begin - 1] && !is_number(line) && !is_clock(line)) break;
    }
    for (size_t i = begin; clock && i < lines_.size(); ++i) drop(i, FurnitureKind::template_text);
  }

  bool may_be_menu_item(size_t i) const {
    const PlainLine& line = lines_[i];
    return !why_[i] && line.words <= short_words && !line.ends_sentence && line.letters >= 2 && !is_divider(line) &&
           std::ranges::none_of(line.folded, [](char c) { return c >= '0' && c <= '9'; });
  }

  /// Runs of short lines at the very start and the very end, and glued ones.
  void mark_menus() {
    // fewer where a line beside them is known
    constexpr size_t least_at_start = 3, least_at_end = 4, least_beside_known = 2;
    size_t start = 0;
    while (start < lines_.size() && (why_[start] || may_be_menu_item(start) || is_number(lines_[start]))) ++start;
    if (start < lines_.size() && is_menu(0, start, least_at_start, least_beside_known)) {
      const size_t title = is_paragraph(lines_[start]) ? last_left_before(start) : start;
      for (size_t i = 0; i < start; ++i) {
        if (i != title) drop(i, FurnitureKind::navigation);
      }
    }
    size_t end = lines_.size();
    while (end > start && (why_[end - 1] || may_be_menu_item(end - 1))) --end;
    if (is_menu(end, lines_.size(), least_at_end, least_beside_known)) {
      for (size_t i = end; i < lines_.size(); ++i) drop(i, FurnitureKind::navigation);
    }
    for (size_t i = 0; i < lines_.size(); ++i) {
      const bool edge = i < 3 || i + 3 >= lines_.size() || (i > 0 && why_[i - 1].has_value());
      if (!why_[i] && edge && looks_glued(lines_[i]))
        drop(i, i < 3 ? FurnitureKind::navigation : FurnitureKind::related);
    }
  }

  /// The last line before `end` that is not dropped: a short title where the article begins right below.
  size_t last_left_before(size_t end) const {
    while (end > 0 && why_[end - 1]) --end;
    return end - 1;
  }

  bool is_menu(size_t begin, size_t end, size_t least, size_t least_beside_known) const {
    const size_t left = count_left(begin, end), known = end - begin - left;
    return left >= least || (known > 0 && left >= least_beside_known) || (known > 1 && left > 0);
  }

  size_t count_left(size_t begin, size_t end) const {
    return static_cast<size_t>(std::count(why_.begin() + static_cast<std::ptrdiff_t>(begin),
                                          why_.begin() + static_cast<std::ptrdiff_t>(end), std::nullopt));
  }

  /// The title a second time, and lines of nothing but a date, among the first lines.
  void mark_top() {
    for (size_t i = 0; i < std::min(lines_.size(), top_lines); ++i) {
      if (!why_[i] && is_trail(lines_[i])) drop(i, FurnitureKind::navigation);
      if (!why_[i] && is_number(lines_[i])) drop(i, FurnitureKind::other);
    }
    size_t title = 0;
    for (; title < lines_.size() && (why_[title] || is_dateline(lines_[title])); ++title)
      drop(title, FurnitureKind::template_text);
    for (size_t i = title + 1; i < std::min(lines_.size(), title + top_lines); ++i) {
      if (why_[i]) continue;
      if (i <= title + 2 && lines_[i].folded == lines_[title].folded && lines_[i].words > short_words)
        drop(i, FurnitureKind::template_text);
      if (!why_[i] && (is_dateline(lines_[i]) || is_clock(lines_[i]))) {
        drop(i, FurnitureKind::template_text);
        if (!published_) published_ = find_visible_date(lines_[i].text, false);
      }
    }
  }

  /// What looks like no article among the lines around it, whatever its words.
  void mark_judged() {
    std::vector<std::string_view> texts;
    texts.reserve(lines_.size());
    for (const PlainLine& line : lines_) texts.push_back(line.text);
    const std::vector<uint8_t> verdicts = judge_plain_lines(texts);
    const auto out = [](uint8_t verdict) { return verdict < plain_threshold(); };
    if (std::ranges::count_if(verdicts, out) < least_judged) return;
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (out(verdicts[i])) drop(i, FurnitureKind::other);
    }
  }

  /// Rules between the article and what was dropped; those between its own parts stay.
  void mark_dividers() {
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (why_[i] || !is_divider(lines_[i])) continue;
      if (i == 0 || i + 1 == lines_.size() || why_[i - 1] || why_[i + 1]) drop(i, FurnitureKind::other);
    }
  }

  PlainText collect() {
    PlainText out;
    out.published = published_;
    bool title_sought = true;
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (why_[i]) {
        out.furniture.push_back({std::move(lines_[i].text), *why_[i]});
        continue;
      }
      std::string& text = lines_[i].text;
      const char32_t last = decode_before(text, text.size()).value;
      if (title_sought && lines_[i].words >= 3 && lines_[i].words <= 30 && last != '.' && last != ':') {
        out.title = std::move(text);
      } else {
        if (!out.body.empty()) out.body += '\n';
        out.body += text;
      }
      title_sought = false;
    }
    return out;
  }

  std::vector<PlainLine> lines_;
  std::vector<std::optional<FurnitureKind>> why_;  // none: the article's
  size_t first_paragraph_ = 0;
  std::vector<bool> header_;  // announces links
  std::optional<Instant> published_;
};

}  // namespace

PlainText clean_plain_text(std::string_view text, PlainSource source) { return Cleaner(text).clean(source); }

}  // namespace tawatur
