#include "source/article_check.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/resource.h"

namespace tawatur {
namespace {

/// Bytes of running text in paragraphs from which on a page is worth reading whatever else is on it.
constexpr size_t article_bytes = 1200;
/// Bytes between two tags that are a sentence: articles of which the paragraphs are no <p>.
constexpr size_t sentence_bytes = 80;
/// Bytes of any text from which on a page is more than a bot check; names of the check's scripts stand on good pages
/// too.
constexpr size_t notice_bytes = 800;

enum class Where : uint8_t { title, url, text };
struct Sign {
  Where where;
  std::string_view words;
  std::string_view what;
};

const std::vector<Sign>& signs() {
  static const std::vector<Sign> all = [] {
    std::vector<Sign> made;
    for (const auto& row : table_rows(resource("source/no_article.tsv"))) {
      made.push_back({row[0] == "title" ? Where::title : row[0] == "url" ? Where::url : Where::text, row[1], row[2]});
    }
    return made;
  }();
  return all;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

std::string lower_case(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), lower);
  return out;
}

std::string_view title_of(std::string_view html) {
  const size_t open = html.find("<title");
  if (open == std::string_view::npos) return {};
  const size_t begin = html.find('>', open);
  if (begin == std::string_view::npos) return {};
  std::string_view title =
      html.substr(begin + 1, std::min<size_t>(html.find("</title", begin), html.size()) - begin - 1);
  const size_t space = title.find_first_not_of(" \t\r\n");
  return space == std::string_view::npos ? std::string_view{} : title.substr(space);
}

/// Bytes of text directly in <p> elements. An estimate for telling a page from a notice; the page stage finds the
/// article.
size_t paragraph_bytes(std::string_view html) {
  size_t sum = 0;
  for (size_t at = 0; sum < article_bytes && (at = html.find("<p", at)) != std::string_view::npos;) {
    at += 2;
    if (at >= html.size() || (html[at] != '>' && html[at] != ' ')) continue;
    const size_t end = std::min(html.find("</p", at), html.size());
    for (bool tag = true; at < end && sum < article_bytes; ++at) {
      if (html[at] == '<')
        tag = true;
      else if (html[at] == '>')
        tag = false;
      else
        sum += !tag;
    }
  }
  return sum;
}

/// Bytes of text but scripts and styles, counted to `most`: of pieces between two tags that are at least `piece` long.
size_t visible_bytes(std::string_view html, size_t most, size_t piece = 1) {
  size_t sum = 0;
  for (size_t at = 0; at < html.size() && sum < most;) {
    if (html[at] != '<') {
      size_t length = 0;
      for (; at < html.size() && html[at] != '<'; ++at) length += static_cast<unsigned char>(html[at]) > ' ';
      if (length >= piece) sum += length;
      continue;
    }
    const bool hidden = html.substr(at).starts_with("<script") || html.substr(at).starts_with("<style");
    const size_t end = hidden ? html.find(html[at + 2] == 'c' ? "</script" : "</style", at) : html.find('>', at);
    at = end == std::string_view::npos ? html.size() : hidden ? end : end + 1;
  }
  return sum;
}

Error error_of(std::string_view what) {
  if (what == "check")
    return {ErrorCode::refused, "a check against robots instead of an article: save the page in a browser", ""};
  if (what == "consent")
    return {ErrorCode::refused, "a request for consent instead of an article: save the page in a browser", ""};
  if (what == "paywall")
    return {ErrorCode::refused,
            "behind a paywall or login, the article is not there: save the page where you are logged in", ""};
  return {ErrorCode::refused, "an error page instead of an article: check the address", ""};
}

}  // namespace

std::optional<Error> why_no_article(const Record& record) {
  if (record.kind != RecordKind::html || paragraph_bytes(record.bytes) >= article_bytes) return std::nullopt;
  const std::string html = lower_case(record.bytes);
  const std::string url = lower_case(record.url.value_or(""));
  const std::string_view title = title_of(html);
  const bool is_notice = visible_bytes(html, notice_bytes) < notice_bytes;
  const bool has_prose = visible_bytes(html, article_bytes, sentence_bytes) >= article_bytes;
  for (const Sign& sign : signs()) {
    const bool seen = sign.where == Where::title ? title.starts_with(sign.words)
                      : sign.where == Where::url ? url.find(sign.words) != std::string::npos
                                                 : html.find(sign.words) != std::string::npos &&
                                                       (sign.what == "check" ? is_notice : !has_prose);
    if (seen) return error_of(sign.what);
  }
  return std::nullopt;
}

}  // namespace tawatur
