#include "page/plain_text.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/utf8.h"
#include "page/furniture_words.h"

namespace tawatur {
namespace {

struct Line {
  std::string text;
  std::string folded;
  uint32_t words = 0, letters = 0;
  bool ends_sentence = false;
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> out;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    std::string_view raw = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    Line line;
    bool space = false;
    for (size_t at = 0; at < raw.size();) {
      const CodePoint c = decode(raw, at);
      if (is_space(c.value)) {
        space = !line.text.empty();
      } else {
        if (space || line.text.empty()) ++line.words;
        if (space) line.text += ' ';
        space = false;
        line.text.append(raw.substr(at, c.size));
        ++line.letters;
      }
      at += c.size;
    }
    if (line.text.empty()) continue;
    line.folded = folded(line.text);
    const char32_t last = decode_before(line.text, line.text.size()).value;
    line.ends_sentence = last == '.' || last == '!' || last == U'؟' || last == '?' || last == U'»' || last == U'”' ||
                         last == '"' || last == ':' || last == U'…';
    out.push_back(std::move(line));
  }
  return out;
}

/// Words that a site's controls are made of; a short line of nothing else is a bar of controls.
bool is_control_bar(const Line& line) {
  static constexpr std::array<std::string_view, 26> controls{
      "تعليق", "تعليقات",  "ارسل",     "ارسال",   "طباعه",    "تبليغ",  "حذف",      "مشاركه", "شارك",
      "حفظ",   "نسخ",      "الرابط",   "فيسبوك",  "تويتر",    "واتساب", "تيليجرام", "تلغرام", "لينكدان",
      "بريد",  "الكتروني", "facebook", "twitter", "whatsapp", "share",  "print",    "email"};
  if (line.words > 14 || line.ends_sentence) return false;
  uint32_t hits = 0;
  std::string_view rest = line.folded;
  while (!rest.empty()) {
    const size_t end = rest.find(' ');
    std::string_view word = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    while (!word.empty() && (word.back() == ':' || word.back() == ',')) word.remove_suffix(1);
    hits += std::ranges::find(controls, word) != controls.end();
  }
  return hits >= 2 && hits * 2 >= line.words;
}

/// "قائمة 2 من 4…": an item of a numbered list of other stories, read out for screen readers.
bool is_numbered_item(std::string_view folded_line) {
  for (const std::string_view front : {"- قايمه ", "- القايمه ", "قايمه ", "- list ", "list "}) {
    if (!folded_line.starts_with(front)) continue;
    const std::string_view rest = folded_line.substr(front.size());
    const bool number_of = rest.size() > 2 && rest[0] >= '0' && rest[0] <= '9';
    if (number_of || rest.starts_with("من ")) return true;
  }
  return false;
}

/// "0 تعليق", "12 comments": a count and nothing else.
bool is_comment_count(const Line& line) {
  if (line.words > 2 || line.folded.empty() || line.folded[0] < '0' || line.folded[0] > '9') return false;
  return line.folded.find("تعليق") != std::string::npos || line.folded.find("comment") != std::string::npos;
}

/// Items of a menu or a list of links glued together: the end of one word runs into the article or a capital of the
/// next.
bool looks_glued(const Line& line) {
  if (line.ends_sentence) return false;
  uint32_t glued = 0;
  for (size_t at = line.folded.find("ال"); at != std::string::npos; at = line.folded.find("ال", at + 2)) {
    // ه (ة) or ي (ى) never stands inside a word before the article
    if (at >= 2 && (line.folded.compare(at - 2, 2, "ه") == 0)) ++glued;
  }
  return glued >= 1 && line.words <= 3;
}

}  // namespace

PlainText clean_plain_text(std::string_view text) {
  const std::vector<Line> lines = lines_of(text);
  std::vector<FurnitureKind> why(lines.size());
  std::vector<bool> gone(lines.size(), false);
  const auto drop = [&](size_t i, FurnitureKind kind) { gone[i] = true, why[i] = kind; };
  size_t tail = lines.size();
  for (size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    const LineShape shape{std::string_view(line.folded).substr(0, announcing_bytes), line.words,
                          line.text.ends_with('.')};
    const std::optional<Announced> announced = announced_furniture(shape);
    if (announced && (announced->what == Announcement::line ||
                      (announced->what == Announcement::all_after && i * 3 > lines.size()))) {
      drop(i, announced->kind);
      if (announced->what == Announcement::all_after) tail = std::min(tail, i);
    }
    if (!gone[i] && is_numbered_item(line.folded)) drop(i, FurnitureKind::related);
    if (!gone[i] && is_comment_count(line)) drop(i, FurnitureKind::comments);
    if (!gone[i] && is_control_bar(line)) drop(i, FurnitureKind::sharing);
    if (!gone[i] && i < 3 && looks_glued(line)) drop(i, FurnitureKind::navigation);
  }
  for (size_t i = tail; i < lines.size(); ++i) {
    if (!gone[i]) drop(i, FurnitureKind::comments);
  }
  // items below "recommended stories": numbered list items without a full stop
  for (size_t i = 1; i < lines.size(); ++i) {
    if (gone[i] || !gone[i - 1] || why[i - 1] != FurnitureKind::related) continue;
    if (lines[i].folded.starts_with("- ") && !lines[i].ends_sentence) drop(i, FurnitureKind::related);
  }
  PlainText out;
  bool title_sought = true;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (gone[i]) {
      out.furniture.push_back({lines[i].text, why[i]});
      continue;
    }
    const char32_t last = decode_before(lines[i].text, lines[i].text.size()).value;
    if (title_sought && lines[i].words >= 3 && lines[i].words <= 30 && last != '.' && last != ':') {
      out.title = lines[i].text;
    } else {
      if (!out.body.empty()) out.body += '\n';
      out.body += lines[i].text;
    }
    title_sought = false;
  }
  return out;
}

}  // namespace tawatur
