#pragma once
// What an input's name tells: what it should hold, and the id of its page.
#include <cstdint>
#include <string>
#include <string_view>

namespace tawatur {

enum class NameKind : uint8_t { unknown, text, html, jsonl, warc, feed };

/// By the ending, behind which .gz or .zst may stand; upper and lower case alike.
NameKind kind_of_name(std::string_view path);

/// The file's name without folder and endings: "a/b.html.gz" gives "b".
std::string stem_of(std::string_view path);

bool is_web_address(std::string_view input);

}  // namespace tawatur
