#include "names/page_country.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <vector>

#include "base/fold.h"
#include "base/hash.h"
#include "base/resource.h"

namespace tawatur {
namespace {

class Countries {
 public:
  Countries() {
    adjectives_.emplace_back();
    for (const auto& row : table_rows(resource("names/countries.tsv"))) {
      if (row.size() < 2) continue;
      const uint16_t country = static_cast<uint16_t>(adjectives_.size());
      const std::string adjective = folded(row[0]);
      adjectives_.push_back(adjective);
      for (const std::string_view ending : {"", "ه", "ون", "ين", "ا", "ات"})
        forms_.emplace(hash_bytes(adjective + std::string(ending)), country);
      for (std::string_view rest = row[1]; !rest.empty();) {
        const size_t end = std::min(rest.find(' '), rest.size());
        const std::string name = folded(rest.substr(0, end));
        forms_.emplace(hash_bytes(name), country);
        if (name.starts_with("ال")) forms_.emplace(hash_bytes(std::string_view(name).substr(4)), country);
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
  }
  uint16_t of(std::string_view form) const {
    const auto it = forms_.find(hash_bytes(form));
    return it == forms_.end() ? no_country : it->second;
  }
  std::string_view adjective(uint16_t country) const { return adjectives_[country]; }
  size_t size() const { return adjectives_.size(); }

 private:
  std::vector<std::string> adjectives_;  // by country
  boost::unordered_flat_map<uint64_t, uint16_t> forms_;
};

const Countries& countries() {
  static const Countries table;
  return table;
}

}  // namespace

uint16_t country_of(const Analysis& analysis) {
  constexpr uint32_t first_sentence_weight = 3;
  std::vector<uint32_t> told(countries().size());
  for (TokenIndex i = 0; i < analysis.tokens.size(); ++i) {
    const Token& token = analysis.tokens[i];
    if (token.kind != TokenKind::arabic) continue;
    uint16_t country = countries().of(analysis.form(token));
    if (country == no_country && token.proclitic_size > 0)
      country = countries().of(analysis.form(token).substr(token.proclitic_size));
    if (country != no_country)
      told[country] += !analysis.sentences.empty() && i < analysis.sentences[0].tokens.end ? first_sentence_weight : 1;
  }
  uint16_t best = no_country;
  bool tie = false;
  for (uint16_t c = 1; c < told.size(); ++c) {
    if (told[c] > told[best])
      best = c, tie = false;
    else if (told[c] == told[best] && told[c] > 0)
      tie = true;
  }
  return tie ? no_country : best;
}

std::string_view adjective_of(uint16_t country) { return countries().adjective(country); }

bool is_country_adjective(std::string_view folded) {
  const uint16_t country = countries().of(folded);
  return country != no_country && countries().adjective(country) == folded;
}

bool is_feminine_country_adjective(std::string_view folded) {
  constexpr std::string_view ending = "ه";
  return folded.ends_with(ending) && is_country_adjective(folded.substr(0, folded.size() - ending.size()));
}

bool is_national_institution(std::string_view head) {
  static constexpr std::string_view institutions[] = {"حكومه", "جيش",    "شرطه",   "برلمان", "نيابه",  "قضاء",
                                                      "رئاسه", "خارجيه", "داخليه", "دفاع",   "كونغرس", "كنيست"};
  return std::find(std::begin(institutions), std::end(institutions), head) != std::end(institutions);
}

}  // namespace tawatur
