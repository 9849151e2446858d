#include "page/plain_judge.h"

#include "base/resource.h"
#include "page/article.h"
#include "page/document.h"

namespace tawatur {
namespace {

constexpr uint8_t surely = 255;

const ArticleModel& model() {
  static const ArticleModel of_plain_text(resource("models/plain.bin"));
  return of_plain_text;
}

}  // namespace

std::string as_paragraphs(std::span<const std::string_view> lines) {
  std::string out = "<html><body>";
  for (const std::string_view line : lines) {
    out += "<p>";
    for (const char c : line) {
      if (c == '<')
        out += "&lt;";
      else if (c == '&')
        out += "&amp;";
      else
        out += c;
    }
    out += "</p>";
  }
  return out + "</body></html>";
}

std::vector<uint8_t> judge_plain_lines(std::span<const std::string_view> lines) {
  std::vector<uint8_t> out(lines.size(), surely);
  if (!model().ready() || lines.empty()) return out;
  const Result<Document> document = parse_html(as_paragraphs(lines));
  if (!document) return out;
  const BlockList list = find_blocks(*document);
  const std::vector<HintSet> hints(document->size(), 0);
  const PageClues clues;
  const std::vector<uint8_t> verdicts =
      judge_blocks(describe_blocks(BlockView(*document, list, hints, clues)), model().trees());
  // paragraphs and lines are in the same order; a line without letters is no block
  size_t line = 0, block = 0;
  for (NodeIndex n = 0; n < document->size() && block < list.blocks.size(); ++n) {
    if ((*document)[n].kind != Tag::p) continue;
    if (line >= lines.size()) break;
    if (list.blocks[block].node == n) out[line] = verdicts[block++];
    ++line;
  }
  return out;
}

uint8_t plain_threshold() { return model().threshold(); }

}  // namespace tawatur
