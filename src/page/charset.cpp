#include "page/charset.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "base/fold.h"
#include "base/utf8.h"
#include "source/utf8_check.h"

namespace tawatur {
namespace {

constexpr size_t sniffed_bytes = 64 << 10;
constexpr size_t meta_bytes = 4096;  // where a <meta> that names the charset must stand (the HTML standard says 1024)

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

size_t find_no_case(std::string_view text, std::string_view what, size_t from = 0) {
  const auto found = std::search(text.begin() + static_cast<ptrdiff_t>(std::min(from, text.size())), text.end(),
                                 what.begin(), what.end(), [](char a, char b) { return lower(a) == b; });
  return found == text.end() ? std::string_view::npos : static_cast<size_t>(found - text.begin());
}

std::optional<std::string> convert(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(charset.c_str(), &status), &ucnv_close);
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> to(ucnv_open("UTF-8", &status), &ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  std::string out;
  out.resize(bytes.size() * 3 + 16);
  char* target = out.data();
  const char* source = bytes.data();
  std::array<UChar, 4096> pivot;
  UChar *pivot_source = pivot.data(), *pivot_target = pivot.data();
  ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(), &source, bytes.data() + bytes.size(),
                 pivot.data(), &pivot_source, &pivot_target, pivot.data() + pivot.size(), 1, 1, &status);
  if (U_FAILURE(status)) return std::nullopt;
  out.resize(static_cast<size_t>(target - out.data()));
  return make_valid_utf8(out);
}

/// How much a text looks like what people write: letters beside letters of their own script, against symbols and marks
/// that a wrong charset strews among them.
double plausibility(std::string_view text) {
  static constexpr std::u32string_view frequent = U"اليومنربتعدسفقحكه";
  double score = 0, letters = 1;
  char32_t before = ' ';
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    at += c.size;
    if (c.value < 0x80) {
      before = c.value;
      continue;
    }
    letters += 1;
    if (is_arabic_letter(c.value)) {
      score += frequent.find(c.value) != std::u32string_view::npos ? 1.2 : 0.4;
      if (before < 0x80 && is_letter(before)) score -= 1;
    } else if (is_letter(c.value)) {
      // accented Latin stands among Latin letters; alone in a row it is a sign of a wrong charset
      score += before < 0x80 && is_letter(before) ? 1.0 : -0.6;
    } else if (c.value == 0xFFFD || (c.value >= 0x80 && c.value < 0xA0)) {
      score -= 3;
    } else {
      score -= 0.2;
    }
    before = c.value;
  }
  return score / letters;
}

std::string detected(std::string_view bytes) {
  static constexpr std::array candidates{"windows-1256", "ISO-8859-6", "windows-1252", "windows-1251", "windows-1254"};
  std::string best = candidates[2];
  double best_score = -1e9;
  for (const char* charset : candidates) {
    const auto text = convert(bytes.substr(0, sniffed_bytes), charset);
    if (!text) continue;
    const double score = plausibility(*text);
    if (score > best_score) best_score = score, best = charset;
  }
  return best;
}

std::string_view charset_of_meta(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, meta_bytes);
  for (size_t at = 0; (at = find_no_case(head, "<meta", at)) != std::string_view::npos; ++at) {
    const std::string_view tag = head.substr(at, head.find('>', at) - at);
    const std::string_view charset = declared_charset(tag);
    if (!charset.empty()) return charset;
  }
  return {};
}

}  // namespace

std::string_view declared_charset(std::string_view text) {
  size_t at = find_no_case(text, "charset");
  if (at == std::string_view::npos) return {};
  at += 7;
  while (at < text.size() && (text[at] == ' ' || text[at] == '=' || text[at] == '"' || text[at] == '\'')) ++at;
  size_t end = at;
  while (
      end < text.size() && end - at < 40 &&
      (std::isalnum(static_cast<unsigned char>(text[end])) || text[end] == '-' || text[end] == '_' || text[end] == ':'))
    ++end;
  return text.substr(at, end - at);
}

Decoded decode_page(std::string_view bytes, std::string_view content_type) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return {make_valid_utf8(bytes.substr(3)), "UTF-8"};
  for (const auto& [mark, charset] :
       {std::pair<std::string_view, const char*>{std::string_view("\xFF\xFE", 2), "UTF-16LE"},
        {std::string_view("\xFE\xFF", 2), "UTF-16BE"}}) {
    if (bytes.starts_with(mark)) {
      if (auto text = convert(bytes.substr(2), charset)) return {std::move(*text), charset};
    }
  }
  if (is_valid_utf8(bytes)) return {make_valid_utf8(bytes), "UTF-8"};  // fast; the rest asks how bad it is
  const Utf8Check check = check_utf8(bytes.substr(0, 1 << 20));
  // text that is well-formed UTF-8 beyond ASCII is UTF-8: no other charset gives that by chance, whatever a page
  // declares
  if (check.mostly_utf8() && (check.multibyte > 0 || check.bad == 0)) return {make_valid_utf8(bytes), "UTF-8"};
  for (const std::string_view declared : {declared_charset(content_type), charset_of_meta(bytes)}) {
    if (declared.empty() || find_no_case(declared, "utf-8") == 0 || find_no_case(declared, "utf8") == 0) continue;
    // web pages that say Latin-1 mean windows-1252, and often neither
    if (find_no_case(declared, "iso-8859-1") == 0 && declared.size() == 10) continue;
    if (auto text = convert(bytes, std::string(declared)); text && plausibility(text->substr(0, sniffed_bytes)) > 0)
      return {std::move(*text), std::string(declared)};
  }
  const std::string charset = detected(bytes);
  if (auto text = convert(bytes, charset)) return {std::move(*text), charset};
  return {make_valid_utf8(bytes), "UTF-8"};
}

}  // namespace tawatur
