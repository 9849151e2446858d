#include "page/visible_date.h"

#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdlib>
#include <string>

#include "base/fold.h"
#include "base/hijri.h"
#include "base/resource.h"
#include "base/utf8.h"

namespace tawatur {
namespace {

constexpr size_t most_pieces = 200;   // of a text; a date stands near the front
constexpr uint32_t clock_reach = 20;  // bytes between a date and its clock

enum class PieceKind : uint8_t { number, month, clock };

struct Piece {
  PieceKind kind = PieceKind::number;
  bool near = true;  // only dividers of dates stand between this and the piece before
  bool hijri = false;
  int month = 0;  // of a month's name
  int digits = 0;
  int32_t number = 0;  // of a run of digits; a clock's seconds since midnight
  uint32_t begin = 0, end = 0;
};

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

std::optional<Date> made(int32_t year, int month, int32_t day) {
  const Date date{year, static_cast<uint8_t>(month), static_cast<uint8_t>(day)};
  if (year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31 || !is_valid(date))
    return std::nullopt;
  return date;
}

std::optional<Date> made_from_hijri(int32_t year, int month, int32_t day) {
  if (year < 1410 || year > 1525 || month < 1 || month > 12 || day < 1 || day > 30) return std::nullopt;
  const Date date = from_hijri({year, static_cast<uint8_t>(month), static_cast<uint8_t>(day)});
  return made(date.year, date.month, date.day);
}

bool is_day(const Piece& p) { return p.kind == PieceKind::number && p.digits > 0 && p.digits <= 2; }
bool is_year(const Piece& p) { return p.kind == PieceKind::number && p.digits == 4; }
bool is_named_month(const Piece& p) { return p.kind == PieceKind::month; }
bool is_hijri_year(const Piece& p) { return is_year(p) && p.number >= 1410 && p.number <= 1525; }

/// A date of the pieces from `i`; `length` becomes how many it took.
std::optional<Date> date_at(const std::vector<Piece>& p, size_t i, bool month_first, size_t& length) {
  length = 3;
  if (i + 2 >= p.size() || !p[i + 1].near || !p[i + 2].near) return std::nullopt;
  const Piece &a = p[i], &b = p[i + 1], &c = p[i + 2];
  if (is_named_month(a) && is_day(b) && is_year(c)) return made(c.number, a.month, b.number);
  if (is_day(a) && is_named_month(b) && is_year(c))
    return b.hijri ? made_from_hijri(c.number, b.month, a.number) : made(c.number, b.month, a.number);
  // "مارس/اذار": two names of one month
  if (is_day(a) && is_named_month(b) && is_named_month(c) && b.month == c.month && i + 3 < p.size() && p[i + 3].near &&
      is_year(p[i + 3])) {
    length = 4;
    return made(p[i + 3].number, b.month, a.number);
  }
  if (is_year(a) && is_named_month(b) && is_day(c)) return made(a.number, b.month, c.number);
  if (is_year(a) && is_day(b) && is_day(c))
    return is_hijri_year(a) ? made_from_hijri(a.number, b.number, c.number) : made(a.number, b.number, c.number);
  if (is_day(a) && is_day(b) && is_year(c)) {
    if (is_hijri_year(c)) return made_from_hijri(c.number, b.number, a.number);
    const bool swap = a.number <= 12 && (month_first || b.number > 12);
    return swap ? made(c.number, a.number, b.number) : made(c.number, b.number, a.number);
  }
  return std::nullopt;
}

DayMonthOrder order_of(const Piece& first, const Piece& second) {
  if (!is_day(first) || !is_day(second)) return DayMonthOrder::clear;
  if (first.number > 12) return DayMonthOrder::day_first;
  if (second.number > 12) return DayMonthOrder::month_first;
  return first.number == second.number ? DayMonthOrder::clear : DayMonthOrder::open;
}

bool begins_with_word(std::string_view text, std::string_view word) {
  return text.starts_with(word) && (text.size() == word.size() || !is_letter(decode(text, word.size()).value));
}

/// What stands behind a clock: afternoon or morning, and the zone where the text names one.
struct ClockTail {
  std::optional<bool> afternoon;
  std::optional<int32_t> zone_minutes;
  uint32_t size = 0;
};

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

/// Adds the clock that stands right behind or right before a date.
void add_clock(VisibleDate& date, std::string_view text, const std::vector<Piece>& p, size_t first, size_t after) {
  const Piece* clock = nullptr;
  if (after < p.size() && p[after].kind == PieceKind::clock && p[after].begin - date.end <= clock_reach)
    clock = &p[after];
  else if (first > 0 && p[first - 1].kind == PieceKind::clock && date.begin - p[first - 1].end <= 2 * clock_reach)
    clock = &p[first - 1];
  if (clock == nullptr) return;
  const ClockTail tail = read_clock_tail(text.substr(clock->end, 60));
  int32_t seconds = clock->number;
  if (tail.afternoon && *tail.afternoon && seconds < 12 * 3600) seconds += 12 * 3600;
  if (tail.afternoon && !*tail.afternoon && seconds >= 12 * 3600) seconds -= 12 * 3600;
  date.instant.seconds += seconds - tail.zone_minutes.value_or(0) * 60;
  date.instant.has_clock = true, date.instant.zone_minutes = tail.zone_minutes;
  date.begin = std::min(date.begin, clock->begin);
  date.end = std::max(date.end, clock->end + tail.size);
}

}  // namespace

std::vector<VisibleDate> find_visible_dates(std::string_view text, bool month_first) {
  const std::vector<Piece> pieces = PieceReader(text).read();
  std::vector<VisibleDate> out;
  bool last_hijri = false;
  for (size_t i = 0; i + 2 < pieces.size();) {
    size_t length = 0;
    const std::optional<Date> date = date_at(pieces, i, month_first, length);
    if (!date) {
      ++i;
      continue;
    }
    VisibleDate found{{days_of(*date) * 86400, *date, false, {}}, pieces[i].begin, pieces[i + length - 1].end};
    found.order = order_of(pieces[i], pieces[i + 1]);
    add_clock(found, text, pieces, i, i + length);
    const bool hijri = pieces[i + 1].hijri || is_hijri_year(pieces[i]) || is_hijri_year(pieces[i + 2]);
    const bool twin = !out.empty() && found.begin >= out.back().end && found.begin - out.back().end < 24 &&
                      std::abs(out.back().instant.seconds - found.instant.seconds) <= 3 * 86400;
    if (twin && hijri != last_hijri) {  // the Gregorian one is what the page means
      if (!hijri) out.back().instant = found.instant;
      out.back().end = found.end;
    } else {
      out.push_back(found);
    }
    last_hijri = hijri;
    i += length;
  }
  return out;
}

Instant with_day_and_month_swapped(const Instant& instant) {
  Instant out = instant;
  std::swap(out.local.month, out.local.day);
  out.seconds += (days_of(out.local) - days_of(instant.local)) * 86400;
  return out;
}

std::optional<Instant> find_visible_date(std::string_view text, bool month_first) {
  const std::vector<VisibleDate> dates = find_visible_dates(folded(text), month_first);
  return dates.empty() ? std::nullopt : std::optional(dates.front().instant);
}

bool is_month_name(std::string_view folded_word) { return months().contains(folded_word); }

std::optional<Instant> date_in_url(std::string_view url) {
  const auto digits = [&](size_t at, size_t count) {
    if (at + count > url.size()) return -1;
    int32_t value = 0;
    for (size_t i = at; i < at + count; ++i) {
      if (url[i] < '0' || url[i] > '9') return -1;
      value = value * 10 + (url[i] - '0');
    }
    return value;
  };
  const auto digit_at = [&](size_t at) { return at < url.size() && url[at] >= '0' && url[at] <= '9'; };
  for (size_t at = std::min(url.find('/'), url.size()); at + 9 <= url.size(); ++at) {
    if (url[at] != '/' && url[at] != '-' && url[at] != '_') continue;
    const int32_t year = digits(at + 1, 4);
    if (year < 0) continue;
    size_t next = at + 5;
    std::optional<Date> date;
    if (next < url.size() && (url[next] == '/' || url[next] == '-')) {
      const char divider = url[next];
      const size_t month_digits = digit_at(next + 2) ? 2 : 1;
      const int32_t month = digits(next + 1, month_digits);
      const size_t second = next + 1 + month_digits;
      if (month >= 0 && second < url.size() && url[second] == divider) {
        const size_t day_digits = digit_at(second + 2) ? 2 : 1;
        next = second + 1 + day_digits;
        date = made(year, month, digits(second + 1, day_digits));
      }
    } else if (url[at] == '/' && digit_at(next + 3) && !digit_at(next + 4)) {
      date = made(year, digits(next, 2), digits(next + 2, 2));
      next += 4;
    }
    if (date && !digit_at(next)) return Instant{days_of(*date) * 86400, *date, false, {}};
  }
  return std::nullopt;
}

}  // namespace tawatur
