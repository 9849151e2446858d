#include "page/page_text.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "page/document.h"

namespace tawatur {

std::string collapsed(std::string_view text) {
  std::string out;
  bool space = false;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    if (is_space(c.value)) {
      space = !out.empty();
    } else {
      if (space) out += ' ';
      space = false;
      out.append(text.substr(at, c.size));
    }
    at += c.size;
  }
  return out;
}

std::string unescaped(std::string_view text) {
  const size_t mark = text.find('&');
  if (mark == std::string_view::npos || text.find(';', mark) == std::string_view::npos) return collapsed(text);
  const Result<Document> document = parse_html(text);
  return collapsed(document ? document->text_of(0) : std::string(text));
}

std::string squeezed(std::string_view text) {
  std::string out;
  const std::string f = folded(text);
  for (size_t at = 0; at < f.size();) {
    const CodePoint c = decode(f, at);
    if (is_letter(c.value) || digit_value(c.value) >= 0) out.append(f, at, c.size);
    at += c.size;
  }
  return out;
}

std::string host_of(std::string_view url) {
  const size_t begin = url.find("://");
  if (begin == std::string_view::npos) return {};
  std::string_view host = url.substr(begin + 3);
  host = host.substr(0, host.find_first_of("/:?#"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return std::string(host);
}

}  // namespace tawatur
