#include "claim/quotation.h"

#include <algorithm>

namespace tawatur {
namespace {

float weight_in_common(const Profile& a, const Profile& b) {
  float sum = 0;
  for (auto x = a.terms.begin(), y = b.terms.begin(); x != a.terms.end() && y != b.terms.end();) {
    if (x->key < y->key) ++x;
    else if (y->key < x->key) ++y;
    else sum += x->weight, ++x, ++y;
  }
  return sum;
}

/// The folded words of a quotation, one after another without what is between them.
std::string words_of(const Profile& p) {
  std::string out;
  for (const Token& t : p.reading->analysis.of(p.statement->tokens)) {
    if (t.kind != TokenKind::arabic && t.kind != TokenKind::word && t.kind != TokenKind::number && t.kind != TokenKind::mixed) continue;
    out += p.reading->analysis.form(t);
    out += ' ';
  }
  return out;
}

}  // namespace

float quotation_kept(const Profile& quotation, const Profile& other) {
  return quotation.weight <= 0 ? 0 : weight_in_common(quotation, other) / quotation.weight;
}

bool is_other_version(const Profile& a, const Profile& b) {
  const std::string x = words_of(a), y = words_of(b);
  if (x == y || x.find(y) != x.npos || y.find(x) != y.npos) return false;
  return weight_in_common(a, b) >= 0.4f * std::min(a.weight, b.weight);
}

}  // namespace tawatur
