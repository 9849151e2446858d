#include "names/known_names.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

#include "base/hash.h"
#include "base/resource.h"

namespace tawatur {
namespace {

constexpr size_t longest = 6;  // words

/// A word without its clitics, but with whether it has the article.
uint64_t word_key(const Analysis& analysis, TokenIndex i) {
  const Token& t = analysis.tokens[i];
  if (t.kind != TokenKind::arabic) return hash_bytes(analysis.form(t));
  return hash_combine(hash_bytes(analysis.stem(t)), (t.proclitics & article) != 0);
}

/// Hashes of the first 1, 2 … words of every name; `ends` where a whole name ends.
struct Step {
  EntityKind kind = EntityKind::other;
  bool ends = false;
};
using Steps = boost::unordered_flat_map<uint64_t, Step>;

EntityKind kind_of(std::string_view name) {
  for (const EntityKind k : {EntityKind::person, EntityKind::place, EntityKind::organisation})
    if (name == name_of(k)) return k;
  return EntityKind::other;
}

/// وكالة رويترز, مملكة البحرين: the word before says what it is, and is no part of how the name is told.
bool is_announced(const Analysis& analysis) {
  static constexpr std::string_view words[] = {"حركه", "شبكه", "مملكه", "دوله", "هيئه", "جمهوريه"};
  const std::string_view first = analysis.stem(0), second = analysis.stem(1);
  return std::find(std::begin(words), std::end(words), first) != std::end(words) ||
         (first == "وكاله" && second != "انباء");
}

void add(Steps& steps, std::string_view name, EntityKind kind, size_t least_words) {
  const Analysis analysis = analyse(name, 0);
  if (least_words > 1 && analysis.tokens.size() > 1 && is_announced(analysis)) return;
  if (analysis.tokens.size() < least_words || analysis.tokens.size() > longest) return;
  uint64_t hash = 0;
  Step* last = nullptr;
  for (TokenIndex i = 0; i < analysis.tokens.size(); ++i)
    last = &steps[hash = hash_combine(hash, word_key(analysis, i))];
  if (last != nullptr) *last = {kind, true};
}

const Steps& known_steps() {
  static const Steps made = [] {
    Steps steps;
    for (const auto& [list, least_words] : {std::pair("names/known.tsv", 1), std::pair("names/aliases.tsv", 2)})
      for (const auto& row : table_rows(resource(list)))
        for (size_t k = 1; k < row.size(); ++k) add(steps, row[k], kind_of(row[0]), static_cast<size_t>(least_words));
    return steps;
  }();
  return made;
}

}  // namespace

KnownName known_name_at(const Analysis& analysis, TokenIndex i, TokenIndex end) {
  const Steps& steps = known_steps();
  KnownName found{EntityKind::other, i};
  uint64_t hash = 0;
  for (TokenIndex at = i; at < end && at < i + longest; ++at) {
    const Token& t = analysis.tokens[at];
    if (t.enclitic_size > 0 || (at > i && t.proclitic_size != t.article_size)) break;
    const auto step = steps.find(hash = hash_combine(hash, word_key(analysis, at)));
    if (step == steps.end()) break;
    if (step->second.ends) found = {step->second.kind, at + 1};
  }
  return found;
}

}  // namespace tawatur
