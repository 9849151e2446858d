#include "names/resolver.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

#include "base/fold.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "names/bearers.h"
#include "names/name_sets.h"
#include "names/page_country.h"
#include "names/slip.h"

namespace tawatur {

const char* name_of(VariantReason reason) {
  switch (reason) {
    case VariantReason::same_form:
      return "same form";
    case VariantReason::spelling:
      return "spelling";
    case VariantReason::transliteration:
      return "transliteration";
    case VariantReason::surname:
      return "surname";
    case VariantReason::title:
      return "title";
    case VariantReason::typo:
      return "typo";
    case VariantReason::acronym:
      return "acronym";
    case VariantReason::user:
      return "user";
  }
  return "same form";
}

namespace {

struct Surface {
  std::string text;  // as written, clitics removed
  NameIndex name;
};

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
    if (!is_letter(c.value) && digit_value(c.value) < 0 && c.value != U' ' && c.value != U'-' && c.value != U'.' &&
        c.value != U'\'')
      return false;
  }
  return true;
}

}  // namespace

struct EntityResolver::State {
  NameGraph graph;
  NameSets sets{graph};
  std::vector<Surface> surfaces;
  boost::unordered_flat_map<uint64_t, uint32_t> surface_of;  // kind and text → surface
  std::vector<PageNames> pages;
  bool is_current = true;
  // made by resolve()
  std::vector<std::vector<EntityIndex>> of_page;
  std::vector<Entity> entities;

  uint32_t surface(std::string_view text, EntityKind kind) {
    const uint64_t key = hash_bytes(text, static_cast<uint64_t>(kind) + 1);
    const auto [at, fresh] = surface_of.try_emplace(key, static_cast<uint32_t>(surfaces.size()));
    if (fresh) surfaces.push_back({std::string(text), graph.add(name_form(text, kind), kind)});
    return at->second;
  }
  std::vector<NameIndex> mains_of(const PageNames& page) const;
  void make_entities();
  void name_entity(Entity& entity, const std::vector<uint32_t>& of_entity) const;
};

EntityResolver::EntityResolver() : state_(std::make_unique<State>()) {}
EntityResolver::~EntityResolver() = default;
EntityResolver::EntityResolver(EntityResolver&&) noexcept = default;
EntityResolver& EntityResolver::operator=(EntityResolver&&) noexcept = default;

void EntityResolver::add(PageIndex page, const Page& article, const Analysis& analysis,
                         std::span<const Mention> mentions) {
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

/// The names that stand for a page's groups: فصيل جيش الإسلام, which few pages have, is جيش الإسلام of many.
std::vector<NameIndex> EntityResolver::State::mains_of(const PageNames& page) const {
  constexpr size_t far_more = 4;
  std::vector<NameIndex> mains = page.mains;
  for (size_t i = 0; i < page.surfaces.size(); ++i) {
    NameIndex& main = mains[page.groups[i]];
    const Name& full = graph.name(main);
    const Name& brief = graph.name(surfaces[page.surfaces[i]].name);
    if (full.kind == EntityKind::person || brief.words.size() < 2 || brief.words.size() >= full.words.size()) continue;
    if (brief.pages.size() >= far_more * full.pages.size() &&
        std::equal(brief.words.rbegin(), brief.words.rend(), full.words.rbegin()))
      main = surfaces[page.surfaces[i]].name;
  }
  return mains;
}

void EntityResolver::State::make_entities() {
  entities.clear();
  of_page.assign(pages.size(), {});
  boost::unordered_flat_map<uint64_t, EntityIndex> entity_of;  // set, or page and group
  Bearers bearers(graph, sets);
  boost::unordered_flat_map<uint64_t, uint32_t> counts;  // entity and surface → count
  std::vector<uint64_t> order;                           // keys of `counts` as they came
  constexpr uint64_t of_one_page = uint64_t{1} << 63;
  for (PageIndex p = 0; p < pages.size(); ++p) {
    const PageNames& page = pages[p];
    constexpr EntityIndex none = UINT32_MAX;
    const std::vector<NameIndex> mains = mains_of(page);
    std::vector<EntityIndex> of_group(mains.size(), none);
    for (const uint32_t g : page.groups) {  // a group whose mentions were all given to others makes no entity
      if (of_group[g] != none) continue;
      NameIndex main = mains[g];
      const Name& name = graph.name(main);
      uint64_t key;
      if (const NameIndex national = bearers.institution_of(main, page.country); national != no_name) {
        main = national;
        key = sets.root(main);
      } else if (const uint64_t institution = bearers.institution_key(main, page.country)) {
        key = institution;
      } else if (name.generic || name.words.empty()) {
        key = of_one_page | static_cast<uint64_t>(p) << 24 | g;
      } else {
        if (name.weak) {
          NameIndex full = bearers.on_page(main, page);
          if (full == no_name) full = bearers.anywhere(main);
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
  for (EntityIndex e = 0; e < entities.size(); ++e) name_entity(entities[e], surfaces_of[e]);
}

/// Chooses the entity's name, tells why each variant belongs to it, and brings the most frequent first. `of_entity`:
/// the surfaces of its variants.
void EntityResolver::State::name_entity(Entity& entity, const std::vector<uint32_t>& of_entity) const {
  // the fullest well-formed variant: of persons the most words, of others the most frequent; rare ones may be slips
  size_t best = 0;
  uint32_t most = 0;
  for (const Variant& v : entity.variants) most = std::max(most, v.count);
  const auto better = [&](size_t a, size_t b) {
    const Variant &x = entity.variants[a], &y = entity.variants[b];
    const bool x_rare = x.count * 20 < most || !is_well_formed(x.text),
               y_rare = y.count * 20 < most || !is_well_formed(y.text);
    if (x_rare != y_rare) return y_rare;
    const size_t x_words = graph.name(surfaces[of_entity[a]].name).words.size(),
                 y_words = graph.name(surfaces[of_entity[b]].name).words.size();
    if (entity.kind == EntityKind::person ? x_words != y_words : (x_words > 1) != (y_words > 1))
      return x_words > y_words;
    return x.count != y.count ? x.count > y.count : x.text < y.text;
  };
  for (size_t i = 1; i < entity.variants.size(); ++i)
    if (better(i, best)) best = i;
  entity.name = entity.variants[best].text;
  const NameIndex main = surfaces[of_entity[best]].name;
  const std::string main_folded = folded(entity.name);
  for (size_t i = 0; i < entity.variants.size(); ++i) {
    Variant& v = entity.variants[i];
    const NameIndex name = surfaces[of_entity[i]].name;
    if (v.text == entity.name)
      v.why = VariantReason::same_form;
    else if (name == main || folded(v.text) == main_folded)
      v.why = VariantReason::spelling;
    else if (graph.name(name).weak)
      v.why = VariantReason::surname;
    else if (entity.kind == EntityKind::place && is_slip_of(folded(v.text), main_folded))
      v.why = sets.root(name) == sets.root(main) && sets.why(name) != VariantReason::same_form ? sets.why(name)
                                                                                               : VariantReason::typo;
    else if (sets.why(name) != VariantReason::same_form)
      v.why = sets.why(name);
    else
      v.why = sets.why(main) != VariantReason::same_form ? sets.why(main) : VariantReason::title;
  }
  std::stable_sort(entity.variants.begin(), entity.variants.end(), [](const Variant& a, const Variant& b) {
    return a.count != b.count ? a.count > b.count : a.text < b.text;
  });
}

void EntityResolver::resolve() {
  if (state_->is_current) return;
  state_->sets.decide();
  state_->make_entities();
  state_->is_current = true;
}

std::span<const EntityIndex> EntityResolver::entities_of(PageIndex page) const { return state_->of_page[page]; }
std::span<const Entity> EntityResolver::entities() const { return state_->entities; }

}  // namespace tawatur
