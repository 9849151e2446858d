// Any text gives names that lie inside it, in order, on whole tokens; the resolver takes what two such pages say.
#include <cstdlib>

#include "base/utf8.h"
#include "names/mention.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace tawatur;
  Page page;
  page.text = to_nfc(make_valid_utf8({reinterpret_cast<const char*>(data), size}));
  if (size % 2 == 0) page.title_end = static_cast<uint32_t>(std::min(page.text.find('\n'), page.text.size()));
  const Analysis analysis = analyse(page.text, page.title_end);
  const auto check = [](bool holds) {
    if (!holds) std::abort();
  };
  TokenIndex last = 0;
  uint32_t locals = 0;
  for (const Mention& m : find_mentions(page, analysis)) {
    check(!m.tokens.empty() && m.tokens.begin >= last && m.tokens.end <= analysis.tokens.size());
    check(!m.span.empty() && m.span.end <= page.text.size() && m.role.end <= page.text.size());
    check(m.span.begin >= analysis.tokens[m.tokens.begin].begin && m.span.end == analysis.tokens[m.tokens.end - 1].end);
    check(m.local <= locals);  // numbered in order of first mention
    if (m.local == locals) ++locals;
    last = m.tokens.end;
  }
  return 0;
}
