#pragma once
// What bytes are, by looking at them: names lie, and a page saved under a wrong one should still be read.
#include <cstdint>
#include <string_view>

namespace tawatur {

enum class ContentKind : uint8_t { empty, text, html, jsonl, json_array, json_feed, xml_feed, warc, binary };

struct Content {
  ContentKind kind;
  const char* name;     // for messages: "a PDF document", "HTML"
  bool is_xml = false;  // it says so at its beginning
};

/// How many first bytes are worth giving to detect_content.
constexpr size_t content_head_bytes = 4096;

/// Looks at the first bytes of unpacked content. Never fails; text of any charset that no mark tells is `text`.
Content detect_content(std::string_view head);

/// True where some `<` begins a tag, a comment or a declaration.
bool has_tags(std::string_view bytes);

}  // namespace tawatur
