#include "page/visible_date.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <vector>

#include "base/fold.h"
#include "base/resource.h"
#include "base/utf8.h"

namespace tawatur {
namespace {

constexpr size_t most_pieces = 200;  // of a text; a date stands near the front

struct Piece {
  int32_t number = -1;  // value of a run of digits
  int digits = 0;
  int month = 0;     // of a month's name
  bool near = true;  // only dividers stand between this and the piece before
};

const boost::unordered_flat_map<std::string_view, int>& months() {
  static const auto table = [] {
    boost::unordered_flat_map<std::string_view, int> out;
    for (const auto& row : table_rows(resource("page/months.tsv"))) {
      if (row.size() >= 2) out[row[0]] = std::atoi(std::string(row[1]).c_str());
    }
    return out;
  }();
  return table;
}

std::vector<Piece> pieces_of(const std::string& text) {
  std::vector<Piece> out;
  bool near = true;
  for (size_t at = 0; at < text.size() && out.size() < most_pieces;) {
    const CodePoint c = decode(text, at);
    if (digit_value(c.value) >= 0) {
      Piece piece;
      piece.number = 0, piece.near = near;
      while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
        if (piece.digits < 8) piece.number = piece.number * 10 + (text[at] - '0');
        ++piece.digits, ++at;
      }
      out.push_back(piece);
      near = true;
    } else if (is_letter(c.value)) {
      const size_t begin = at;
      while (at < text.size() && is_letter(decode(text, at).value)) at += decode(text, at).size;
      const std::string_view word = std::string_view(text).substr(begin, at - begin);
      if (const auto found = months().find(word); found != months().end()) {
        Piece piece;
        piece.month = found->second, piece.near = near;
        out.push_back(piece);
        near = true;
      } else {
        // endings of ordinals and small words of dates ("12th of March", "12 de marzo") do not part a date
        near = near && (word == "th" || word == "st" || word == "nd" || word == "rd" || word == "of" || word == "de" ||
                        word == "del");
      }
    } else {
      near = near && (is_space(c.value) || c.value == '.' || c.value == ',' || c.value == U'،' || c.value == '/' ||
                      c.value == '-' || c.value == U'–');
      at += c.size;
    }
  }
  return out;
}

std::optional<Instant> made(int32_t year, int month, int32_t day) {
  const Date date{year, static_cast<uint8_t>(month), static_cast<uint8_t>(day)};
  if (year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31 || !is_valid(date))
    return std::nullopt;
  return Instant{days_of(date) * 86400, date, false, {}};
}

}  // namespace

std::optional<Instant> find_visible_date(std::string_view text, bool month_first) {
  const std::vector<Piece> p = pieces_of(folded(text));
  for (size_t i = 0; i + 2 < p.size(); ++i) {
    if (!p[i + 1].near || !p[i + 2].near) {
      // "مارس/اذار": two names of one month
      continue;
    }
    const Piece &a = p[i], &b = p[i + 1], &c = p[i + 2];
    std::optional<Instant> date;
    if (a.month && b.digits <= 2 && b.digits > 0 && c.digits == 4)
      date = made(c.number, a.month, b.number);
    else if (b.month && a.digits <= 2 && a.digits > 0 && c.digits == 4)
      date = made(c.number, b.month, a.number);
    else if (b.month && c.month == b.month && a.digits > 0 && a.digits <= 2 && i + 3 < p.size() && p[i + 3].digits == 4)
      date = made(p[i + 3].number, b.month, a.number);
    else if (b.month && a.digits == 4 && c.digits > 0 && c.digits <= 2)
      date = made(a.number, b.month, c.number);
    else if (a.digits == 4 && b.digits > 0 && b.digits <= 2 && c.digits > 0 && c.digits <= 2)
      date = made(a.number, b.number, c.number);
    else if (a.digits > 0 && a.digits <= 2 && b.digits > 0 && b.digits <= 2 && c.digits == 4) {
      const bool swap = a.number <= 12 && (month_first || b.number > 12);
      date = swap ? made(c.number, a.number, b.number) : made(c.number, b.number, a.number);
    }
    if (date) return date;
  }
  return std::nullopt;
}

std::optional<Instant> date_in_url(std::string_view url) {
  for (size_t at = 0; at + 11 <= url.size(); ++at) {
    if (url[at] != '/') continue;
    std::vector<int32_t> numbers;
    size_t i = at;
    while (numbers.size() < 3 && i < url.size() && url[i] == '/') {
      size_t digits = 0;
      int32_t value = 0;
      while (i + 1 + digits < url.size() && url[i + 1 + digits] >= '0' && url[i + 1 + digits] <= '9' && digits < 5)
        value = value * 10 + (url[i + 1 + digits++] - '0');
      if (digits != (numbers.empty() ? 4u : digits) || digits == 0 || digits > 4) break;
      numbers.push_back(value);
      i += 1 + digits;
    }
    if (numbers.size() == 3) {
      if (auto date = made(numbers[0], numbers[1], numbers[2])) return date;
    }
  }
  return std::nullopt;
}

}  // namespace tawatur
