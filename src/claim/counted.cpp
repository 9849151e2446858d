#include "claim/counted.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <string>

#include "base/fold.h"
#include "base/hash.h"
#include "base/resource.h"

namespace tawatur {
namespace {

constexpr uint32_t reach = 3;  // tokens between a count of people and the word that tells what befell them
constexpr uint64_t growing_units = 0x67726f77'00000000;  // units of this stage; the kind in the lower half
constexpr uint64_t label_units = 0x6c61626c'00000000;    // likewise; half of the word's key in the lower half
constexpr uint64_t units_mask = 0xffffffff'00000000;

/// growing.tsv: kinds from 1 in the file's order; `person` is the last.
class GrowingWords {
 public:
  GrowingWords() {
    uint32_t kind = 0;
    for (const auto& row : table_rows(resource("claim/growing.tsv"))) {
      ++kind;
      if (row[0] == "person") person_ = kind;
      for (size_t i = 1; i < row.size(); ++i) kinds_.try_emplace(folded(row[i]), kind);
    }
  }
  /// 0 where the word tells none.
  uint32_t kind_of(const Analysis& a, TokenIndex t) const {
    auto at = kinds_.find(std::string(a.form(t)));
    if (at == kinds_.end()) at = kinds_.find(std::string(a.stem(t)));
    return at == kinds_.end() ? 0 : at->second;
  }
  bool is_person(uint32_t kind) const { return kind == person_; }

 private:
  boost::unordered_flat_map<std::string, uint32_t> kinds_;
  uint32_t person_ = 0;
};

const GrowingWords& growing_words() {
  static const GrowingWords words;
  return words;
}

/// The word counted: the last of the number's unit or the word behind the number.
TokenIndex counted_word(const Reading& r, const Number& n) {
  const Analysis& a = r.analysis;
  if (!n.unit.empty()) {
    const auto at = std::lower_bound(a.tokens.begin(), a.tokens.end(), n.unit.begin,
                                     [](const Token& t, uint32_t begin) { return t.end <= begin; });
    return static_cast<TokenIndex>(at - a.tokens.begin());
  }
  return n.tokens.end;
}

/// 0 where the number counts nothing of growing.tsv.
uint32_t growing_kind(const Reading& r, const Number& n) {
  const Analysis& a = r.analysis;
  const auto count = static_cast<TokenIndex>(a.tokens.size());
  const TokenIndex word = counted_word(r, n);
  uint32_t own = word < count && a.tokens[word].kind == TokenKind::arabic ? growing_words().kind_of(a, word) : 0;
  const bool begins_anew = n.unit.empty() && word < count && (a.tokens[word].proclitics & conjunction_wa) != 0;
  if (begins_anew && n.unit_key == 0) own = 0;
  if (own != 0 && !growing_words().is_person(own)) return own;
  const auto told_at = [&](TokenIndex t) {
    const uint32_t kind = growing_words().kind_of(a, t);
    return growing_words().is_person(kind) ? 0 : kind;
  };
  // "the killing of 3 Egyptians": whatever they are called, where the word stands right before
  if (own == 0 && n.unit_key != 0) return n.tokens.begin > 0 ? told_at(n.tokens.begin - 1) : 0;
  for (TokenIndex t = n.tokens.begin; t > 0 && n.tokens.begin - t < reach;) {
    if (a.tokens[--t].kind == TokenKind::stop) break;
    if (const uint32_t kind = told_at(t)) return kind;
  }
  if (own == 0) return 0;
  for (TokenIndex t = word + 1; t < std::min(count, word + 1 + reach); ++t) {
    if (a.tokens[t].kind == TokenKind::stop || a.tokens[t].kind == TokenKind::comma ||
        (a.tokens[t].proclitics & conjunction_wa) != 0)
      break;
    if (const uint32_t kind = told_at(t)) return kind;
  }
  return 0;
}

const boost::unordered_flat_set<std::string>& label_words() {
  static const auto words = [] {
    boost::unordered_flat_set<std::string> out;
    for (const auto& row : table_rows(resource("claim/labels.tsv")))
      for (const std::string_view word : row) out.insert(folded(word));
    return out;
  }();
  return words;
}

/// "In minute 86 and 94", "article 50": digits behind a definite noun tell which one, and those joined to them.
bool is_label_at(const Analysis& a, const Number& n, bool label_before) {
  if (n.tokens.size() != 1 || a.tokens[n.tokens.begin].kind != TokenKind::number || n.tokens.begin == 0) return false;
  const Token& before = a.tokens[n.tokens.begin - 1];
  if (label_before && before.kind == TokenKind::arabic && a.form(before) == "و") return true;
  if (before.kind != TokenKind::arabic) return false;
  if (label_words().contains(std::string(a.stem(before)))) return true;
  return (before.proclitics & article) != 0 && before.article_size > 0 && n.unit.begin < n.span.begin;
}

}  // namespace

std::vector<Number> counted_numbers(const Reading& reading) {
  std::vector<Number> out;
  auto mention = reading.mentions.begin();
  bool label_before = false;
  for (Number n : reading.numbers) {
    while (mention != reading.mentions.end() && mention->tokens.end <= n.tokens.begin) ++mention;
    if (mention != reading.mentions.end() && mention->tokens.contains(n.tokens)) continue;
    if (const uint32_t kind = growing_kind(reading, n)) n.unit_key = growing_units | kind;
    label_before = is_label_at(reading.analysis, n, label_before);
    if (label_before && !counts_what_grows(n)) n.unit_key = label_units | (n.unit_key & ~units_mask);
    out.push_back(n);
  }
  return out;
}

bool counts_what_grows(const Number& number) { return (number.unit_key & units_mask) == growing_units; }
bool is_label(const Number& number) { return (number.unit_key & units_mask) == label_units; }

}  // namespace tawatur
