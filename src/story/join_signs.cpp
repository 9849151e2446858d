#include "story/join_signs.h"

#include <algorithm>
#include <cmath>

namespace tawatur {
namespace {

constexpr double epsilon = 1e-6;

struct Cross {
  double event = 0, thread = 0, best = 0, best_of_a = 0, best_of_b = 0;
};

Cross cross(const GroupView& view, const StoryPart& a, const StoryPart& b) {
  Cross c;
  std::vector<float> best_of_a(a.pages.size(), 0);
  for (const uint32_t y : b.pages) {
    float best = 0;
    for (size_t i = 0; i < a.pages.size(); ++i) {
      const Likeness& l = view.between(a.pages[i], y);
      c.event += double{l.event}, c.thread += double{l.thread};
      best = std::max(best, l.event), best_of_a[i] = std::max(best_of_a[i], l.event);
    }
    c.best_of_b += double{best}, c.best = std::max(c.best, double{best});
  }
  for (const float best : best_of_a) c.best_of_a += double{best};
  return c;
}

double cohesion(const StoryPart& part) {
  const auto n = static_cast<double>(part.pages.size());
  return n < 2 ? 1 : part.inner / (n * (n - 1) / 2);
}

/// What the titles of two parts have in common. Shares of pages are between 0 and 1.
struct Words {
  double title_a = epsilon, title_b = epsilon, a_in_b = 0, b_in_a = 0, shared = 0;
  double names_a = epsilon, names_b = epsilon, names_a_in_b = 0, names_b_in_a = 0;
  double novel = 0, anchor = 0, dot = 0, norm_a = epsilon, norm_b = epsilon;

  void add(double rarity, bool name, double ta, double oa, double tb, double ob) {
    title_a += rarity * ta, title_b += rarity * tb;
    a_in_b += rarity * ta * ob, b_in_a += rarity * tb * oa;
    shared += rarity * std::min(ta, tb);
    if (name) {
      names_a += rarity * ta, names_b += rarity * tb;
      names_a_in_b += rarity * ta * ob, names_b_in_a += rarity * tb * oa;
    }
    constexpr double most = 0.5, nearly = 3;  // of b's pages; what a third of a's pages have is not lacking
    if (tb >= most) novel += rarity * tb * std::max(0.0, 1 - nearly * oa);
    if (tb > most) anchor = std::max(anchor, rarity * (tb - oa));
    dot += rarity * rarity * oa * ob, norm_a += rarity * rarity * oa * oa, norm_b += rarity * rarity * ob * ob;
  }
};

template <class Visit>
void merge_words(const StoryPart& a, const StoryPart& b, Visit visit) {
  auto x = a.words.begin(), y = b.words.begin();
  while (x != a.words.end() || y != b.words.end()) {
    const bool of_a = y == b.words.end() || (x != a.words.end() && x->key <= y->key);
    const bool of_b = x == a.words.end() || (y != b.words.end() && y->key <= x->key);
    visit(of_a ? &*x : nullptr, of_b ? &*y : nullptr);
    x += of_a, y += of_b;
  }
}

Words words_of(const StoryPart& a, const StoryPart& b) {
  Words out;
  const auto na = static_cast<double>(a.pages.size()), nb = static_cast<double>(b.pages.size());
  merge_words(a, b, [&](const StoryPart::Word* x, const StoryPart::Word* y) {
    const bool name = (x != nullptr && x->name) || (y != nullptr && y->name);
    out.add(static_cast<double>((x != nullptr ? x : y)->rarity), name, x != nullptr ? double{x->title} / na : 0,
            x != nullptr ? double{x->open} / na : 0, y != nullptr ? double{y->title} / nb : 0,
            y != nullptr ? double{y->open} / nb : 0);
  });
  return out;
}

bool before(const StoryPart& a, const StoryPart& b) {
  if (a.pages.size() != b.pages.size()) return a.pages.size() > b.pages.size();
  return a.pages.front() < b.pages.front();
}

}  // namespace

StoryPart part_of(const GroupView& view, uint32_t page) {
  const PageProfile& profile = view.page(page);
  StoryPart out;
  out.pages = {page};
  for (const WeighedTerm& t : profile.terms) {
    if (!(t.signs & (term_in_title | term_in_lead))) continue;
    out.words.push_back({t.key, t.rarity, t.signs & term_in_title ? 1.0f : 0.0f, 1, (t.signs & term_is_name) != 0});
  }
  if (profile.has_day) out.day_sum = out.first_day = out.last_day = profile.day, out.dated = 1;
  return out;
}

StoryPart joined(const GroupView& view, const StoryPart& a, const StoryPart& b, double level) {
  StoryPart out;
  std::ranges::merge(a.pages, b.pages, std::back_inserter(out.pages));
  out.inner = a.inner + b.inner + cross(view, a, b).event;
  out.level = level;
  merge_words(a, b, [&](const StoryPart::Word* x, const StoryPart::Word* y) {
    StoryPart::Word word = x != nullptr ? *x : *y;
    if (x != nullptr && y != nullptr) word.title += y->title, word.open += y->open, word.name |= y->name;
    out.words.push_back(word);
  });
  out.day_sum = a.day_sum + b.day_sum, out.dated = a.dated + b.dated;
  out.first_day = b.dated == 0 || (a.dated > 0 && a.first_day < b.first_day) ? a.first_day : b.first_day;
  out.last_day = b.dated == 0 || (a.dated > 0 && a.last_day > b.last_day) ? a.last_day : b.last_day;
  return out;
}

JoinSigns join_signs(const GroupView& view, const StoryPart& x, const StoryPart& y, double level) {
  const StoryPart &a = before(x, y) ? x : y, &b = before(x, y) ? y : x;  // a is the bigger
  const Cross c = cross(view, a, b);
  const Words w = words_of(a, b);
  const auto na = static_cast<double>(a.pages.size()), nb = static_cast<double>(b.pages.size());
  JoinSigns out{};
  const auto set = [&](JoinSign sign, double value) { out[static_cast<size_t>(sign)] = static_cast<float>(value); };
  const double event = c.event / (na * nb), least = std::min(a.level, b.level);
  set(JoinSign::level, level);
  set(JoinSign::event, event);
  set(JoinSign::best, c.best);
  set(JoinSign::thread, c.thread / (na * nb));
  set(JoinSign::best_of_small, c.best_of_b / nb);
  set(JoinSign::best_of_big, c.best_of_a / na);
  set(JoinSign::big, std::log(na));
  set(JoinSign::small, std::log(nb));
  set(JoinSign::both, std::log(na + nb));
  set(JoinSign::cohesion_big, cohesion(a));
  set(JoinSign::cohesion_small, cohesion(b));
  set(JoinSign::cohesion, event / (std::min(cohesion(a), cohesion(b)) + epsilon));
  set(JoinSign::level_least, least);
  set(JoinSign::level_most, std::max(a.level, b.level));
  set(JoinSign::level_ratio, level / (least + epsilon));
  set(JoinSign::title_of_small, w.b_in_a / w.title_b);
  set(JoinSign::title_of_big, w.a_in_b / w.title_a);
  set(JoinSign::titles_shared, w.shared / std::min(w.title_a, w.title_b));
  set(JoinSign::names_of_small, w.names_b_in_a / w.names_b);
  set(JoinSign::names_of_big, w.names_a_in_b / w.names_a);
  set(JoinSign::novel, w.novel / w.title_b);
  set(JoinSign::anchor, w.anchor);
  set(JoinSign::lead_cosine, w.dot / std::sqrt(w.norm_a * w.norm_b));
  if (a.dated > 0 && b.dated > 0) {
    set(JoinSign::hours_later, 24 * (b.day_sum / b.dated - a.day_sum / a.dated));
    set(JoinSign::hours_between, 24 * std::max({0.0, b.first_day - a.last_day, a.first_day - b.last_day}));
  }
  set(JoinSign::hours_big, 24 * (a.last_day - a.first_day));
  set(JoinSign::hours_small, 24 * (b.last_day - b.first_day));
  return out;
}

}  // namespace tawatur
