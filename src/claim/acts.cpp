#include "claim/acts.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

#include "base/fold.h"
#include "base/hash.h"
#include "base/resource.h"

namespace tawatur {
namespace {

/// acts.tsv by lemma-like key and by folded stem; a word of two families stands in the first.
class ActWords {
 public:
  ActWords() {
    uint32_t family = 0;
    for (const auto& row : table_rows(resource("claim/acts.tsv"))) {
      for (size_t i = 1; i < row.size(); ++i) {
        if (row[i].find(' ') != row[i].npos) continue;
        const Analysis word = analyse(row[i], 0);
        if (word.tokens.size() == 1) families_.try_emplace(word.tokens[0].key, family);
        families_.try_emplace(hash_bytes(folded(row[i]), stem_seed), family);
      }
      ++family;
    }
  }
  const uint32_t* find(const Analysis& a, const Token& t) const {
    auto at = families_.find(t.key);
    if (at == families_.end()) at = families_.find(hash_bytes(a.stem(t), stem_seed));
    return at == families_.end() ? nullptr : &at->second;
  }

 private:
  static constexpr uint64_t stem_seed = 17;
  boost::unordered_flat_map<uint64_t, uint32_t> families_;
};

}  // namespace

void append_acts(const Analysis& analysis, TokenSpan passage, std::vector<uint32_t>& out) {
  static const ActWords words;
  const auto from = static_cast<std::ptrdiff_t>(out.size());
  for (const Token& t : analysis.of(passage))
    if (t.kind == TokenKind::arabic)
      if (const uint32_t* family = words.find(analysis, t)) out.push_back(*family);
  std::sort(out.begin() + from, out.end());
  out.erase(std::unique(out.begin() + from, out.end()), out.end());
}

}  // namespace tawatur
