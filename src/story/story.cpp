#include "story/story.h"

#include <fmt/format.h>

namespace tawatur {

struct Stories::State {
  const Corpus& corpus;
};

Stories::Stories(const Corpus& corpus, unsigned) : state_(std::make_unique<State>(corpus)) {}
Stories::~Stories() = default;
void Stories::update(std::span<const Family>) {}

std::vector<Story> Stories::stories() const {
  std::vector<Story> out;
  for (PageIndex p = 0; p < state_->corpus.size(); ++p) {
    const Page& page = state_->corpus[p].page;
    out.push_back({{p}, p, page.title.value_or(page.id), p, fmt::format("story-{}", p + 1)});
  }
  return out;
}

}  // namespace tawatur
