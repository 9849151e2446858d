#include "claim/speaker.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_set.hpp>
#include <string>

#include "base/fold.h"
#include "base/resource.h"

namespace tawatur {
namespace {

const boost::unordered_flat_set<std::string>& no_media() {
  static const boost::unordered_flat_set<std::string> words = [] {
    boost::unordered_flat_set<std::string> out;
    for (const auto& row : table_rows(resource("claim/no_medium.tsv")))
      for (const std::string_view word : row) out.insert(folded(word));
    return out;
  }();
  return words;
}

/// Words of a folded name that tell it from others: three letters or more, without the article.
std::vector<std::string_view> name_words(std::string_view name) {
  std::vector<std::string_view> out;
  for (size_t at = 0; at < name.size();) {
    const size_t end = std::min(name.find(' ', at), name.size());
    std::string_view word = name.substr(at, end - at);
    if (word.starts_with("ال")) word.remove_prefix(4);
    if (word.size() >= 6) out.push_back(word);
    at = end + 1;
  }
  return out;
}

}  // namespace

bool is_reported(const Profile& statement) {
  const ChainLink* origin = origin_of(*statement.statement);
  if (origin == nullptr) return false;
  const std::string cue = folded(origin->cue);
  const TokenSpan tokens = statement.statement->tokens;
  for (TokenIndex t = tokens.begin; t < std::min(tokens.end, tokens.begin + 2); ++t) {
    const Analysis& a = statement.reading->analysis;
    if (!cue.empty() && (a.form(t) == cue || a.stem(t) == cue)) return false;
  }
  return true;
}

bool same_speaker(const Profile& a, const Profile& b) {
  if (a.origin == b.origin) return a.origin != 0;
  const ChainLink* x = origin_of(*a.statement);
  const ChainLink* y = origin_of(*b.statement);
  if (x == nullptr || y == nullptr) return false;
  const std::string left = folded(x->text), right = folded(y->text);
  const auto words = name_words(right);
  for (const std::string_view w : name_words(left))
    if (std::find(words.begin(), words.end(), w) != words.end()) return true;
  return false;
}

const ChainLink* medium_of(const Profile& statement) {
  for (const ChainLink& link : statement.statement->chain)
    if (link.role == LinkRole::via && link.kind == SourceKind::medium && !no_media().contains(folded(link.text)))
      return &link;
  return nullptr;
}

}  // namespace tawatur
