// Claims beside a plain way of the same run: statements of one thread are one claim where they share words enough
// (Jaccard of their word sets, chained). Seconds of CPU of both, and their ratio.
//   bench_claims INPUT… [--least 0.3] [--json FILE]
// With --json the plain claims go into a dossier that score.py can score beside ours (`score.py group`).
#include <fmt/format.h>

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "base/disjoint_sets.h"
#include "cost.h"
#include "dossier/dossier.h"
#include "dossier/json.h"

namespace {

using namespace tawatur;

struct Words {
  StatementRef ref;
  uint32_t story = 0;
  std::vector<uint64_t> keys;  // ascending, each once
};

Words words_of(const Corpus& corpus, StatementRef ref, uint32_t story) {
  const Reading& r = corpus[ref.page];
  Words out{ref, story, {}};
  const TokenSpan tokens = r.speech.statements[ref.statement].tokens;
  for (TokenIndex t = tokens.begin; t < tokens.end; ++t) {
    const TokenKind kind = r.analysis.tokens[t].kind;
    if (kind == TokenKind::arabic || kind == TokenKind::word || kind == TokenKind::mixed || kind == TokenKind::number)
      out.keys.push_back(r.analysis.tokens[t].key);
  }
  std::ranges::sort(out.keys);
  out.keys.erase(std::ranges::unique(out.keys).begin(), out.keys.end());
  return out;
}

/// Every pair of statements that shares a word is looked at.
DisjointSets joined(const std::vector<Words>& statements, double least) {
  DisjointSets groups(statements.size());
  boost::unordered_flat_map<uint64_t, std::vector<uint32_t>> where;
  std::vector<uint32_t> shared(statements.size(), 0), met;
  for (uint32_t i = 0; i < statements.size(); ++i) {
    met.clear();
    for (const uint64_t key : statements[i].keys) {
      std::vector<uint32_t>& list = where[key];
      for (const uint32_t j : list)
        if (shared[j]++ == 0) met.push_back(j);
      list.push_back(i);
    }
    for (const uint32_t j : met) {
      const auto both = static_cast<double>(std::exchange(shared[j], 0));
      const auto all = static_cast<double>(statements[i].keys.size() + statements[j].keys.size()) - both;
      if (both >= least * all) groups.join(i, j);
    }
  }
  return groups;
}

ClaimReport plain_claims(const Corpus& corpus, std::span<const Story> stories, double least) {
  std::map<uint32_t, std::vector<Words>> threads;
  for (uint32_t s = 0; s < stories.size(); ++s)
    for (const PageIndex p : stories[s].pages)
      for (uint32_t i = 0; i < corpus[p].speech.statements.size(); ++i)
        threads[stories[s].thread].push_back(words_of(corpus, {p, i}, s));
  ClaimReport report;
  for (auto& [thread, statements] : threads) {
    std::ranges::sort(statements, {}, &Words::ref);
    DisjointSets groups = joined(statements, least);
    std::map<uint32_t, Claim> claims;
    for (uint32_t i = 0; i < statements.size(); ++i) {
      Claim& claim = claims[groups.root(i)];
      if (claim.statements.empty()) claim.text = statements[i].ref, claim.story = statements[i].story;
      if (claim.statements.empty() || claim.statements.back().page != statements[i].ref.page) ++claim.pages;
      claim.statements.push_back(statements[i].ref);
      claim.origins = claim.pages;
    }
    for (auto& [root, claim] : claims) report.claims.push_back(std::move(claim));
  }
  return report;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> inputs;
  std::string json;
  double least = 0.3;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--least" && i + 1 < argc)
      least = std::strtod(argv[++i], nullptr);
    else if (argument == "--json" && i + 1 < argc)
      json = argv[++i];
    else
      inputs.emplace_back(argument);
  }
  Dossier dossier = build_dossier(inputs, {});
  const Corpus& corpus = *dossier.corpus;
  double begin = bench::cpu_seconds();
  ClaimReport plain = plain_claims(corpus, dossier.stories, least);
  const double plain_took = bench::cpu_seconds() - begin;
  begin = bench::cpu_seconds();
  Claims claims(corpus, 1);
  claims.update(dossier.families, dossier.stories);
  const double took = bench::cpu_seconds() - begin;
  const auto shared = [](const ClaimReport& r) {
    return std::ranges::count_if(r.claims, [](const Claim& c) { return c.pages > 1; });
  };
  fmt::print("{} pages: word overlap {:.2f} s, {} claims of several pages; ours {:.2f} s, {} of them: {:.1f} times\n",
             corpus.size(), plain_took, shared(plain), took, shared(claims.report()), took / plain_took);
  if (json.empty()) return 0;
  dossier.claims = std::move(plain);
  std::FILE* file = std::fopen(json.c_str(), "wb");
  if (file == nullptr) return 1;
  write_json(dossier, [&](std::string_view bytes) { std::fwrite(bytes.data(), 1, bytes.size(), file); });
  return std::fclose(file) == 0 ? 0 : 1;
}
