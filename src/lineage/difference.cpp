#include "lineage/difference.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_set.hpp>

#include "base/fold.h"
#include "base/hash.h"
#include "base/resource.h"
#include "lineage/alignment.h"

namespace tawatur {
namespace {

constexpr uint32_t most_words =
    600;  // of a passage that are compared word by word at once: the table is that long squared

const boost::unordered_flat_set<uint64_t>& negations() {
  static const auto words = [] {
    boost::unordered_flat_set<uint64_t> out;
    for (const auto& row : table_rows(resource("lineage/negation.tsv"))) out.insert(hash_bytes(folded(row[0])));
    return out;
  }();
  return words;
}

enum class Match : uint8_t { outside, edited, same };

/// Marks the longest common subsequence of two runs of words (Wagner and Fischer 1974).
void match_words(const WordSequence& a, const WordSequence& b, WordPassage p, std::vector<Match>& of_a,
                 std::vector<Match>& of_b) {
  const uint32_t rows = p.a_end - p.a_begin, columns = p.b_end - p.b_begin;
  std::vector<uint16_t> length((rows + 1) * (columns + 1));
  const auto at = [&](uint32_t i, uint32_t j) -> uint16_t& { return length[i * (columns + 1) + j]; };
  for (uint32_t i = rows; i-- > 0;) {
    for (uint32_t j = columns; j-- > 0;) {
      const bool same = a.hashes[p.a_begin + i] == b.hashes[p.b_begin + j];
      at(i, j) = same ? static_cast<uint16_t>(at(i + 1, j + 1) + 1) : std::max(at(i + 1, j), at(i, j + 1));
    }
  }
  for (uint32_t i = 0, j = 0; i < rows && j < columns;) {
    if (a.hashes[p.a_begin + i] == b.hashes[p.b_begin + j])
      of_a[p.a_begin + i++] = of_b[p.b_begin + j++] = Match::same;
    else if (at(i + 1, j) >= at(i, j + 1))
      ++i;
    else
      ++j;
  }
}

/// What it means that this word is not on the other page though the words around it are.
Change change_of_word(const Reading& r, TokenIndex token) {
  const ByteSpan span = r.analysis.tokens[token].span();
  const auto covers = [&](const auto& list) {
    return std::ranges::any_of(list, [&](const auto& x) { return x.span.contains(span); });
  };
  if (covers(r.numbers) || covers(r.times) || r.analysis.tokens[token].kind == TokenKind::number) return Change::number;
  if (negations().contains(hash_bytes(r.analysis.form(token)))) return Change::negation;
  for (const Statement& s : r.speech.statements) {
    if (std::ranges::any_of(s.hedges, [&](ByteSpan h) { return overlap(h, span) > 0; })) return Change::hedge;
  }
  const bool named = std::ranges::any_of(r.mentions, [&](const Mention& m) { return overlap(m.span, span) > 0; });
  return named ? Change::name : Change::reworded;
}

std::vector<ChangedSpan> spans_of(const Reading& r, const WordSequence& words, const std::vector<Match>& matches) {
  std::vector<ChangedSpan> out;
  for (size_t i = 0; i < words.size(); ++i) {
    const ByteSpan span = r.analysis.tokens[words.tokens[i]].span();
    const Change change = matches[i] == Match::same      ? Change::kept
                          : matches[i] == Match::outside ? Change::only_here
                                                         : change_of_word(r, words.tokens[i]);
    if (!out.empty() && out.back().change == change)
      out.back().span.end = span.end;
    else
      out.push_back({span, change});
  }
  return out;
}

/// The values of the numbers and times that a changed span touches.
std::vector<uint64_t> values_in(const Reading& r, ByteSpan span) {
  std::vector<uint64_t> out;
  for (const Number& n : r.numbers) {
    if (overlap(n.span, span) == 0) continue;
    const double bounds[] = {n.low.value_or(-1), n.high.value_or(-1)};
    out.push_back(hash_bytes({reinterpret_cast<const char*>(bounds), sizeof bounds}));
  }
  for (const TimeMention& t : r.times) {
    if (overlap(t.span, span) > 0) out.push_back(hash_bytes(t.value));
  }
  return out;
}

/// A number written otherwise ("5", "خمسة") is no other number: its spans are merely reworded.
void forgive_spelling(const Reading& a, std::vector<ChangedSpan>& of_a, const Reading& b,
                      const std::vector<ChangedSpan>& of_b) {
  boost::unordered_flat_set<uint64_t> values;
  for (const ChangedSpan& s : of_b) {
    if (s.change != Change::number) continue;
    for (const uint64_t value : values_in(b, s.span)) values.insert(value);
  }
  for (ChangedSpan& s : of_a) {
    if (s.change != Change::number) continue;
    const std::vector<uint64_t> here = values_in(a, s.span);
    if (!here.empty() && std::ranges::all_of(here, [&](uint64_t v) { return values.contains(v); }))
      s.change = Change::reworded;
  }
}

}  // namespace

const char* name_of(Change change) {
  switch (change) {
    case Change::kept:
      return "kept";
    case Change::only_here:
      return "only_here";
    case Change::reworded:
      return "reworded";
    case Change::number:
      return "number";
    case Change::name:
      return "name";
    case Change::negation:
      return "negation";
    case Change::hedge:
      return "hedge";
  }
  return "kept";
}

bool changes_meaning(Change change) {
  return change == Change::number || change == Change::name || change == Change::negation || change == Change::hedge;
}

TextDifference difference_between(const Reading& from, const Reading& to) {
  const WordSequence a = words_of(from), b = words_of(to);
  std::vector<Match> of_a(a.size(), Match::outside), of_b(b.size(), Match::outside);
  for (const WordPassage& p : align(a, b).passages) {
    std::fill(of_a.begin() + p.a_begin, of_a.begin() + p.a_end, Match::edited);
    std::fill(of_b.begin() + p.b_begin, of_b.begin() + p.b_end, Match::edited);
    const uint32_t rows = p.a_end - p.a_begin, columns = p.b_end - p.b_begin;
    const uint32_t pieces = std::max(rows, columns) / most_words + 1;
    for (uint32_t i = 0; i < pieces; ++i) {
      match_words(a, b,
                  {p.a_begin + rows * i / pieces, p.a_begin + rows * (i + 1) / pieces, p.b_begin + columns * i / pieces,
                   p.b_begin + columns * (i + 1) / pieces},
                  of_a, of_b);
    }
  }
  const TextDifference strict{spans_of(from, a, of_a), spans_of(to, b, of_b)};
  TextDifference out = strict;
  forgive_spelling(from, out.from, to, strict.to);
  forgive_spelling(to, out.to, from, strict.from);
  return out;
}

}  // namespace tawatur
