#pragma once
// One page as it came in, before anything is made of it.
#include <cstdint>
#include <optional>
#include <string>

namespace tawatur {

enum class RecordKind : uint8_t {
  text,     // a .txt file: an article with page furniture around and inside it
  html,     // bytes of an HTML page in a charset yet to be found
  article,  // the `text` of a JSONL record: the article itself, taken as it is
};

struct Record {
  std::string source;  // path, URL, or archive and record it came from
  std::string id;      // the record's own id, or the file name without folder and endings, or a hash of the URL
  RecordKind kind = RecordKind::text;
  std::string bytes;
  std::string content_type;  // HTTP header where one is known; may name a charset
  // What the record itself tells; each outweighs what is found on the page.
  std::optional<std::string> url, outlet, published, title, byline, language;
};

}  // namespace tawatur
