#include "names/resolver.h"

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

struct EntityResolver::State {
  std::vector<std::vector<EntityIndex>> of_page;
  std::vector<Entity> entities;
};

EntityResolver::EntityResolver() : state_(std::make_unique<State>()) {}
EntityResolver::~EntityResolver() = default;
EntityResolver::EntityResolver(EntityResolver&&) noexcept = default;
EntityResolver& EntityResolver::operator=(EntityResolver&&) noexcept = default;

void EntityResolver::add(PageIndex, const Page& article, const Analysis&, std::span<const Mention> mentions) {
  std::vector<EntityIndex>& row = state_->of_page.emplace_back();
  for (const Mention& m : mentions) {
    row.push_back(static_cast<EntityIndex>(state_->entities.size()));
    const std::string text(slice(article.text, m.span));
    state_->entities.push_back({m.kind, text, {{text, 1, VariantReason::same_form}}});
  }
}

void EntityResolver::resolve() {}
std::span<const EntityIndex> EntityResolver::entities_of(PageIndex page) const { return state_->of_page[page]; }
std::span<const Entity> EntityResolver::entities() const { return state_->entities; }

}  // namespace tawatur
