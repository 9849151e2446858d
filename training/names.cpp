// Makes models/names.bin: train_names DATA_DIR OUT [--hold FROM TO]. DATA_DIR holds names/, news/ and translit/.
// A first tagger reads unlabelled news; how it reads each word there becomes a feature of the second. So that the
// second meets readings as good as they are for words it never saw, those for each half of the training data come from
// a first tagger trained on the other half. Beside NewsFANE it learns from own annotation (own_names.h). With --hold
// the sentences of NewsFANE from FROM to TO percent are kept out of training and measured.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <set>

#include "base/model_file.h"
#include "crf.h"
#include "letter_guess.h"
#include "name_clusters.h"
#include "name_lists.h"
#include "news_readings.h"
#include "own_names.h"
#include "tagged_corpus.h"

using namespace tawatur;
using namespace tawatur::training;

namespace {

constexpr uint32_t bucket_bits = 16, name_bits = 18, letter_bits = 14;
constexpr uint32_t least_readings = 3, most_for_letters = 60;
constexpr const char* about =
    "Tawatur names tagger, CRF. Trained on NewsFANE gold (Alotaibi and Lee 2014, CC BY-SA 3.0) and own annotation of "
    "6,262 sentences of news (ANT v2.1, SaudiNewsNet); word readings from the same news, unlabelled; lists of ICU "
    "(Unicode licence), GeoNames (CC BY 4.0) and NETransliteration (CC0). These weights: CC BY-SA 3.0.";

float setting(const char* name, float otherwise) {
  return std::getenv(name) != nullptr ? std::strtof(std::getenv(name), nullptr) : otherwise;
}

/// The tags of the tokens that the reader sees.
std::vector<NameTag> gold_tags(const FeatureReader& reader, const Analysis& analysis, const TaggedSentence& sentence) {
  std::vector<NameTag> tags;
  size_t name = 0, last = SIZE_MAX;
  for (const TokenIndex i : reader.tokens()) {
    const Token& t = analysis.tokens[i];
    const uint32_t at = analysis.word_begin(sentence.text, t);
    while (name < sentence.names.size() && sentence.names[name].end <= at) ++name;
    const bool inside = name < sentence.names.size() && sentence.names[name].begin < t.end;
    if (!inside)
      tags.push_back(outside_tag), last = SIZE_MAX;
    else
      tags.push_back(last == name ? inside_tag(sentence.names[name].kind) : begin_tag(sentence.names[name].kind)),
          last = name;
  }
  return tags;
}

using Corpus = std::vector<TaggedSentence>;

template <class Use>
void for_each_sentence(std::span<const TaggedSentence> corpus, const NameLexicon& names, Use use) {
  for (const TaggedSentence& sentence : corpus) {
    const Analysis analysis = analyse(sentence.text, 0);
    FeatureReader reader(analysis, names);
    for (const Sentence& s : analysis.sentences) {
      reader.read(s);
      if (!reader.tokens().empty()) use(reader, gold_tags(reader, analysis, sentence));
    }
  }
}

struct Counts {
  size_t right = 0, said = 0, gold = 0;
};

using Spans = std::set<std::tuple<size_t, size_t, int>>;
Spans spans_of(const std::vector<NameTag>& tags) {
  Spans out;
  for (size_t i = 0; i < tags.size();) {
    if (tags[i] == outside_tag) {
      ++i;
      continue;
    }
    size_t end = i + 1;
    while (end < tags.size() && is_inside(tags[end])) ++end;
    out.insert({i, end, static_cast<int>(class_of(tags[i]))});
    i = end;
  }
  return out;
}

void measure(const Tagger& tagger, std::span<const TaggedSentence> corpus) {
  std::array<Counts, name_class_count + 1> counts;
  for_each_sentence(corpus, tagger.names(), [&](const FeatureReader& reader, const std::vector<NameTag>& gold) {
    std::vector<NameTag> said;
    tagger.tag(reader, said);
    const Spans g = spans_of(gold), s = spans_of(said);
    const auto note = [&](int kind, auto member) {
      ++(counts[static_cast<size_t>(kind)].*member), ++(counts[name_class_count].*member);
    };
    for (const auto& x : g) note(std::get<2>(x), &Counts::gold);
    for (const auto& x : s) note(std::get<2>(x), &Counts::said);
    for (const auto& x : s)
      if (g.contains(x)) note(std::get<2>(x), &Counts::right);
  });
  const char* labels[] = {"person", "place", "facility", "organisation", "government", "other", "all"};
  const auto share = [](size_t a, size_t b) { return b ? static_cast<double>(a) / static_cast<double>(b) : 0.0; };
  for (size_t k = 0; k < counts.size(); ++k) {
    const double p = share(counts[k].right, counts[k].said), r = share(counts[k].right, counts[k].gold);
    std::printf("%-13s P %.3f R %.3f F1 %.3f of %zu\n", labels[k], p, r, p + r > 0 ? 2 * p * r / (p + r) : 0,
                counts[k].gold);
  }
}

/// Sentences and what is known of words where they are read.
using Part = std::pair<std::span<const TaggedSentence>, const NameTables*>;

/// Weights trained on `parts`, with the tables they are to be used with.
std::string train(std::span<const Part> parts, const NameTables& ship, int epochs) {
  Crf crf;
  std::vector<Example> examples;
  for (const auto& [corpus, names] : parts) {
    for_each_sentence(corpus, names->view(), [&](const FeatureReader& reader, std::vector<NameTag> tags) {
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
  }
  crf.prune(examples, static_cast<uint32_t>(setting("LEAST", 2)));
  crf.train(examples, epochs, setting("RATE", 0.1f), setting("DECAY", 5.0f), 1);
  return frame_model(names_magic, names_version, about, crf.quantised(bucket_bits, ship));
}

using Clusters = std::vector<std::pair<uint64_t, NeighbourClusters>>;  // frequent words first

NameTables tables_of(const NameLists& lists, const Clusters& clusters, const Readings& readings) {
  // words read as names first, then words by how often they are met, should the table run full
  std::map<uint64_t, NameLexiconEntry> known;
  std::vector<uint64_t> order;
  const auto entry = [&](uint64_t hash) -> NameLexiconEntry& {
    const auto [at, fresh] = known.try_emplace(hash);
    if (fresh) order.push_back(hash);
    return at->second;
  };
  const auto read = ordered(readings, least_readings);
  for (const auto& [word, counts] : read)
    if (counts[static_cast<size_t>(ReadingClass::outside)] < total_of(counts)) entry(hash_bytes(word));
  for (const auto& [hash, bits] : lists) entry(hash).lists = bits;
  for (const auto& [hash, c] : clusters) {
    NameLexiconEntry& e = entry(hash);
    e.fine = c.fine, e.wide = static_cast<uint16_t>(c.middle * 64 + c.coarse);
  }
  for (const auto& [word, counts] : read)
    if (const auto at = known.find(hash_bytes(word)); at != known.end()) at->second.reading = reading_code(counts);
  std::vector<std::pair<uint64_t, NameLexiconEntry>> entries;
  for (const uint64_t hash : order)
    if (entries.size() < (size_t{1} << name_bits) * 3 / 4) entries.push_back({hash, known[hash]});
  std::fprintf(stderr, "  %zu words in the name lexicon\n", entries.size());
  NameTables tables;
  tables.entries = name_table(entries, name_bits);
  std::vector<ReadWord> rare;
  for (const auto& [word, counts] : read) {
    if (total_of(counts) > most_for_letters || !is_arabic_letter(decode(word, 0).value)) continue;
    ReadWord& w = rare.emplace_back(word);
    for (size_t k = 0; k < reading_class_count; ++k)
      w.shares[k] = static_cast<float>(counts[k]) / static_cast<float>(total_of(counts));
  }
  if (!rare.empty()) learn_letters(rare, letter_bits, tables);
  return tables;
}

/// A loaded tagger and the bytes that it reads.
struct Loaded {
  explicit Loaded(std::string file) : bytes((file.size() + 15) / 16), tagger() {
    std::memcpy(bytes.data(), file.data(), file.size());
    const auto loaded = Tagger::load({reinterpret_cast<const char*>(bytes.data()), file.size()});
    if (loaded)
      tagger = *loaded;
    else
      std::fprintf(stderr, "%s\n", loaded.error().message.c_str());
  }
  struct alignas(16) Block {
    char of[16];
  };
  std::vector<Block> bytes;
  Tagger tagger;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return std::fputs("train_names DATA_DIR OUT [--hold FROM TO]\n", stderr), 2;
  const std::string data = argv[1];
  Corpus corpus = read_tagged(data + "/names/newsfane-train.tsv"), held;
  if (argc > 5) {
    const auto at = [&](const char* percent) {
      return corpus.begin() + static_cast<std::ptrdiff_t>(corpus.size() * std::strtoul(percent, nullptr, 10) / 100);
    };
    held.assign(at(argv[4]), at(argv[5]));
    corpus.erase(at(argv[4]), at(argv[5]));
  }
  // Wojood's sample and AQMAR were tried: their other genres and guidelines cost more than their words bring
  // (docs/quality/names.md)
  const NameLists lists = read_lists(data + "/translit");
  const Clusters clusters = neighbour_clusters(data + "/news");
  const NameTables listed = tables_of(lists, clusters, {});
  const int epochs = static_cast<int>(setting("EPOCHS", 8));
  const size_t every = static_cast<size_t>(setting("EVERY", 2));
  Corpus own = read_own(TAWATUR_SOURCE_DIR "/training/own_names.tsv", data + "/news"), own_held;
  if (const float kept = setting("OWN", 1); kept < 1) {
    const auto at = own.begin() + static_cast<std::ptrdiff_t>(static_cast<float>(own.size()) * kept);
    own_held.assign(at, own.end()), own.erase(at, own.end());
  }
  const auto half = [](const Corpus& c, int which) {
    const std::span<const TaggedSentence> all(c);
    return which == 0 ? all.first(all.size() / 2) : which == 1 ? all.subspan(all.size() / 2) : all;
  };
  const auto parts_of = [&](int which, const NameTables& tables) {
    return std::array<Part, 2>{Part{half(corpus, which), &tables}, Part{half(own, which), &tables}};
  };
  const auto report = [&](const char* who, const Tagger& tagger) {
    if (!held.empty()) std::printf("%s, NewsFANE held\n", who), measure(tagger, held);
    if (!own_held.empty()) std::printf("%s, own held\n", who), measure(tagger, own_held);
  };
  std::array<NameTables, 3> read;  // by taggers of the front half, the back half, both
  for (int k = every == 0 ? 2 : 0; k < 3; ++k) {
    const Loaded first(train(parts_of(k, listed), listed, epochs));
    if (k == 2) report("first tagger", first.tagger);
    if (every == 0) return 0;  // a quick look at the first tagger alone
    read[static_cast<size_t>(k)] = tables_of(lists, clusters, read_news(data + "/news", first.tagger, every));
  }
  const auto front = parts_of(0, read[1]), back = parts_of(1, read[0]);
  const std::array<Part, 4> parts = {front[0], front[1], back[0], back[1]};
  const std::string file = train(parts, read[2], epochs);
  std::ofstream(argv[2], std::ios::binary) << file;
  report("second tagger", Loaded(file).tagger);
}
