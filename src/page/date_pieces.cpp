#include "page/date_pieces.h"

#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdlib>
#include <string>

#include "base/fold.h"
#include "base/resource.h"
#include "base/utf8.h"
#include "page/visible_date.h"

namespace tawatur {
namespace {

constexpr size_t most_pieces = 200;

struct Month {
  int number = 0;
  bool hijri = false;
};

const boost::unordered_flat_map<std::string_view, Month>& months() {
  static const auto table = [] {
    boost::unordered_flat_map<std::string_view, Month> out;
    for (const auto& row : table_rows(resource("page/months.tsv"))) {
      if (row.size() >= 2) out[row[0]] = {std::atoi(std::string(row[1]).c_str()), row.size() > 2 && row[2] == "hijri"};
    }
    return out;
  }();
  return table;
}

/// Endings of ordinals and small words of dates ("12th of March", "12 de marzo", "2026年3月12日") do not part a date.
bool joins_dates(std::string_view word) {
  static constexpr std::array<std::string_view, 18> words{"th", "st", "nd",   "rd", "of", "de", "del", "d",  "den",
                                                          "er", "le", "года", "г",  "年", "月", "日",  "년", "월"};
  for (const std::string_view w : words) {
    if (w == word) return true;
  }
  return false;
}

bool is_divider(char32_t c) {
  return is_space(c) || c == '.' || c == ',' || c == U'،' || c == '/' || c == '-' || c == U'–' || c == U'‑' ||
         c == '|' || c == '(' || c == ')';
}

/// Cuts a folded text into numbers, month names and clocks.
class PieceReader {
 public:
  explicit PieceReader(std::string_view text) : text_(text) {}

  std::vector<Piece> read() {
    while (at_ < text_.size() && out_.size() < most_pieces) {
      const CodePoint c = decode(text_, at_);
      if (digit_value(c.value) >= 0) {
        number();
      } else if (is_letter(c.value) || (c.value >= 0x900 && c.value < 0xE00)) {  // Indic vowel signs are no letters
        word();
      } else {
        near_ = near_ && is_divider(c.value);
        at_ += c.size;
      }
    }
    return std::move(out_);
  }

 private:
  void add(Piece piece, size_t begin) {
    piece.near = near_, piece.begin = static_cast<uint32_t>(begin), piece.end = static_cast<uint32_t>(at_);
    out_.push_back(piece);
    near_ = true;
  }

  int32_t digits(int& count) {
    int32_t value = 0;
    for (count = 0; at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9'; ++at_, ++count) {
      if (count < 8) value = value * 10 + (text_[at_] - '0');
    }
    return value;
  }

  void number() {
    const size_t begin = at_;
    Piece piece;
    piece.number = digits(piece.digits);
    const auto two_digits_follow = [&] {
      return at_ + 2 < text_.size() && text_[at_] == ':' && text_[at_ + 1] >= '0' && text_[at_ + 1] <= '5' &&
             text_[at_ + 2] >= '0' && text_[at_ + 2] <= '9' &&
             (at_ + 3 == text_.size() || text_[at_ + 3] < '0' || text_[at_ + 3] > '9');
    };
    if (piece.digits <= 2 && piece.number < 24 && two_digits_follow()) {
      int count = 0;
      ++at_;
      int32_t seconds = piece.number * 3600 + digits(count) * 60;
      if (two_digits_follow()) ++at_, seconds += digits(count);
      piece.kind = PieceKind::clock, piece.number = seconds;
    }
    add(piece, begin);
  }

  size_t word_end(size_t at) const {
    while (at < text_.size()) {
      const CodePoint c = decode(text_, at);
      if (!is_letter(c.value) && !(c.value >= 0x900 && c.value < 0xE00)) break;
      at += c.size;
    }
    return at;
  }

  void word() {
    const size_t begin = at_;
    at_ = word_end(at_);
    auto month = months().end();
    if (at_ < text_.size() && text_[at_] == ' ') {  // months of two words
      const size_t second = word_end(at_ + 1);
      month = months().find(text_.substr(begin, second - begin));
      if (month != months().end()) at_ = second;
    }
    const std::string_view word = text_.substr(begin, at_ - begin);
    if (month == months().end()) month = months().find(word);
    if (month != months().end()) {
      Piece piece;
      piece.kind = PieceKind::month, piece.month = month->second.number, piece.hijri = month->second.hijri;
      add(piece, begin);
    } else {
      near_ = near_ && joins_dates(word);
    }
  }

  std::string_view text_;
  size_t at_ = 0;
  bool near_ = true;
  std::vector<Piece> out_;
};

bool begins_with_word(std::string_view text, std::string_view word) {
  return text.starts_with(word) && (text.size() == word.size() || !is_letter(decode(text, word.size()).value));
}

}  // namespace

std::vector<Piece> read_pieces(std::string_view folded_text) { return PieceReader(folded_text).read(); }

ClockTail read_clock_tail(std::string_view text) {
  ClockTail out;
  const std::string_view whole = text;
  const auto skip = [&] {
    while (!text.empty() && (text.front() == ' ' || text.front() == '(' || text.front() == ',')) text.remove_prefix(1);
  };
  const auto take = [&](std::string_view word) {
    skip();
    if (!begins_with_word(text, word)) return false;
    text.remove_prefix(word.size());
    out.size = static_cast<uint32_t>(whole.size() - text.size());
    return true;
  };
  if (take("pm") || take("p.m") || take("م") || take("مساء") || take("مساءا"))
    out.afternoon = true;
  else if (take("am") || take("a.m") || take("ص") || take("صباحا"))
    out.afternoon = false;
  take(".");
  take("بتوقيت");
  if (take("gmt") || take("utc") || take("غرينتش") || take("جرينتش") || take("غرينيتش")) {
    out.zone_minutes = 0;
    if (text.size() >= 2 && (text[0] == '+' || text[0] == '-') && text[1] >= '0' && text[1] <= '9') {
      size_t n = 1;
      int32_t hours = 0, minutes = 0;
      for (; n < text.size() && n < 3 && text[n] >= '0' && text[n] <= '9'; ++n) hours = hours * 10 + (text[n] - '0');
      if (n + 2 < text.size() && text[n] == ':' && text[n + 1] >= '0' && text[n + 1] <= '5')
        minutes = (text[n + 1] - '0') * 10 + (text[n + 2] >= '0' && text[n + 2] <= '9' ? text[n + 2] - '0' : 0);
      if (hours <= 14) out.zone_minutes = (text[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
    }
  } else if (take("مكه")) {
    out.zone_minutes = 180;
  }
  return out;
}

bool is_month_name(std::string_view folded_word) { return months().contains(folded_word); }

}  // namespace tawatur
