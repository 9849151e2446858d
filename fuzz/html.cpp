// Any bytes as an HTML page and as an article: valid text or an error. Plain text has a target of its own.
#include <cstddef>
#include <cstdint>

#include "base/utf8.h"
#include "page/page.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace tawatur;
  for (const RecordKind kind : {RecordKind::html, RecordKind::article}) {
    if (kind == RecordKind::article && size % 8 != 0) continue;  // simple: does not need half of the time
    Record record;
    record.id = "p", record.source = "fuzz", record.kind = kind;
    record.bytes.assign(reinterpret_cast<const char*>(data), size);
    const Result<Page> page = read_article(std::move(record), {});
    if (!page) continue;
    if (!is_valid_utf8(page->text) || page->title_end > page->text.size() ||
        page->text.find("\n\n") != std::string::npos)
      __builtin_trap();
  }
  return 0;
}
