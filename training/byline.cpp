// Makes models/byline.bin: which of the names on a page signed it.
//   train_byline make models/byline.bin GOLD.json FOLDER …   GOLD and FOLDER as score.py extract has them
//   train_byline validate GOLD.json FOLDER …                    ten parts, each chosen by weights learnt from the
//                                                                  other nine: the honest figure
//   train_byline misses GOLD.json FOLDER …                      the same, and prints every miss with its signs
// A page that does not tell its gold name is learnt as one without: to say none is right there.
#include "choice.h"
#include "extract_gold.h"
#include "page/byline_names.h"
#include "page/metadata.h"

namespace tawatur::training {
namespace {

constexpr std::string_view about_text =
    "bylines of WCXB (Murrough-Foley 2026, development set, CC BY 4.0) and of flairNLP/fundus test pages (MIT); no "
    "text "
    "kept. See models/byline.md.";

const char* sign_name(size_t sign) { return name_of(static_cast<BylineSign>(sign)); }

ChoiceExample example_of(const std::string& id, const std::string& gold, const Document& document) {
  ChoiceExample out;
  out.id = id, out.gold = gold;
  const std::vector<std::string> words = byline_words(gold);
  for (const BylineCandidate& candidate : signed_candidates(document)) {
    out.said.push_back(candidate.text);
    out.signs.emplace_back(candidate.signs.begin(), candidate.signs.end());
    if (!words.empty() && byline_words(candidate.text) == words) out.right = static_cast<int>(out.said.size()) - 1;
  }
  return out;
}

}  // namespace
}  // namespace tawatur::training

int main(int argc, char** argv) {
  using namespace tawatur;
  using namespace tawatur::training;
  const auto called = gold_arguments(argc, argv, "train_byline");
  if (!called) return 2;
  const std::string& verb = called->verb;
  std::vector<ChoiceExample> examples;
  for (size_t set = 0; set < called->sets.size(); ++set) {
    const auto use = [&](const std::string& id, const std::string& gold, const Document& document, std::string_view) {
      examples.push_back(example_of(id, gold, document));
      examples.back().set = set;
    };
    if (!read_extract_gold(called->sets[set].first, called->sets[set].second, "byline", use)) return 2;
  }
  if (verb != "make") {
    validate_choice(examples, byline_sign_count, sign_name, verb == "misses");
    return 0;
  }
  const ChoiceWeights weights = learn_choice(examples, byline_sign_count, -1);
  print_weights(weights, sign_name);
  std::ofstream(called->model, std::ios::binary) << choice_weights_file(weights, about_text);
  return 0;
}
