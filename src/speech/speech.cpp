#include "speech/statement.h"

namespace tawatur {

Speech find_speech(const Page& page, const Analysis& analysis, std::span<const Mention>, std::span<const Number>, std::span<const TimeMention>) {
  Speech speech;
  for (uint32_t i = 0; i < analysis.sentences.size(); ++i) {
    Statement& s = speech.statements.emplace_back();
    s.span = analysis.sentences[i].span, s.tokens = analysis.sentences[i].tokens, s.sentence = i;
    if (page.outlet) s.chain.push_back({LinkRole::outlet, SourceKind::medium, *page.outlet, no_index, {}, {}});
  }
  return speech;
}

}  // namespace tawatur
