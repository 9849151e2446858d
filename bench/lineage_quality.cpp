// Which annotated pairs come from one text, by the program and by MinHash (minhash.h), on the same pages in one run.
//   bench_lineage_quality PAGES.jsonl GOLD.json      GOLD: [{"a":…, "b":…, "relation":…}]
#include <fmt/format.h>
#include <simdjson.h>

#include <map>
#include <set>
#include <string>

#include "lineage/lineage.h"
#include "lineage/shingles.h"
#include "minhash.h"
#include "source/source.h"

namespace {

using namespace tawatur;

struct GoldPair {
  PageIndex a, b;
  bool derived;
};

struct Counts {
  size_t right = 0, said = 0, true_pairs = 0;
  void add(bool says, bool is) { right += says && is, said += says, true_pairs += is; }
  double precision() const { return said == 0 ? 1.0 : static_cast<double>(right) / static_cast<double>(said); }
  double recall() const { return static_cast<double>(right) / static_cast<double>(std::max<size_t>(1, true_pairs)); }
  double f1() const { return precision() + recall() == 0 ? 0 : 2 * precision() * recall() / (precision() + recall()); }
  void print(const std::string& name) const {
    fmt::print("{:<34} F1 {:.3f} (P {:.3f}, R {:.3f})\n", name, f1(), precision(), recall());
  }
};

std::vector<GoldPair> read_gold(const char* file, const std::map<std::string, PageIndex>& pages) {
  std::vector<GoldPair> out;
  simdjson::dom::parser parser;
  simdjson::dom::array rows;
  if (parser.load(file).get(rows)) return out;
  for (const auto row : rows) {
    std::string_view a, b, relation;
    if (row["a"].get(a) || row["b"].get(b) || row["relation"].get(relation)) continue;
    const auto x = pages.find(std::string(a)), y = pages.find(std::string(b));
    if (x != pages.end() && y != pages.end())
      out.push_back({x->second, y->second, relation != "unrelated" && relation != "independent"});
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: bench_lineage_quality PAGES.jsonl GOLD.json\n");
    return 2;
  }
  Corpus corpus;
  std::map<std::string, PageIndex> by_id;
  const std::string inputs[] = {argv[1]};
  read_inputs(inputs, {}, [&](Result<Record> record) {
    if (record) {
      if (auto page = read_article(std::move(*record), {})) {
        std::string id = page->id;
        by_id.emplace(std::move(id), corpus.add(read_page(std::move(*page))));
      }
    }
    return true;
  });
  const std::vector<GoldPair> gold = read_gold(argv[2], by_id);
  Lineage lineage(corpus);
  lineage.update();
  const std::vector<uint32_t> family = lineage.family_of_pages();
  std::set<std::pair<PageIndex, PageIndex>> linked;
  for (const Family& f : lineage.families())
    for (const LineageLink& l : f.links) linked.insert(std::minmax(l.from, l.to));
  Counts ours;
  for (const GoldPair& g : gold)
    ours.add(linked.contains(std::minmax(g.a, g.b)) || (family[g.a] != no_index && family[g.a] == family[g.b]),
             g.derived);
  ours.print("tawatur");
  std::vector<bench::MinHash::Signature> signatures;
  for (PageIndex p = 0; p < corpus.size(); ++p)
    signatures.push_back(bench::MinHash::signature_of(shingles_of(words_of(corpus[p]))));
  const auto minhash_at = [&](double threshold) {
    Counts counts;
    for (const GoldPair& g : gold)
      counts.add(bench::MinHash::likeness(signatures[g.a], signatures[g.b]) >= threshold, g.derived);
    return counts;
  };
  minhash_at(0.7).print("MinHash at 0.7");
  Counts best;  // recall at a precision that is not below ours
  for (int t = 1; t <= 128; ++t)
    if (const Counts c = minhash_at(t / 128.0); c.precision() >= ours.precision() && c.recall() > best.recall())
      best = c;
  best.print("MinHash at our precision, at best");
  return 0;
}
