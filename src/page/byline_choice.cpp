#include "page/byline_choice.h"

#include "base/resource.h"

namespace tawatur {
namespace {

/// For a build without the model: what a person would guess.
ChoiceWeights guessed_weights() {
  ChoiceWeights out;
  out.weights.resize(byline_sign_count);
  const auto set = [&](BylineSign sign, float value) { out.weights[static_cast<size_t>(sign)] = value; };
  using enum BylineSign;
  set(bias, -3), set(linked_author, 5), set(meta_author, 4), set(meta_creator, 4), set(twitter_author, 4);
  set(label_in_line, 3), set(author_name, 2), set(rel_author, 2), set(beside_title, 1), set(list_name, -3);
  set(furniture, -3), set(label_other, -4), set(is_outlet, -3), set(many_words, -2);
  return out;
}

}  // namespace

const ChoiceWeights& byline_weights() {
  static const ChoiceWeights weights = read_choice_weights(resource("models/byline.bin"), guessed_weights());
  return weights;
}

std::string choose_byline(const std::vector<BylineCandidate>& candidates, const ChoiceWeights& weights) {
  const BylineCandidate* best = nullptr;
  float best_score = weights.bar;
  for (const BylineCandidate& candidate : candidates) {
    const float s = weights.score(candidate.signs);
    if (s > best_score) best = &candidate, best_score = s;
  }
  return best == nullptr ? std::string() : best->text;
}

const char* name_of(BylineSign sign) {
  static constexpr std::array<const char*, byline_sign_count> names = {
      "bias",
      "linked_author",
      "linked_first",
      "meta_author",
      "meta_creator",
      "meta_citation",
      "twitter_author",
      "machines_agree",
      "seen",
      "label_in_line",
      "label_inside_line",
      "label_line_before",
      "label_other",
      "author_name",
      "meta_name",
      "list_name",
      "microdata",
      "rel_author",
      "author_link",
      "in_link",
      "whole_line",
      "first_part",
      "later_part",
      "before_comma",
      "joined_parts",
      "beside_title",
      "near_title",
      "before_title",
      "before_prose",
      "behind_prose",
      "inside_prose",
      "furniture",
      "in_heading",
      "in_list_item",
      "places",
      "twins",
      "first_name",
      "is_outlet",
      "in_outlet",
      "one_word",
      "two_or_three_words",
      "four_or_five_words",
      "many_words",
      "capitals",
      "lower_case",
      "has_digit",
      "has_comma",
      "has_and",
      "team",
      "begins_another",
      "goes_on_another",
      "list_of_names",
      "first_of_list",
      "list_of_linked",
      "machines_and_seen",
      "rival_linked",
      "rival_labelled",
      "rival_linked_seen",
      "only_machines",
  };
  return names[static_cast<size_t>(sign)];
}

}  // namespace tawatur
