// Any page gives statements whose bounds lie inside it, in order, with the outlet last in every chain.
#include <cstddef>
#include <cstdint>

#include "base/utf8.h"
#include "language/analysis.h"
#include "names/mention.h"
#include "speech/statement.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace tawatur;
  Page page;
  page.text = to_nfc(make_valid_utf8({reinterpret_cast<const char*>(data), size}));
  page.outlet = "صحيفة";
  const Analysis analysis = analyse(page.text, 0);
  // every fifth token is said to be a name, so that speakers are joined and resolved
  std::vector<Mention> mentions;
  for (uint32_t i = 0; i + 1 < analysis.tokens.size(); i += 5) {
    Mention m;
    m.tokens = {i, i + 1}, m.span = analysis.tokens[i].span();
    m.kind = i % 2 == 0 ? EntityKind::person : EntityKind::organisation, m.local = i % 7;
    mentions.push_back(m);
  }
  const Speech speech = find_speech(page, analysis, mentions, {}, {});
  uint32_t last = 0;
  for (const Statement& s : speech.statements) {
    if (s.span.begin < last || s.span.empty() || s.span.end > page.text.size() || s.tokens.end > analysis.tokens.size())
      __builtin_trap();
    if (s.chain.empty() || s.chain.back().role != LinkRole::outlet) __builtin_trap();
    for (const ByteSpan hedge : s.hedges)
      if (!s.span.contains(hedge)) __builtin_trap();
    last = s.span.begin;
  }
  return 0;
}
