#pragma once
// Annotated pairs of statements, as training/claim.cpp reads them.
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <string>
#include <vector>

#include "claim/group.h"
#include "reading/corpus.h"

namespace tawatur::training {

struct Anchor {
  std::string page, text;
  uint32_t nth = 1;
};

struct GoldPair {
  Anchor a, b;
};

/// One object a line with `a` and `b`: {doc, text, nth?}.
std::vector<GoldPair> read_gold_pairs(const std::string& file);

/// Statements of a page that an annotated passage lies on: half of the shorter of the two is in common.
std::vector<StatementRef> statements_at(const Corpus& corpus,
                                        const boost::unordered_flat_map<std::string, PageIndex>& pages,
                                        const Anchor& anchor);

/// Pairs of statements that tell the same fact, the smaller first; pairs of one page that a third statement joins among
/// them.
boost::unordered_flat_set<uint64_t> true_pairs(const Corpus& corpus, const std::vector<GoldPair>& gold);
uint64_t pair_key(StatementRef a, StatementRef b);

}  // namespace tawatur::training
