#include "dossier/view.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <limits>

#include "base/fold.h"
#include "base/hash.h"
#include "dossier/substance.h"

namespace tawatur {
namespace {

constexpr int64_t no_time = std::numeric_limits<int64_t>::max();

int64_t time_of(const Reading& reading) { return reading.page.published ? reading.page.published->seconds : no_time; }

/// What statements are grouped under one speaker by: the entity, else the name as it is spelt, apart for each page
/// where nobody is named.
uint64_t speaker_key(const Dossier& dossier, StatementRef ref, const ChainLink& origin) {
  if (origin.mention != no_index) return dossier.corpus->entities_of(ref.page)[origin.mention];
  uint64_t key = hash_bytes(folded(origin.text), 1);
  if (origin.kind == SourceKind::anonymous) key = hash_combine(key, ref.page);
  return key | 1ull << 63;
}

void group_speakers(const View& view, StoryView& story) {
  const Dossier& dossier = *view.dossier;
  boost::unordered_flat_map<uint64_t, size_t> index;
  std::vector<std::vector<StatementRef>> said;  // by speaker
  for (const PageIndex page : story.pages) {
    const std::vector<Statement>& statements = (*dossier.corpus)[page].speech.statements;
    for (uint32_t s = 0; s < statements.size(); ++s) {
      if (statements[s].form == StatementForm::asserted || statements[s].chain.empty()) continue;
      const ChainLink& origin = statements[s].chain.front();
      if (origin.role == LinkRole::outlet || origin.text.empty()) continue;
      const auto [at, fresh] = index.try_emplace(speaker_key(dossier, {page, s}, origin), story.speakers.size());
      if (fresh) {
        SpeakerView& speaker = story.speakers.emplace_back();
        speaker.name = origin.text, speaker.kind = origin.kind;
        if (origin.mention != no_index) speaker.entity = dossier.corpus->entities_of(page)[origin.mention];
        said.emplace_back();
      }
      SpeakerView& speaker = story.speakers[at->second];
      if (speaker.description.empty()) speaker.description = origin.description;
      said[at->second].push_back({page, s});
    }
  }
  for (size_t i = 0; i < said.size(); ++i) story.speakers[i].said = view.by_words(said[i]);
  std::ranges::stable_sort(story.speakers, std::ranges::greater{}, [](const SpeakerView& s) { return s.said.size(); });
}

/// How many independent origins stand behind a story: a family counts once.
uint32_t count_origins(const std::vector<PageIndex>& pages, const std::vector<uint32_t>& family_of) {
  std::vector<uint32_t> families;
  uint32_t alone = 0;
  for (const PageIndex page : pages) {
    if (family_of[page] == no_index)
      ++alone;
    else
      families.push_back(family_of[page]);
  }
  std::ranges::sort(families);
  return alone + static_cast<uint32_t>(std::unique(families.begin(), families.end()) - families.begin());
}

/// Of each claim, what tells as its text does. Conflicts that show the text among their sides are told in `shown`.
std::vector<std::vector<StatementRef>> sources_of(const View& view, std::vector<bool>& shown) {
  const ClaimReport& report = view.dossier->claims;
  std::vector<std::vector<StatementRef>> others(report.claims.size());  // on other sides than the text
  for (const Conflict& conflict : report.conflicts) {
    const StatementRef text = report.claims[conflict.claim].text;
    const auto has_text = [&](const ConflictSide& side) {
      return std::ranges::find(side.statements, text) != side.statements.end();
    };
    if (std::ranges::none_of(conflict.sides, has_text)) continue;
    shown[conflict.claim] = true;
    for (const ConflictSide& side : conflict.sides)
      if (!has_text(side))
        others[conflict.claim].insert(others[conflict.claim].end(), side.statements.begin(), side.statements.end());
  }
  std::vector<std::vector<StatementRef>> out;
  for (size_t c = 0; c < report.claims.size(); ++c) {
    std::vector<StatementRef> told = report.claims[c].statements;
    std::ranges::sort(others[c]);
    std::erase_if(told, [&](StatementRef ref) { return std::ranges::binary_search(others[c], ref); });
    out.push_back(view.one_a_page(told));
  }
  return out;
}

/// Losses of the same words and kind are shown together, in the story of the retelling.
void group_losses(View& view, const std::vector<uint32_t>& story_of) {
  const std::vector<Loss>& losses = view.dossier->claims.losses;
  boost::unordered_flat_map<uint64_t, size_t> place;
  for (uint32_t l = 0; l < losses.size(); ++l) {
    const Loss& loss = losses[l];
    const uint32_t story = story_of[loss.to.page];
    std::vector<LossView>& shown = view.stories[story].losses;
    const uint64_t words = hash_combine(hash_bytes(folded(view.text(loss.from))), hash_bytes(folded(loss.what)));
    const uint64_t key = hash_combine(words, uint64_t{story} << 8 | static_cast<uint64_t>(loss.kind));
    const auto [at, fresh] = place.try_emplace(key, shown.size());
    if (fresh) shown.push_back({l, {}});
    std::vector<StatementRef>& to = shown[at->second].to;
    if (std::ranges::find(to, loss.to) == to.end()) to.push_back(loss.to);
  }
}

std::string day_of(const Instant& time) { return to_iso({days_of(time.local) * 86400, time.local, false, {}}); }

}  // namespace

std::vector<StatementRef> View::one_a_page(const std::vector<StatementRef>& refs) const {
  std::vector<StatementRef> out;
  boost::unordered_flat_map<PageIndex, size_t> place;
  const auto is_title = [&](StatementRef ref) {
    return reading(ref.page).analysis.sentences[statement(ref).sentence].role == SentenceRole::title;
  };
  for (const StatementRef ref : refs) {
    const auto [at, fresh] = place.try_emplace(ref.page, out.size());
    if (fresh)
      out.push_back(ref);
    else if (is_title(out[at->second]) && !is_title(ref))
      out[at->second] = ref;
  }
  return out;
}

std::vector<SpokenView> View::by_words(const std::vector<StatementRef>& refs) const {
  std::vector<SpokenView> out;
  boost::unordered_flat_map<uint64_t, size_t> place;
  for (const StatementRef ref : refs) {
    const auto [at, fresh] = place.try_emplace(hash_bytes(folded(text(ref))), out.size());
    if (fresh)
      out.push_back({ref, {}});
    else
      out[at->second].repeated.push_back(ref);
  }
  return out;
}

std::string_view View::outlet(PageIndex page) const {
  const Page& p = reading(page).page;
  return p.outlet && !p.outlet->empty() ? std::string_view(*p.outlet) : std::string_view(p.id);
}

std::string View::day(PageIndex page) const {
  const auto& published = reading(page).page.published;
  return published ? day_of(*published) : std::string();
}

std::string View::days(uint32_t story) const {
  const Story& s = dossier->stories[story];
  if (!s.first || !s.last) return {};
  const std::string first = day_of(*s.first), last = day_of(*s.last);
  return first == last ? first : first + " – " + last;
}

View make_view(const Dossier& dossier) {
  View view;
  view.dossier = &dossier;
  const Corpus& corpus = *dossier.corpus;

  std::vector<uint32_t> family_of(corpus.size(), no_index);
  for (uint32_t f = 0; f < dossier.families.size(); ++f) {
    for (const PageIndex page : dossier.families[f].pages) family_of[page] = f;
  }
  std::vector<uint32_t> story_of(corpus.size(), 0);
  view.stories.resize(dossier.stories.size());
  for (uint32_t s = 0; s < dossier.stories.size(); ++s) {
    StoryView& story = view.stories[s];
    story.story = s;
    story.pages = dossier.stories[s].pages;
    for (const PageIndex page : story.pages) story_of[page] = s;
    std::ranges::stable_sort(story.pages, {}, [&](PageIndex p) { return time_of(corpus[p]); });
    story.origins = count_origins(story.pages, family_of);
    group_speakers(view, story);
  }

  const std::vector<Claim>& claims = dossier.claims.claims;
  std::vector<bool> in_conflict(claims.size());
  view.sources = sources_of(view, in_conflict);
  const auto story_of_claim = [&](uint32_t claim) { return story_of[claims[claim].statements.front().page]; };
  for (uint32_t c = 0; c < claims.size(); ++c) {
    StoryView& story = view.stories[story_of_claim(c)];
    if (claims[c].status == ClaimStatus::corroborated)
      story.confirmed.push_back(c);
    else if (claims[c].status == ClaimStatus::single_origin && !in_conflict[c])
      story.single.push_back(c);
  }
  for (uint32_t x = 0; x < dossier.claims.conflicts.size(); ++x)
    view.stories[story_of_claim(dossier.claims.conflicts[x].claim)].conflicts.push_back(x);
  group_losses(view, story_of);
  for (uint32_t e = 0; e < dossier.claims.timeline.size(); ++e)
    view.stories[story_of_claim(dossier.claims.timeline[e].claim)].timeline.push_back(e);
  for (uint32_t f = 0; f < dossier.families.size(); ++f)
    view.stories[story_of[dossier.families[f].pages.front()]].families.push_back(f);

  for (StoryView& story : view.stories) {
    std::ranges::stable_sort(story.confirmed, [&](uint32_t a, uint32_t b) {
      return std::tie(claims[b].origins, claims[b].pages) < std::tie(claims[a].origins, claims[a].pages);
    });
    sort_by_substance(dossier, story.pages, story.single);
    std::ranges::stable_sort(story.conflicts, {}, [&](uint32_t x) { return dossier.claims.conflicts[x].update; });
  }
  std::ranges::stable_sort(view.stories, [](const StoryView& a, const StoryView& b) {
    return std::pair(b.origins, b.pages.size()) < std::pair(a.origins, a.pages.size());
  });
  return view;
}

}  // namespace tawatur
