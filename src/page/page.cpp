#include "page/page.h"

#include "base/utf8.h"

namespace tawatur {

const char* name_of(FurnitureKind kind) {
  switch (kind) {
    case FurnitureKind::navigation: return "navigation";
    case FurnitureKind::related: return "related";
    case FurnitureKind::comments: return "comments";
    case FurnitureKind::sharing: return "sharing";
    case FurnitureKind::advertising: return "advertising";
    case FurnitureKind::template_text: return "template";
    case FurnitureKind::other: return "other";
  }
  return "other";
}

Result<Page> read_article(Record record, const PageOptions& options) {
  Page page;
  page.id = std::move(record.id), page.source = std::move(record.source), page.url = std::move(record.url);
  page.outlet = std::move(record.outlet), page.title = std::move(record.title), page.byline = std::move(record.byline);
  page.language = record.language.value_or("ar");
  page.published = record.published ? parse_instant(*record.published) : options.published;
  page.text = to_nfc(make_valid_utf8(record.bytes));
  if (page.text.empty()) return std::unexpected(Error{ErrorCode::empty, "no text", page.source});
  if (page.title && !page.title->empty()) {
    if (!page.text.starts_with(*page.title)) page.text = *page.title + "\n" + page.text;
    page.title_end = static_cast<uint32_t>(page.title->size());
  } else if (record.kind == RecordKind::text) {
    const size_t end = page.text.find('\n');
    page.title_end = static_cast<uint32_t>(end == std::string::npos ? 0 : end);
    page.title = page.text.substr(0, page.title_end);
  }
  return page;
}

}  // namespace tawatur
