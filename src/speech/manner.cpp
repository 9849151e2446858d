#include "speech/manner.h"

#include <algorithm>

namespace tawatur {
namespace {

constexpr uint32_t main_clause = 8;  // words in which the main verb of a clause and its negation stand

/// "قد" before a present verb hedges ("may be"); before a past one it does not ("had published").
bool may_follow(const TaggedText& text, TokenIndex i) {
  const std::string_view form = text.form(i);
  if (text.tags[i].article || text.tags[i].mention != no_index) return false;
  return (form.starts_with("ي") && form.size() >= 6) || form == "تكون" || form == "تودي" || form == "تصل";
}

/// سيعلن, ستبدأ: the future prefix before a present verb.
bool is_future(const TaggedText& text, TokenIndex i) {
  std::string_view form = text.form(i);
  if (text.is(i, word_not_future) || text.tags[i].mention != no_index) return false;
  if (form.starts_with("و") || form.starts_with("ف")) form.remove_prefix(2);
  return form.size() >= 8 && (form.starts_with("سي") || form.starts_with("ست") || form.starts_with("سن")) &&
         !form.ends_with("يه");
}

}  // namespace

void read_manner(const TaggedText& text, Statement& statement) {
  uint32_t words = 0;
  bool negative = false, demanded = false, future = false, possible = false, asked = false;
  for (TokenIndex i = statement.tokens.begin; i < statement.tokens.end; ++i) {
    if (text.is_kind(i, TokenKind::stop) &&
        slice(text.page.text, text.token(i).span()).find("؟") != std::string_view::npos &&
        i + 2 >= statement.tokens.end)
      asked = true;
    if (!text.is_word(i)) continue;
    ++words;
    const uint64_t classes = text.tags[i].classes;
    const std::string_view form = text.form(i);
    if (words <= main_clause) {
      const bool negates = form == "لا" || form == "لم" || form == "لن" || form == "ليس" || form == "ليست" ||
                           form == "ولم" || form == "ولن" || form == "ولا" || form == "ليسوا";
      negative |= negates && !(words > 1 && text.form(i - 1) == "ان" && words > 5);
      demanded |= (classes & word_demanded) != 0;
      future |= form == "لن" || (classes & word_predicted) != 0 || is_future(text, i);
      asked |= words == 1 && (classes & word_asked) != 0;
    }
    if (classes & word_possible) {
      if (form == "قد" && !(i + 1 < statement.tokens.end && may_follow(text, i + 1))) continue;
      if (form.ends_with("قد") && form.size() > 4) continue;
      statement.hedges.push_back(text.token(i).span());
      possible |= words <= 2 * main_clause;
    }
  }
  // the next stop stands outside the content
  if (const TokenIndex next = statement.tokens.end; next < text.tags.size() && text.is_kind(next, TokenKind::stop) &&
                                                    slice(text.page.text, text.token(next).span()).starts_with("؟"))
    asked = true;
  if (negative) statement.polarity = Polarity::negative;
  if (statement.modality != Modality::asserted) return;
  statement.modality = asked      ? Modality::asked
                       : demanded ? Modality::demanded
                       : possible ? Modality::possible
                       : future   ? Modality::predicted
                                  : Modality::asserted;
}

}  // namespace tawatur
