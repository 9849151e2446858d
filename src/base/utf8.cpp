#include "base/utf8.h"

#include <simdjson.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <cstring>

namespace tawatur {

void append_utf8(std::string& out, char32_t value) {
  const auto put = [&](uint32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0 | value >> 6), put(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    put(0xE0 | value >> 12), put(0x80 | (value >> 6 & 0x3F)), put(0x80 | (value & 0x3F));
  } else {
    put(0xF0 | value >> 18), put(0x80 | (value >> 12 & 0x3F)), put(0x80 | (value >> 6 & 0x3F)),
        put(0x80 | (value & 0x3F));
  }
}

uint32_t count_code_points(std::string_view text) {
  uint32_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

bool is_valid_utf8(std::string_view bytes) { return simdjson::validate_utf8(bytes.data(), bytes.size()); }

namespace {

constexpr size_t plain_bytes = 16;

/// Whether so many bytes from `at` are all ASCII that text may hold: printable, line end or tab.
bool are_plain(const char* at) {
  using Bytes [[gnu::vector_size(plain_bytes)]] = signed char;  // negative from 0x80 on
  Bytes bytes;
  std::memcpy(&bytes, at, sizeof bytes);
  const auto others = ((bytes < ' ') & (bytes != '\n') & (bytes != '\t')) | (bytes == 0x7F);
  uint64_t halves[2];
  std::memcpy(halves, &others, sizeof halves);
  return (halves[0] | halves[1]) == 0;
}

}  // namespace

std::string make_valid_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  size_t at = 0, kept = 0;  // [kept, at) is good and not copied yet
  const auto leave_out = [&](size_t count) {
    out.append(bytes, kept, at - kept);
    at += count;
    kept = at;
  };
  while (at < bytes.size()) {
    while (at + plain_bytes <= bytes.size() && are_plain(bytes.data() + at)) at += plain_bytes;
    if (at == bytes.size()) break;
    const unsigned char lead = static_cast<unsigned char>(bytes[at]);
    if (lead < 0x80) {
      if (lead == '\n' || lead == '\t' || (lead >= 0x20 && lead != 0x7F))
        ++at;
      else
        leave_out(1);
      continue;
    }
    const size_t want = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    size_t have = 1;
    while (have < want && at + have < bytes.size() && (static_cast<unsigned char>(bytes[at + have]) & 0xC0) == 0x80)
      ++have;
    bool good = lead >= 0xC2 && lead <= 0xF4 && have == want;
    if (good) {
      const char32_t value = decode(bytes, at).value;
      const char32_t least = want == 4 ? 0x10000 : want == 3 ? 0x800 : 0x80;
      good = value >= least && value <= 0x10FFFF && !(value >= 0xD800 && value <= 0xDFFF);
      if (good && ((value & 0xFFFE) == 0xFFFE || (value >= 0x80 && value < 0xA0))) {
        leave_out(want);
        continue;
      }
    }
    if (good) {
      at += want;
    } else {
      leave_out(have);
      append_utf8(out, 0xFFFD);
    }
  }
  leave_out(0);
  return out;
}

std::string to_nfc(std::string text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return text;
  if (nfc->isNormalizedUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), status)) return text;
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(text.size()));
  nfc->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr, status);
  return U_FAILURE(status) ? text : out;
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  every_64_.reserve(text.size() / 64 + 1);
  uint32_t count = 0;
  for (size_t at = 0; at < text.size(); at += 64) {
    every_64_.push_back(count);
    count += count_code_points(text.substr(at, 64));
  }
  every_64_.push_back(count);
}

uint32_t CodePointIndex::at(uint32_t byte) const {
  const uint32_t block = byte / 64;
  if (block >= every_64_.size()) return every_64_.back();
  return every_64_[block] + count_code_points(text_.substr(block * 64, byte - block * 64));
}

}  // namespace tawatur
