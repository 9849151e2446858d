#include "claim/title.h"

#include "claim/overlap.h"

namespace tawatur {
namespace {

constexpr float least_told = 0.35f;  // share of a title's weight that one sentence of the article tells again

bool is_title(const Profile& p) {
  return p.reading->analysis.sentences[p.statement->sentence].role == SentenceRole::title;
}

}  // namespace

void set_bodies(std::span<Profile> page, uint32_t first) {
  for (Profile& title : page) {
    if (!is_title(title)) continue;
    float most = least_told;
    for (uint32_t i = 0; i < page.size(); ++i) {
      if (is_title(page[i])) continue;
      // the sentence says whether the title is told, its words in the clause which of the statements tells it
      const float told = told_in(title, page[i]) + 0.01f * shared_roots(title, page[i]).weight;
      if (told > most) most = told, title.body = first + i;
    }
  }
}

}  // namespace tawatur
