#include "page/page.h"

#include <algorithm>
#include <iterator>

#include "base/fold.h"
#include "base/utf8.h"
#include "page/article.h"
#include "page/charset.h"
#include "page/detect_language.h"
#include "page/furniture_kind.h"
#include "page/metadata.h"
#include "page/plain_text.h"

namespace tawatur {

const char* name_of(FurnitureKind kind) {
  switch (kind) {
    case FurnitureKind::navigation:
      return "navigation";
    case FurnitureKind::related:
      return "related";
    case FurnitureKind::comments:
      return "comments";
    case FurnitureKind::sharing:
      return "sharing";
    case FurnitureKind::advertising:
      return "advertising";
    case FurnitureKind::template_text:
      return "template";
    case FurnitureKind::other:
      return "other";
  }
  return "other";
}

namespace {

/// NFC with line ends as '\n' and no empty lines: what `Page::text` promises.
std::string tidy_lines(std::string_view raw) {
  std::string text = to_nfc(make_valid_utf8(raw));
  std::string out;
  out.reserve(text.size());
  for (size_t begin = 0; begin < text.size();) {
    size_t end = text.find('\n', begin);
    if (end == std::string::npos) end = text.size();
    size_t first = begin, last = end;
    while (first < last && is_space(decode(text, first).value)) first += decode(text, first).size;
    while (last > first && is_space(decode_before(text, last).value))
      last -= decode_before(text, last).value < 0x80 ? 1 : decode_before(text, last).value < 0x800 ? 2 : 3;
    if (last > first) {
      if (!out.empty()) out += '\n';
      out.append(text, first, last - first);
    }
    begin = end + 1;
  }
  return out;
}

/// Title and body as one text, the title not twice.
void set_text(Page& page, std::string body) {
  if (page.title) {
    std::string title = tidy_lines(*page.title);
    for (char& c : title) {
      if (c == '\n') c = ' ';
    }
    if (title.empty()) {
      page.title.reset();
    } else {
      page.title = title;
      const bool begins_with_it =
          body.starts_with(title) && (body.size() == title.size() || body[title.size()] == '\n');
      page.title_end = static_cast<uint32_t>(title.size());
      page.text = begins_with_it ? std::move(body) : body.empty() ? title : title + "\n" + body;
      return;
    }
  }
  page.text = std::move(body);
}

void read_plain(Page& page, std::string_view bytes, std::string_view content_type) {
  PlainText plain = clean_plain_text(to_nfc(decode_page(bytes, content_type).text));
  if (!page.title && !plain.title.empty())
    page.title = std::move(plain.title);
  else if (!plain.title.empty())
    plain.body = plain.title + "\n" + plain.body;
  page.furniture = std::move(plain.furniture);
  if (!page.published) page.published = plain.published;
  set_text(page, tidy_lines(plain.body));
}

bool is_arabic(std::string_view text) {
  size_t letters = 0, arabic = 0;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    letters += is_letter(c.value), arabic += is_arabic_letter(c.value);
    at += c.size;
  }
  return 2 * arabic > letters;
}

/// Lines of the chosen text that tell by themselves that they are no article: datelines, "اقرأ أيضا", calls to follow.
/// In Arabic alone: the judge of blocks has learnt from pages in Latin scripts.
void take_out_furniture(Page& page, std::string& body) {
  const std::string title = tidy_lines(page.title.value_or(""));
  if (!is_arabic(title)) return;
  const bool has_title = body.starts_with(title) && (body.size() == title.size() || body[title.size()] == '\n');
  PlainText plain = clean_plain_text(has_title ? body : title + "\n" + body, PlainSource::article);
  if (plain.title != title) return;  // not read as a title: where the article begins is not sure
  body = std::move(plain.body);
  std::ranges::move(plain.furniture, std::back_inserter(page.furniture));
}

Result<void> read_html(Page& page, std::string_view bytes, std::string_view content_type,
                       std::string& declared_language) {
  const Decoded decoded = decode_page(bytes, content_type);
  const Result<Document> document = parse_html(decoded.text);
  if (!document) return std::unexpected(document.error());
  Metadata found = read_metadata(*document, page.url.value_or(""));
  const auto fill = [](std::optional<std::string>& field, std::optional<std::string>& value) {
    if (!field && value) field = std::move(value);
  };
  fill(page.title, found.title), fill(page.outlet, found.outlet), fill(page.byline, found.byline);
  if (found.url) page.url = found.url;
  if (!page.published) page.published = found.published;
  page.modified = found.modified;
  declared_language = found.language.value_or("");

  const BlockList list = find_blocks(*document);
  if (list.blocks.empty() && found.article_body.empty())
    return std::unexpected(Error{
        ErrorCode::empty, "no text on the page, its scripts may fetch it: open it in a browser and save it there", {}});
  const std::vector<HintSet> hints = find_hints(*document);
  const PageClues clues{page.title.value_or(""), std::string(page_description(*document)), found.article_body};
  const std::vector<bool> chosen = choose_article(BlockView(*document, list, hints, clues));
  std::string body;
  const std::string title = folded(page.title.value_or(""));
  for (size_t i = 0; i < list.blocks.size(); ++i) {
    const std::string_view text = list.text_of(list.blocks[i]);
    if (chosen[i]) {
      if (!body.empty()) body += '\n';
      body += text;
    } else if (folded(text) != title) {
      page.furniture.push_back({to_nfc(std::string(text)), furniture_kind_of(*document, hints, list.blocks[i])});
    }
  }
  // scripts may fill the page later than we see it; the article is then in the linked data alone
  if (found.article_body.size() > 2 * body.size() + 200) body = std::move(found.article_body);
  body = tidy_lines(body);
  take_out_furniture(page, body);
  set_text(page, std::move(body));
  return {};
}

}  // namespace

Result<Page> read_article(Record record, const PageOptions& options) {
  Page page;
  page.id = std::move(record.id), page.source = std::move(record.source), page.url = std::move(record.url);
  page.outlet = std::move(record.outlet), page.title = std::move(record.title), page.byline = std::move(record.byline);
  if (record.published) page.published = parse_instant(*record.published);
  std::string declared_language = record.language.value_or("");
  switch (record.kind) {
    case RecordKind::article:
      set_text(page, tidy_lines(record.bytes));
      break;
    case RecordKind::text:
      read_plain(page, record.bytes, record.content_type);
      break;
    case RecordKind::html: {
      const std::string asked = declared_language;
      if (const Result<void> read = read_html(page, record.bytes, record.content_type, declared_language); !read)
        return std::unexpected(Error{read.error().code, read.error().message, page.source});
      if (!asked.empty()) declared_language = asked;
    }
  }
  if (!page.published) page.published = options.published;
  if (page.text.size() <= page.title_end + 1) {
    if (page.text.empty()) return std::unexpected(Error{ErrorCode::empty, "no article found on the page", page.source});
  }
  page.language = record.language && record.language->size() == 2 ? *record.language
                                                                  : detect_language(page.text, declared_language);
  return page;
}

}  // namespace tawatur
