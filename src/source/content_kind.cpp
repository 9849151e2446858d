#include "source/content_kind.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <string>

namespace tawatur {
namespace {

struct Magic {
  std::string_view bytes;
  const char* name;
  size_t at = 0;
};
using namespace std::string_view_literals;
constexpr std::array binaries{Magic{"%PDF-"sv, "a PDF document"},
                              Magic{"\x89PNG"sv, "a PNG image"},
                              Magic{"\xFF\xD8\xFF"sv, "a JPEG image"},
                              Magic{"GIF8"sv, "a GIF image"},
                              Magic{"PK\x03\x04"sv, "a ZIP archive (or an office document)"},
                              Magic{"BZh"sv, "packed with bzip2"},
                              Magic{"\xFD"
                                    "7zXZ"sv,
                                    "packed with xz"},
                              Magic{"7z\xBC\xAF"sv, "a 7-Zip archive"},
                              Magic{"Rar!"sv, "a RAR archive"},
                              Magic{"\x7F"
                                    "ELF"sv,
                                    "a program"},
                              Magic{"MZ\x90"sv, "a program"},
                              Magic{"\xD0\xCF\x11\xE0"sv, "an old office document"},
                              Magic{"SQLite format 3"sv, "a SQLite database"},
                              Magic{"RIFF"sv, "an image, a sound or a film"},
                              Magic{"ID3"sv, "a sound"},
                              Magic{"OggS"sv, "a sound"},
                              Magic{"ftyp"sv, "a film", 4},
                              Magic{"ustar"sv, "a tar archive", 257},
                              Magic{"{\\rtf"sv, "an RTF document"},
                              Magic{"wOFF"sv, "a font"},
                              Magic{"wOF2"sv, "a font"}};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

/// Where a tag begins, in any case of letters; npos where none does. `tag` begins with '<'.
size_t find_tag(std::string_view text, std::string_view tag) {
  for (size_t at = 0; (at = text.find('<', at)) != std::string_view::npos; ++at) {
    if (std::ranges::equal(text.substr(at, tag.size()), tag, {}, lower)) return at;
  }
  return std::string_view::npos;
}

bool contains_tag(std::string_view text, std::string_view tag) { return find_tag(text, tag) != std::string_view::npos; }

std::string_view without_space(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r\n\f");
  return begin == std::string_view::npos ? std::string_view{} : text.substr(begin);
}

bool is_binary(std::string_view head) {
  const auto is_control = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b;
  };
  return static_cast<size_t>(std::ranges::count_if(head, is_control)) * 50 > head.size();
}

Content of_angle(std::string_view text) {
  for (const std::string_view root : {"<rss", "<feed", "<rdf:rdf", "<urlset", "<sitemapindex"}) {
    const size_t found = find_tag(text, root);
    if (found == std::string_view::npos) continue;
    // A page may name a feed in its head; a feed's root comes before any HTML.
    const std::string_view before = text.substr(0, found);
    if (!contains_tag(before, "<html") && !contains_tag(before, "<!doctype html"))
      return {ContentKind::xml_feed, "a feed"};
  }
  if (!has_tags(text)) return {ContentKind::text, "plain text"};
  return {ContentKind::html, "HTML", text.starts_with("<?xml") && !contains_tag(text, "<html")};
}

Content of_json(std::string_view text) {
  if (text.front() == '[') {
    const std::string_view rest = without_space(text.substr(1));
    if (!rest.empty() && rest.front() == '{') return {ContentKind::json_array, "a JSON array"};
    return {ContentKind::text, "plain text"};
  }
  const std::string_view rest = without_space(text.substr(1));
  if (rest.empty() || (rest.front() != '"' && rest.front() != '}')) return {ContentKind::text, "plain text"};
  if (text.find("jsonfeed.org/version") != std::string_view::npos) return {ContentKind::json_feed, "a JSON feed"};
  return {ContentKind::jsonl, "JSON"};
}

}  // namespace

bool has_tags(std::string_view bytes) {
  for (size_t at = 0; (at = bytes.find('<', at)) != std::string_view::npos; ++at) {
    const size_t next = at + 1 + (at + 1 < bytes.size() && bytes[at + 1] == '/');
    if (next < bytes.size() &&
        (std::isalpha(static_cast<unsigned char>(bytes[next])) || bytes[next] == '!' || bytes[next] == '?'))
      return true;
  }
  return false;
}

Content detect_content(std::string_view head) {
  if (head.empty()) return {ContentKind::empty, "empty"};
  for (const Magic& magic : binaries) {
    if (head.size() > magic.at && head.substr(magic.at).starts_with(magic.bytes))
      return {ContentKind::binary, magic.name};
  }
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
    // UTF-16: look at its ASCII alone.
    std::string ascii;
    std::ranges::copy_if(head.substr(2), std::back_inserter(ascii),
                         [](char c) { return c != '\0' && static_cast<unsigned char>(c) < 0x80; });
    return has_tags(ascii) ? Content{ContentKind::html, "HTML"} : Content{ContentKind::text, "plain text"};
  }
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::string_view text = without_space(head);
  if (text.empty()) return {ContentKind::text, "blank"};
  if (is_binary(head)) return {ContentKind::binary, "binary data"};
  if (text.starts_with("WARC/")) return {ContentKind::warc, "a WARC archive"};
  if (text.front() == '<') return of_angle(text);
  if (text.front() == '{' || text.front() == '[') return of_json(text);
  if (contains_tag(text, "<html") || contains_tag(text, "<body") || contains_tag(text, "<!doctype html"))
    return {ContentKind::html, "HTML"};
  return {ContentKind::text, "plain text"};
}

}  // namespace tawatur
