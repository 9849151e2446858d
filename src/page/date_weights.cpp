#include "base/resource.h"
#include "page/date_choice.h"

namespace tawatur {
namespace {

/// For a build without the model: what a person would guess.
ChoiceWeights guessed_weights() {
  ChoiceWeights out;
  out.weights.resize(date_sign_count);
  const auto set = [&](DateSign sign, float value) { out.weights[static_cast<size_t>(sign)] = value; };
  using enum DateSign;
  set(bias, -2), set(linked_article, 4), set(meta_published, 4), set(microdata_published, 3), set(linked_page, 2);
  set(in_address, 3), set(meta_vague, 2), set(seen_beside_title, 2), set(seen_label_published, 2);
  set(seen_furniture, -3), set(seen_label_apart, -3), set(seen_twins, -2), set(only_modified, -2);
  return out;
}

}  // namespace

const ChoiceWeights& published_weights() {
  static const ChoiceWeights weights = read_choice_weights(resource("models/published.bin"), guessed_weights());
  return weights;
}

const char* name_of(DateSign sign) {
  static constexpr std::array<const char*, date_sign_count> names = {
      "bias",
      "linked_article",
      "linked_page",
      "linked_other",
      "linked_modified",
      "meta_published",
      "meta_vague",
      "meta_modified",
      "microdata_published",
      "microdata_modified",
      "in_address",
      "month_in_address",
      "published_twice",
      "only_modified",
      "published_elsewhere",
      "seen",
      "seen_label_published",
      "seen_label_modified",
      "seen_label_apart",
      "seen_place_published",
      "seen_place_modified",
      "seen_dated_name",
      "seen_byline_name",
      "seen_list_name",
      "seen_furniture",
      "seen_in_header",
      "seen_in_article",
      "seen_in_link",
      "seen_in_time_element",
      "seen_in_list_item",
      "seen_beside_title",
      "seen_near_title",
      "seen_before_title",
      "seen_before_prose",
      "seen_behind_prose",
      "seen_inside_prose",
      "seen_alone",
      "seen_in_long_line",
      "seen_twins",
      "seen_first",
      "seen_only",
      "seen_many",
      "seen_and_published",
      "seen_and_modified",
      "unseen_published",
      "unseen_nothing_seen",
      "linked_against_readers",
      "rival_label_published",
      "rival_label_modified",
      "good_place",
      "modified_of_news",
      "unlabelled_modified",
      "published_of_no_article",
      "neighbour_in_address",
      "no_article_type",
      "page_type_alone",
      "home_page",
      "little_prose",
      "slug",
      "website_type",
      "title_distance",
      "prose_before",
      "line_length",
      "twin_count",
      "seen_days",
      "age",
      "prose_amount",
      "clock",
  };
  return names[static_cast<size_t>(sign)];
}

}  // namespace tawatur
