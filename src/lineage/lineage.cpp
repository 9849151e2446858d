#include "lineage/lineage.h"

namespace tawatur {

const char* name_of(Relation relation) {
  switch (relation) {
    case Relation::copy: return "copy";
    case Relation::edited: return "edited";
    case Relation::shared_passages: return "shared_passages";
    case Relation::rewrite: return "rewrite";
    case Relation::translation: return "translation";
  }
  return "copy";
}

const char* name_of(Direction direction) {
  switch (direction) {
    case Direction::known: return "known";
    case Direction::common_source: return "common_source";
    case Direction::unclear: return "unclear";
  }
  return "unclear";
}

struct Lineage::State {
  const Corpus& corpus;
};

Lineage::Lineage(const Corpus& corpus, unsigned) : state_(std::make_unique<State>(corpus)) {}
Lineage::~Lineage() = default;
void Lineage::update() {}
std::vector<Family> Lineage::families() const { return {}; }
std::vector<uint32_t> Lineage::family_of_pages() const { return std::vector<uint32_t>(state_->corpus.size(), no_index); }

}  // namespace tawatur
