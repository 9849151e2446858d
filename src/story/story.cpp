#include "story/story.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "story/grouping.h"
#include "story/same_text.h"
#include "story/title.h"

namespace tawatur {

namespace {

class StoryBlocks : public PageBlocks {
 public:
  explicit StoryBlocks(const Grouping& stories) : stories_(stories) {}
  std::vector<uint32_t> block_of(uint32_t page) const override { return stories_.group(stories_.group_of(page)).pages; }

 private:
  const Grouping& stories_;
};

}  // namespace

struct Stories::State {
  State(const Corpus& all, unsigned threads)
      : corpus(all), graph(all, threads), stories(graph, GroupLevel::story), topics(graph, GroupLevel::thread) {}

  void regroup(std::vector<uint32_t> changed, StoryChangeCause cause) {
    log.clear();
    const std::vector<Regrouped> regrouped = stories.update(changed, same_text, same_text.apart());
    std::vector<uint32_t> around;
    titles.resize(stories.count(), no_index);
    for (const Regrouped& r : regrouped) {
      const std::vector<uint32_t>& pages = stories.group(r.group).pages;
      around.insert(around.end(), pages.begin(), pages.end());
      titles[r.group] = no_index;
      note(r, cause);
    }
    topics.update(around, StoryBlocks(stories), {});
  }

  void note(const Regrouped& r, StoryChangeCause cause) {
    const PageGroup& group = stories.group(r.group);
    const bool opened = group.pages.size() == r.came.size() && r.from.empty();
    const StoryChangeKind kind = r.came.empty() ? StoryChangeKind::split
                                 : opened       ? StoryChangeKind::opened
                                 : r.from.empty()
                                     ? (quiet_before(r) ? StoryChangeKind::reopened : StoryChangeKind::grew)
                                     : StoryChangeKind::merged;
    const auto beside =
        std::ranges::find_if(group.pages, [&](uint32_t p) { return !std::ranges::binary_search(r.came, p); });
    const PageIndex other = beside == group.pages.end() ? group.pages.back() : *beside;
    log.push_back({kind, cause, id_of(r.group), r.came, other});
  }

  /// Whether the pages that came are later than all others of the story by more than it takes to close.
  bool quiet_before(const Regrouped& r) const {
    double last_day = -std::numeric_limits<double>::infinity(), first_day = -last_day;
    for (const uint32_t p : stories.group(r.group).pages) {
      const PageProfile& page = graph.profile(p);
      if (!page.has_day) continue;
      if (std::ranges::binary_search(r.came, p))
        first_day = std::min(first_day, page.day);
      else
        last_day = std::max(last_day, page.day);
    }
    return std::isfinite(first_day) && std::isfinite(last_day) && first_day - last_day > story_quiet_days;
  }

  uint32_t title_of(uint32_t number) {
    if (titles[number] == no_index) titles[number] = clearest_title(corpus, graph, stories.group(number).pages);
    return titles[number];
  }

  std::string id_of(uint32_t number) const {
    const PageGroup& group = stories.group(number);
    return fmt::format("story-{}-{}", group.number + 1, corpus[group.founder].page.id);
  }

  /// All at once, lest groups lose their numbers to what is between one ruling and the next.
  void rule(std::vector<Ruling> said) {
    for (Ruling& ruling : said) {
      std::vector<PageIndex> pages = ruling.pages;
      std::ranges::sort(pages);
      const bool twice = std::ranges::adjacent_find(pages) != pages.end();
      if (pages.size() < 2 || pages.back() >= graph.size() || twice) continue;
      std::erase(rulings, ruling);
      rulings.push_back(std::move(ruling));
    }
    regroup(same_text.set_rulings(rulings), StoryChangeCause::ruling);
  }

  /// That the page is apart from all others of its story.
  Ruling leaving(PageIndex page) const {
    Ruling out{{page}, Decision::apart};
    for (const PageIndex other : story_of(page))
      if (other != page) out.pages.push_back(other);
    return out;
  }

  const std::vector<PageIndex>& story_of(PageIndex page) const { return stories.group(stories.group_of(page)).pages; }

  /// Whether a person said that the two are together, or apart.
  bool is_ruled(PageIndex a, PageIndex b, bool together) const {
    if (!together) return std::ranges::binary_search(same_text.apart(), ApartPair{std::min(a, b), std::max(a, b)});
    const auto names = [](const Ruling& r, PageIndex page) {
      return std::ranges::find(r.pages, page) != r.pages.end();
    };
    return std::ranges::any_of(
        rulings, [&](const Ruling& r) { return r.decision == Decision::together && names(r, a) && names(r, b); });
  }

  const Corpus& corpus;
  PageGraph graph;
  SameText same_text;  // pages of which one is the other's text, whole or reworded: they report one event
  Grouping stories, topics;
  std::vector<Ruling> rulings;
  std::vector<uint32_t> titles;     // page by story number, no_index until asked for
  std::vector<uint32_t> family_of;  // by page
  std::vector<StoryChange> log;
};

Stories::Stories(const Corpus& corpus, unsigned threads) : state_(std::make_unique<State>(corpus, threads)) {}
Stories::~Stories() = default;

void Stories::update(std::span<const Family> families) {
  std::vector<PageIndex> changed = state_->graph.update();
  const std::vector<PageIndex> other_blocks = state_->same_text.set_families(families);
  changed.insert(changed.end(), other_blocks.begin(), other_blocks.end());
  state_->regroup(std::move(changed), StoryChangeCause::pages);
  state_->family_of.assign(state_->graph.size(), no_index);
  for (uint32_t f = 0; f < families.size(); ++f)
    for (const PageIndex p : families[f].pages)
      if (p < state_->family_of.size()) state_->family_of[p] = f;
}

void Stories::rule(Ruling ruling) { state_->rule({std::move(ruling)}); }

void Stories::merge(PageIndex a, PageIndex b) {
  if (std::max(a, b) >= state_->graph.size()) return;
  std::vector<PageIndex> pages = state_->story_of(a);
  if (!std::ranges::binary_search(pages, b)) {
    const std::vector<PageIndex>& others = state_->story_of(b);
    pages.insert(pages.end(), others.begin(), others.end());
  }
  rule({std::move(pages), Decision::together});
}

void Stories::split(PageIndex page) {
  if (page < state_->graph.size()) rule(state_->leaving(page));
}

void Stories::pin(PageIndex page, PageIndex to) {
  if (std::max(page, to) >= state_->graph.size()) return;
  Ruling joining{state_->story_of(to), Decision::together};
  if (std::ranges::binary_search(joining.pages, page)) return rule(std::move(joining));  // it stays, as the story is
  joining.pages.push_back(page);
  state_->rule({state_->leaving(page), std::move(joining)});
}

std::span<const Ruling> Stories::rulings() const { return state_->rulings; }
std::span<const StoryChange> Stories::changes() const { return state_->log; }
std::string Stories::why(PageIndex a, PageIndex b, ReasonLanguage language) const {
  const State& s = *state_;
  const bool together = s.stories.group_of(a) == s.stories.group_of(b);
  std::string out = fmt::format("{}: ", reason_phrase(together ? "together" : "apart", language));
  if (s.is_ruled(a, b, together)) return out += reason_phrase("person", language);
  if (together && std::ranges::binary_search(s.same_text.block_of(a), b))
    return out += reason_phrase("one_text", language);
  return out += explain(s.corpus, s.graph, s.stories, s.same_text, a, b, language);
}

std::vector<Story> Stories::stories() const {
  const State& s = *state_;
  std::vector<Story> out;
  for (PageIndex p = 0; p < s.graph.size(); ++p) {
    const PageGroup& group = s.stories.group(s.stories.group_of(p));
    if (group.pages.front() != p) continue;
    Story& story = out.emplace_back();
    story.pages = group.pages;
    story.title_page = state_->title_of(group.number);
    const Page& page = s.corpus[story.title_page].page;
    story.title = page.title.value_or(page.id);
    story.thread = s.topics.group_of(p);
    story.id = s.id_of(group.number);
    std::vector<uint32_t> families;
    for (const PageIndex member : group.pages) {
      const uint32_t family = s.family_of[member];
      if (family == no_index)
        ++story.origins;
      else
        families.push_back(family);
      const auto& published = s.corpus[member].page.published;
      if (!published) continue;
      if (!story.first || published->seconds < story.first->seconds) story.first = published;
      if (!story.last || published->seconds > story.last->seconds) story.last = published;
    }
    std::ranges::sort(families);
    story.origins += static_cast<uint32_t>(std::ranges::unique(families).begin() - families.begin());
  }
  return out;
}

}  // namespace tawatur
