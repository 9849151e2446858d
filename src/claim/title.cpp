#include "claim/title.h"

#include "claim/overlap.h"

namespace tawatur {
namespace {

constexpr float least_told = 0.35f;  // share of a title's weight that one sentence of the article tells again

bool is_title(const Profile& p) {
  return p.reading->analysis.sentences[p.statement->sentence].role == SentenceRole::title;
}

/// Share of a title's weight that the sentence of `body` has; among its statements the one with most of it comes first.
float told_by(const Profile& title, const Profile& body) {
  const auto root = [](const RootTerm& t) { return t.root; };
  float all = 1, sentence = 0, statement = 0;
  for (const RootTerm& t : title.roots) all += t.weight;
  for_each_shared(title.roots, body.sentence, root, [&](const RootTerm& t, const RootTerm&) { sentence += t.weight; });
  for_each_shared(title.roots, body.roots, root, [&](const RootTerm& t, const RootTerm&) { statement += t.weight; });
  return (sentence + 0.1f * statement) / all;
}

}  // namespace

void set_bodies(std::span<Profile> page, uint32_t first) {
  for (Profile& title : page) {
    if (!is_title(title)) continue;
    float most = least_told;
    for (uint32_t i = 0; i < page.size(); ++i) {
      if (is_title(page[i])) continue;
      const float told = told_by(title, page[i]);
      if (told > most) most = told, title.body = first + i;
    }
  }
}

}  // namespace tawatur
