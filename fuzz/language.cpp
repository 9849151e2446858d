// Any text gives tokens and sentences that lie inside it, in order, with clitics no longer than their word.
#include <cstdlib>

#include "base/utf8.h"
#include "language/analysis.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace tawatur;
  const std::string text = to_nfc(make_valid_utf8({reinterpret_cast<const char*>(data), size}));
  const uint32_t title_end = static_cast<uint32_t>(text.find('\n') == std::string::npos ? 0 : text.find('\n'));
  const Analysis analysis = analyse(text, title_end);
  const auto check = [](bool holds) {
    if (!holds) std::abort();
  };
  uint32_t last = 0;
  for (const Token& t : analysis.tokens) {
    check(t.begin >= last && t.begin < t.end && t.end <= text.size());
    check(t.folded_begin + t.folded_size <= analysis.folded.size());
    check(t.proclitic_size + t.enclitic_size <= t.folded_size && t.article_size <= t.proclitic_size);
    const uint32_t word = analysis.word_begin(text, t);
    check(word >= t.begin && word <= t.end);
    last = t.end;
  }
  TokenIndex next = 0;
  for (const Sentence& s : analysis.sentences) {
    check(s.tokens.begin == next && !s.tokens.empty() && s.span.end <= text.size());
    next = s.tokens.end;
  }
  check(next == analysis.tokens.size());
  return 0;
}
