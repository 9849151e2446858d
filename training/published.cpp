// Makes models/published.bin: which of a page's dates is the article's.
//   train_published make models/published.bin GOLD.json FOLDER …   GOLD and FOLDER as score.py extract has them
//   train_published validate GOLD.json FOLDER …                    ten parts, each chosen by weights learnt from the
//                                                                  other nine: the honest figure
//   train_published misses GOLD.json FOLDER …                      the same, and prints every miss with its signs
// A page that does not tell its gold date is learnt as one without: to say none is right there.
#include "choice.h"
#include "extract_gold.h"
#include "page/metadata.h"

namespace tawatur::training {
namespace {

constexpr std::string_view about_text =
    "dates of WCXB (Murrough-Foley 2026, development set, CC BY 4.0) and of flairNLP/fundus test pages (MIT); no text "
    "kept. See models/published.md.";

// A little less than for bylines: fewer dates are then given where there are none (validate).
const ChoiceOptions options{.penalty = 0.0008};

const char* sign_name(size_t sign) { return name_of(static_cast<DateSign>(sign)); }

ChoiceExample example_of(const std::string& id, const std::string& gold, const Document& document,
                         std::string_view url) {
  ChoiceExample out;
  out.id = id, out.gold = gold.substr(0, 10);
  for (const DateCandidate& candidate : published_candidates(document, url)) {
    out.said.push_back(to_iso(candidate.instant).substr(0, 10));
    out.signs.emplace_back(candidate.signs.begin(), candidate.signs.end());
    if (!out.gold.empty() && out.said.back() == out.gold) out.right = static_cast<int>(out.said.size()) - 1;
  }
  return out;
}

}  // namespace
}  // namespace tawatur::training

int main(int argc, char** argv) {
  using namespace tawatur;
  using namespace tawatur::training;
  const auto called = gold_arguments(argc, argv, "train_published");
  if (!called) return 2;
  const std::string& verb = called->verb;
  std::vector<ChoiceExample> examples;
  for (size_t set = 0; set < called->sets.size(); ++set) {
    const auto use = [&](const std::string& id, const std::string& gold, const Document& document,
                         std::string_view url) {
      examples.push_back(example_of(id, gold, document, url));
      examples.back().set = set;
    };
    if (!read_extract_gold(called->sets[set].first, called->sets[set].second, "published", use)) return 2;
  }
  if (verb != "make") {
    validate_choice(examples, date_sign_count, sign_name, verb == "misses", options);
    return 0;
  }
  const ChoiceWeights weights = learn_choice(examples, date_sign_count, -1, options);
  print_weights(weights, sign_name);
  std::ofstream(called->model, std::ios::binary) << choice_weights_file(weights, about_text);
  return 0;
}
