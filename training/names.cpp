// Makes models/names.bin: train_names DATA_DIR OUT [--hold PERCENT] where DATA_DIR holds newsfane-train.tsv and wojood-*.tsv.
// With --hold the last part of NewsFANE is kept out of training and measured.
#include <cstdlib>
#include <cstdio>
#include <fstream>
#include <set>

#include "crf.h"
#include "language/model_file.h"
#include "tagged_corpus.h"

using namespace tawatur;
using namespace tawatur::training;

namespace {

constexpr uint32_t bucket_bits = 16;

/// The tags of the tokens that the reader sees.
std::vector<Tag> gold_tags(const FeatureReader& reader, const Analysis& analysis, const TaggedSentence& sentence) {
  std::vector<Tag> tags;
  size_t name = 0, last = SIZE_MAX;
  for (const TokenIndex i : reader.tokens()) {
    const Token& t = analysis.tokens[i];
    const uint32_t at = analysis.word_begin(sentence.text, t);
    while (name < sentence.names.size() && sentence.names[name].end <= at) ++name;
    const bool inside = name < sentence.names.size() && sentence.names[name].begin < t.end;
    if (!inside) tags.push_back(outside_tag), last = SIZE_MAX;
    else tags.push_back(last == name ? inside_tag(sentence.names[name].kind) : begin_tag(sentence.names[name].kind)), last = name;
  }
  return tags;
}

template <class Use>
void for_each_sentence(const std::vector<TaggedSentence>& corpus, Use use) {
  for (const TaggedSentence& sentence : corpus) {
    const Analysis analysis = analyse(sentence.text, 0);
    FeatureReader reader(analysis);
    for (const Sentence& s : analysis.sentences) {
      reader.read(s);
      if (!reader.tokens().empty()) use(reader, gold_tags(reader, analysis, sentence));
    }
  }
}

struct Counts { size_t right = 0, said = 0, gold = 0; };

using Spans = std::set<std::tuple<size_t, size_t, int>>;
Spans spans_of(const std::vector<Tag>& tags) {
  Spans out;
  for (size_t i = 0; i < tags.size();) {
    if (tags[i] == outside_tag) { ++i; continue; }
    size_t end = i + 1;
    while (end < tags.size() && is_inside(tags[end])) ++end;
    out.insert({i, end, static_cast<int>(class_of(tags[i]))});
    i = end;
  }
  return out;
}

void measure(const Tagger& tagger, const std::vector<TaggedSentence>& corpus) {
  std::array<Counts, name_class_count + 1> counts;
  for_each_sentence(corpus, [&](const FeatureReader& reader, const std::vector<Tag>& gold) {
    std::vector<Tag> said;
    tagger.tag(reader, said);
    const Spans g = spans_of(gold), s = spans_of(said);
    const auto note = [&](int kind, auto member) { ++(counts[kind].*member), ++(counts[name_class_count].*member); };
    for (const auto& x : g) note(std::get<2>(x), &Counts::gold);
    for (const auto& x : s) note(std::get<2>(x), &Counts::said);
    for (const auto& x : s) if (g.contains(x)) note(std::get<2>(x), &Counts::right);
  });
  const char* labels[] = {"person", "place", "facility", "organisation", "government", "other", "all"};
  for (size_t k = 0; k < counts.size(); ++k) {
    const auto [right, said, gold] = counts[k];
    const double p = said ? 1.0 * right / said : 0, r = gold ? 1.0 * right / gold : 0;
    std::printf("%-13s P %.3f R %.3f F1 %.3f of %zu\n", labels[k], p, r, p + r > 0 ? 2 * p * r / (p + r) : 0, gold);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return std::fputs("train_names DATA_DIR OUT [--hold PERCENT]\n", stderr), 2;
  const std::string data = argv[1];
  const size_t hold = argc > 4 ? std::strtoul(argv[4], nullptr, 10) : 0;
  std::vector<TaggedSentence> corpus = read_tagged(data + "/newsfane-train.tsv");
  const size_t kept = corpus.size() * (100 - hold) / 100;
  const std::vector<TaggedSentence> held(corpus.begin() + kept, corpus.end());
  corpus.resize(kept);
  if (std::getenv("WOJOOD")) for (const char* name : {"/wojood-train.tsv", "/wojood-val.tsv"})
    for (TaggedSentence& s : read_tagged(data + name)) corpus.push_back(std::move(s));
  if (std::getenv("AQMAR")) for (TaggedSentence& s : read_tagged(data + "/aqmar-train.tsv")) corpus.push_back(std::move(s));
  Crf crf;
  std::vector<Example> examples;
  for_each_sentence(corpus, [&](const FeatureReader& reader, std::vector<Tag> tags) {
    Example& x = examples.emplace_back();
    FeatureList features;
    x.first.push_back(0);
    for (size_t i = 0; i < tags.size(); ++i) {
      reader.features(i, features);
      for (size_t f = 0; f < features.size; ++f) x.features.push_back(crf.index_of(features.hash[f]));
      x.first.push_back(static_cast<uint32_t>(x.features.size()));
    }
    x.tags = std::move(tags);
  });
  std::fprintf(stderr, "%zu sentences\n", examples.size());
  const float rate = std::getenv("RATE") ? std::strtof(std::getenv("RATE"), nullptr) : 0.1f;
  const float decay = std::getenv("DECAY") ? std::strtof(std::getenv("DECAY"), nullptr) : 1e-4f;
  const int epochs = std::getenv("EPOCHS") ? std::atoi(std::getenv("EPOCHS")) : 12;
  crf.train(examples, epochs, rate, decay, 1);
  const std::string file = frame_model(names_magic, names_version,
      "Tawatur names tagger, CRF. Trained on NewsFANE gold (Alotaibi and Lee 2014, CC BY-SA 3.0). These weights: CC BY-SA 3.0.", crf.quantised(bucket_bits));
  std::ofstream(argv[2], std::ios::binary) << file;
  if (!held.empty()) {
    alignas(64) static std::string copy;
    copy = file;
    const auto tagger = Tagger::load(copy);
    if (!tagger) return std::fputs(tagger.error().message.c_str(), stderr), 2;
    measure(*tagger, held);
  }
}
