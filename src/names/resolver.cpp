#include "names/resolver.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <numeric>

#include "base/fold.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "names/name_graph.h"
#include "names/page_country.h"
#include "names/page_names.h"

namespace tawatur {

const char* name_of(VariantReason reason) {
  switch (reason) {
    case VariantReason::same_form: return "same form";
    case VariantReason::spelling: return "spelling";
    case VariantReason::transliteration: return "transliteration";
    case VariantReason::surname: return "surname";
    case VariantReason::title: return "title";
    case VariantReason::typo: return "typo";
    case VariantReason::acronym: return "acronym";
    case VariantReason::user: return "user";
  }
  return "same form";
}

namespace {

constexpr size_t dominates = 4;          // one candidate is taken over others where it is told of on so many times more pages
constexpr float surname_spelling = 1.15f;  // nats a letter, within one page
constexpr float far_surname_spelling = 0.4f;

constexpr size_t most_groups = 400;        // of one page that a surname is compared with
constexpr float slip = 0.3f;               // nats a letter
constexpr size_t told_once_in = 20;        // a page in so many that use the short form gives the full one beside it
constexpr size_t rare = 3;                 // times more pages
constexpr size_t established_pages = 8;    // a spelling on so many pages may well be a name of its own

struct Surface {
  std::string text;  // as written, clitics removed
  NameIndex name;
};

/// Disjoint sets with the smallest member as root, so that the same joins give the same sets in any order.
class Sets {
 public:
  void reset(size_t count) {
    parent_.resize(count);
    std::iota(parent_.begin(), parent_.end(), 0u);
  }
  uint32_t root(uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(uint32_t a, uint32_t b) {
    a = root(a), b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<uint32_t> parent_;
};

}  // namespace

namespace {

/// The name as it stands alone: of للولايات the article's alef is not written, it comes back.
std::string written(std::string_view text, ByteSpan span) {
  const std::string_view name = slice(text, span);
  if (name.starts_with("ل") && text.substr(0, span.begin).ends_with("ل")) return std::string("ا").append(name);
  return std::string(name);
}

/// No quotation marks, hashtags or marks in it: fit to show as an entity's name.
bool is_well_formed(std::string_view name) {
  for (size_t i = 0; i < name.size();) {
    const CodePoint c = decode(name, i);
    i += c.size;
    if (!is_letter(c.value) && digit_value(c.value) < 0 && c.value != U' ' && c.value != U'-' && c.value != U'.' && c.value != U'\'') return false;
  }
  return true;
}

}  // namespace

struct EntityResolver::State {
  NameGraph graph;
  std::vector<Surface> surfaces;
  boost::unordered_flat_map<uint64_t, uint32_t> surface_of;  // kind and text → surface
  std::vector<PageNames> pages;
  bool is_current = true;

  // made by resolve()
  Sets sets;
  std::vector<uint32_t> pages_of_set;           // by root: pages of its names, each name's own
  std::vector<VariantReason> why;               // by name: what joined it
  std::vector<bool> is_conjoined;               // by name: its first letter is و or ف that was not taken off
  std::vector<std::vector<EntityIndex>> of_page;
  std::vector<Entity> entities;

  uint32_t surface(std::string_view text, EntityKind kind) {
    const uint64_t key = hash_bytes(text, static_cast<uint64_t>(kind) + 1);
    const auto [at, fresh] = surface_of.try_emplace(key, static_cast<uint32_t>(surfaces.size()));
    if (fresh) surfaces.push_back({std::string(text), graph.add(name_form(text, kind), kind)});
    return at->second;
  }

  std::string text_of(NameIndex i) const {
    std::string text;
    for (const WordIndex word : graph.name(i).words) text.append(graph.words().text(word)).append(" ");
    return text;
  }

  bool begins_with_conjunction(NameIndex i) const {
    const std::string& first = graph.words().text(graph.name(i).words[0]);
    return first.starts_with("و") || first.starts_with("ف");
  }
  void join_names();
  bool used_side_by_side(const Join& join) const;
  bool holds(const Join& join) const;
  void join_slips_and_spellings();
  bool is_more_frequent(NameIndex a, NameIndex b) const;
  void join_shorter_forms(const std::vector<Join>& joins);
  NameIndex bearer_on_page(NameIndex weak, const PageNames& page) const;
  NameIndex bearer_anywhere(NameIndex weak);
  NameIndex institution_of(NameIndex head, uint16_t country) const;
  uint64_t institution_key(NameIndex head, uint16_t country) const;
  void make_entities();
};

EntityResolver::EntityResolver() : state_(std::make_unique<State>()) {}
EntityResolver::~EntityResolver() = default;
EntityResolver::EntityResolver(EntityResolver&&) noexcept = default;
EntityResolver& EntityResolver::operator=(EntityResolver&&) noexcept = default;

void EntityResolver::add(PageIndex page, const Page& article, const Analysis& analysis, std::span<const Mention> mentions) {
  State& s = *state_;
  s.is_current = false;
  PageNames& record = s.pages.emplace_back();
  std::vector<NameIndex> names;
  names.reserve(mentions.size());
  for (const Mention& m : mentions) {
    const uint32_t surface = s.surface(written(article.text, m.span), m.kind);
    record.surfaces.push_back(surface);
    names.push_back(s.surfaces[surface].name);
    Name& name = s.graph.name(names.back());
    ++name.mentions;
    if (name.pages.empty() || name.pages.back() != page) name.pages.push_back(page);
  }
  group_mentions(s.graph, mentions, names, record);
  record.country = country_of(analysis);
  for (size_t i = 0; i < names.size(); ++i) s.graph.join_on_page(names[i], record.mains[record.groups[i]]);
}

/// Two spellings that one page uses side by side are two names, unless one of them is the page's slip.
bool EntityResolver::State::used_side_by_side(const Join& join) const {
  const std::vector<PageIndex> &a = graph.name(join.a).pages, &b = graph.name(join.b).pages;
  const auto &few = a.size() < b.size() ? a : b, &many = a.size() < b.size() ? b : a;
  size_t together = 0;
  for (const PageIndex page : few) together += std::binary_search(many.begin(), many.end(), page);
  // very near spellings on one or two pages are slips rather than two names
  return together * 4 > few.size() && (join.distance > slip || together > 2);
}

bool EntityResolver::State::holds(const Join& join) const {
  const size_t a = graph.name(join.a).pages.size(), b = graph.name(join.b).pages.size();
  switch (join.rule) {
    case JoinRule::always: return true;
    case JoinRule::if_told: return join.pages >= 2 && join.pages * told_once_in >= a;
    case JoinRule::if_rare:
      // وروسيا is rare beside روسيا; so بوروسيا is no ب and وروسيا
      return a * rare <= b && (begins_with_conjunction(join.a) || !is_conjoined[join.b]);
    case JoinRule::if_near: {
      if (join.distance == 0) return true;
      const bool established = std::min(a, b) >= established_pages && graph.name(join.a).words.size() == 1;
      return (!established || join.distance < slip) && !used_side_by_side(join);
    }
    case JoinRule::if_only: return false;  // decided later, from what these joins make
  }
  return false;
}

/// Forms that differ by letters: the rarer goes to the more frequent, and takes nothing along: names that are near one
/// another in a chain (إيران, بايران, بايرن) would else become one.
void EntityResolver::State::join_slips_and_spellings() {
  std::vector<Join> holding;
  for (const Join& join : graph.joins()) {
    if ((join.rule != JoinRule::if_rare && join.rule != JoinRule::if_near) || !holds(join)) continue;
    Join& directed = holding.emplace_back(join);
    if (is_more_frequent(directed.a, directed.b)) std::swap(directed.a, directed.b);
  }
  // most frequent centres first; of one centre slips before spellings, near spellings before far ones
  std::sort(holding.begin(), holding.end(), [&](const Join& x, const Join& y) {
    if (x.b != y.b) return is_more_frequent(x.b, y.b);
    if (x.rule != y.rule) return x.rule < y.rule;
    if (x.distance != y.distance) return x.distance < y.distance;
    return x.a != y.a && is_more_frequent(x.a, y.a);
  });
  std::vector<bool> attached(graph.size(), false);
  for (const Join& join : holding) {
    if (attached[join.a] || attached[join.b]) continue;
    attached[join.a] = true;
    sets.join(join.a, join.b);
    if (why[join.a] == VariantReason::same_form) why[join.a] = join.why;
  }
}

bool EntityResolver::State::is_more_frequent(NameIndex a, NameIndex b) const {
  const size_t x = graph.name(a).pages.size(), y = graph.name(b).pages.size();
  return x != y ? x > y : a != b && text_of(a) < text_of(b);
}

void EntityResolver::State::join_names() {
  sets.reset(graph.size());
  why.assign(graph.size(), VariantReason::same_form);
  is_conjoined.assign(graph.size(), false);
  for (const Join& join : graph.joins())
    if (join.rule == JoinRule::if_rare && begins_with_conjunction(join.a) && holds(join)) is_conjoined[join.a] = true;
  std::vector<Join> shorter;
  for (const JoinRule rule : {JoinRule::always, JoinRule::if_told}) {
    for (const Join& join : graph.joins()) {
      if (join.rule != rule || !holds(join)) continue;
      sets.join(join.a, join.b);
      for (const NameIndex side : {join.a, join.b})
        if (why[side] == VariantReason::same_form) why[side] = join.why;
    }
  }
  join_slips_and_spellings();
  for (const Join& join : graph.joins())
    if (join.rule == JoinRule::if_only) shorter.push_back(join);
  pages_of_set.assign(graph.size(), 0);
  for (NameIndex i = 0; i < graph.size(); ++i) pages_of_set[sets.root(i)] += static_cast<uint32_t>(graph.name(i).pages.size());
  join_shorter_forms(shorter);
}

/// A shorter form goes to its only longer one, or to the one that is told of far more often; longest first.
void EntityResolver::State::join_shorter_forms(const std::vector<Join>& joins) {
  boost::unordered_flat_map<NameIndex, std::vector<const Join*>> of;
  std::vector<NameIndex> order;
  for (const Join& join : joins) {
    std::vector<const Join*>& list = of[join.a];
    if (list.empty()) order.push_back(join.a);
    list.push_back(&join);
  }
  std::vector<std::string> texts(graph.size());
  for (const NameIndex i : order) texts[i] = text_of(i);
  std::sort(order.begin(), order.end(), [&](NameIndex a, NameIndex b) {
    const size_t x = graph.name(a).words.size(), y = graph.name(b).words.size();
    return x != y ? x > y : texts[a] < texts[b];
  });
  for (const NameIndex brief : order) {
    uint32_t best = no_name, best_pages = 0, second_pages = 0;
    const Join* by = nullptr;
    std::vector<uint32_t> seen;
    for (const Join* join : of[brief]) {
      const uint32_t root = sets.root(join->b);
      if (root == sets.root(brief) || std::find(seen.begin(), seen.end(), root) != seen.end()) continue;
      seen.push_back(root);
      const uint32_t pages_here = pages_of_set[root];
      if (pages_here > best_pages) second_pages = best_pages, best = root, best_pages = pages_here, by = join;
      else second_pages = std::max(second_pages, pages_here);
    }
    if (best == no_name || second_pages * dominates > best_pages) continue;
    const uint32_t sum = pages_of_set[sets.root(brief)] + best_pages;
    sets.join(brief, best);
    pages_of_set[sets.root(brief)] = sum;
    why[brief] = by->why;
  }
}

/// The one full name of the page that a surname or given name alone can mean, spelt a little otherwise.
NameIndex EntityResolver::State::bearer_on_page(NameIndex weak, const PageNames& page) const {
  const WordIndex word = graph.name(weak).words[0];
  const auto only = [&](auto&& bears) {
    NameIndex found = no_name;
    for (const NameIndex main : std::span(page.mains).first(std::min(page.mains.size(), most_groups))) {
      const Name& name = graph.name(main);
      if (name.kind != EntityKind::person || name.weak || name.words.empty() || main == found || !bears(name)) continue;
      if (found != no_name) return no_name;
      found = main;
    }
    return found;
  };
  const NameIndex exact = only([&](const Name& name) { return is_called(name, word); });
  if (exact != no_name) return exact;
  return only([&](const Name& name) {
    return std::any_of(graph.words().variants(word).begin(), graph.words().variants(word).end(), [&](const WordVariant& v) {
      return v.distance < surname_spelling && (v.word == name.words.front() || v.word == name.words.back());
    });
  });
}

/// The full name that a word alone means anywhere: of those that end with it the only one, or one that is told of far more
/// often; of those that begin with it the only one: given names are shared too widely for counts to tell.
NameIndex EntityResolver::State::bearer_anywhere(NameIndex weak) {
  std::vector<NameIndex> names;
  const WordIndex word = graph.name(weak).words[0];
  graph.bearers(word, far_surname_spelling, names);
  std::vector<std::pair<uint32_t, uint32_t>> by_surname, by_given;  // root, pages
  for (const NameIndex i : names) {
    const Name& name = graph.name(i);
    const bool exact = name.words.front() == word || name.words.back() == word;
    const bool surname = exact ? name.words.back() == word && !name.ends_in_father : !name.ends_in_father;
    auto& list = surname ? by_surname : by_given;
    const uint32_t root = sets.root(i);
    if (std::none_of(list.begin(), list.end(), [&](auto& f) { return f.first == root; })) list.push_back({root, pages_of_set[root]});
  }
  if (by_surname.empty()) return by_given.size() == 1 ? by_given[0].first : no_name;
  std::sort(by_surname.begin(), by_surname.end(), [](auto& a, auto& b) { return a.second > b.second; });
  if (by_surname.size() > 1 && by_surname[1].second * dominates > by_surname[0].second) return no_name;
  return by_surname[0].first;
}

/// The full name of a national institution told by its head alone, where some page has it: الجيش on a page about Egypt is
/// الجيش المصري.
NameIndex EntityResolver::State::institution_of(NameIndex head, uint16_t country) const {
  const Name& name = graph.name(head);
  if (!name.generic || country == no_country) return no_name;
  const std::string& institution = graph.words().text(name.words[0]);
  if (!is_national_institution(institution)) return no_name;
  const std::string masculine(adjective_of(country)), feminine = masculine + "ه";
  return graph.find(name.kind, {institution, institution.ends_with("ه") ? feminine : masculine});
}

/// The entity of such an institution where no page has its full name; 0 where the head is none.
uint64_t EntityResolver::State::institution_key(NameIndex head, uint16_t country) const {
  const Name& name = graph.name(head);
  if (!name.generic || country == no_country) return 0;
  const std::string& institution = graph.words().text(name.words[0]);
  constexpr uint64_t of_country = uint64_t{1} << 62;
  return !is_national_institution(institution) ? 0 : of_country | (hash_bytes(institution, country) >> 2);
}

void EntityResolver::State::make_entities() {
  entities.clear();
  of_page.assign(pages.size(), {});
  boost::unordered_flat_map<uint64_t, EntityIndex> entity_of;  // set, or page and group
  boost::unordered_flat_map<NameIndex, NameIndex> bearer;      // of weak names without one on their page
  boost::unordered_flat_map<uint64_t, uint32_t> counts;        // entity and surface → count
  std::vector<uint64_t> order;                                 // keys of `counts` as they came
  constexpr uint64_t of_one_page = uint64_t{1} << 63;
  for (PageIndex p = 0; p < pages.size(); ++p) {
    const PageNames& page = pages[p];
    constexpr EntityIndex none = UINT32_MAX;
    std::vector<EntityIndex> of_group(page.mains.size(), none);
    for (const uint32_t g : page.groups) {  // a group whose mentions were all given to others makes no entity
      if (of_group[g] != none) continue;
      NameIndex main = page.mains[g];
      const Name& name = graph.name(main);
      uint64_t key;
      if (const NameIndex national = institution_of(main, page.country); national != no_name) {
        main = national;
        key = sets.root(main);
      } else if (const uint64_t institution = institution_key(main, page.country)) {
        key = institution;
      } else if (name.generic || name.words.empty()) {
        key = of_one_page | static_cast<uint64_t>(p) << 24 | g;
      } else {
        if (name.weak) {
          NameIndex full = bearer_on_page(main, page);
          if (full == no_name) {
            const auto [at, fresh] = bearer.try_emplace(main, no_name);
            if (fresh) at->second = bearer_anywhere(main);
            full = at->second;
          }
          if (full != no_name) main = full;
        }
        key = sets.root(main);
      }
      const auto [at, fresh] = entity_of.try_emplace(key, static_cast<EntityIndex>(entities.size()));
      if (fresh) entities.emplace_back().kind = name.kind;
      of_group[g] = at->second;
    }
    for (size_t i = 0; i < page.surfaces.size(); ++i) {
      const EntityIndex entity = of_group[page.groups[i]];
      of_page[p].push_back(entity);
      const uint64_t key = static_cast<uint64_t>(entity) << 32 | page.surfaces[i];
      if (counts[key]++ == 0) order.push_back(key);
    }
  }
  std::vector<std::vector<uint32_t>> surfaces_of(entities.size());
  for (const uint64_t key : order) {
    Entity& entity = entities[key >> 32];
    const uint32_t surface = static_cast<uint32_t>(key);
    entity.variants.push_back({surfaces[surface].text, counts[key], VariantReason::same_form});
    surfaces_of[key >> 32].push_back(surface);
  }
  for (EntityIndex e = 0; e < entities.size(); ++e) {
    Entity& entity = entities[e];
    // the fullest well-formed variant: of persons the most words, of others the most frequent; rare ones may be slips
    size_t best = 0;
    uint32_t most = 0;
    for (const Variant& v : entity.variants) most = std::max(most, v.count);
    const auto better = [&](size_t a, size_t b) {
      const Variant &x = entity.variants[a], &y = entity.variants[b];
      const bool x_rare = x.count * 20 < most || !is_well_formed(x.text), y_rare = y.count * 20 < most || !is_well_formed(y.text);
      if (x_rare != y_rare) return y_rare;
      const size_t x_words = graph.name(surfaces[surfaces_of[e][a]].name).words.size(), y_words = graph.name(surfaces[surfaces_of[e][b]].name).words.size();
      if (entity.kind == EntityKind::person ? x_words != y_words : (x_words > 1) != (y_words > 1)) return x_words > y_words;
      return x.count != y.count ? x.count > y.count : x.text < y.text;
    };
    for (size_t i = 1; i < entity.variants.size(); ++i)
      if (better(i, best)) best = i;
    entity.name = entity.variants[best].text;
    const NameIndex main = surfaces[surfaces_of[e][best]].name;
    const std::string main_folded = folded(entity.name);
    for (size_t i = 0; i < entity.variants.size(); ++i) {
      Variant& v = entity.variants[i];
      const NameIndex name = surfaces[surfaces_of[e][i]].name;
      if (v.text == entity.name) v.why = VariantReason::same_form;
      else if (name == main || folded(v.text) == main_folded) v.why = VariantReason::spelling;
      else if (graph.name(name).weak) v.why = VariantReason::surname;
      else if (why[name] != VariantReason::same_form) v.why = why[name];
      else v.why = why[main] != VariantReason::same_form ? why[main] : VariantReason::title;
    }
    std::stable_sort(entity.variants.begin(), entity.variants.end(), [](const Variant& a, const Variant& b) {
      return a.count != b.count ? a.count > b.count : a.text < b.text;
    });
  }
}

void EntityResolver::resolve() {
  if (state_->is_current) return;
  state_->join_names();
  state_->make_entities();
  state_->is_current = true;
}

std::span<const EntityIndex> EntityResolver::entities_of(PageIndex page) const { return state_->of_page[page]; }
std::span<const Entity> EntityResolver::entities() const { return state_->entities; }

}  // namespace tawatur
