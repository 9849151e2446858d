#include "speech/dateline.h"

#include <algorithm>

#include "base/fold.h"

namespace tawatur {
namespace {

constexpr uint32_t reach = 20;          // tokens in which a dateline ends
constexpr uint32_t longest_part = 4;    // words between two of its dividers
constexpr uint32_t longest_place = 7;   // "دبي، الإمارات العربية المتحدة"
constexpr uint32_t longest_agency = 3;  // words of a medium that no list knows

enum class Part : uint8_t { none, place, medium, outlet, person, desk, unknown };

class DatelineReader {
 public:
  DatelineReader(const TaggedText& text, TokenIndex begin, TokenIndex end)
      : text_(text), at_(begin), end_(end), stop_(std::min<TokenIndex>(end, begin + reach)) {}

  std::optional<Dateline> run() {
    while (at_ < stop_) {
      const TokenIndex begin = at_;
      const Part part = read_part();
      if (part == Part::none) break;
      const bool in_brackets = begin > 0 && text_.is_kind(begin - 1, TokenKind::open_bracket);
      if (in_brackets && at_ < end_ && text_.is_kind(at_, TokenKind::close_bracket)) ++at_;
      count(part, {begin, at_ - (in_brackets ? 1u : 0u)});
      const bool divided = skip_divider();
      if (part == Part::desk && !divided) {  // "وادينا – متابعات | طالب المدرب"
        if (parts_ > 1) accept(at_);
        break;
      }
      if (at_ >= end_ || text_.tags[at_].line_start) {
        if (parts_ > 1 && (media_ || persons_ == 1)) accept(at_);
        break;
      }
      if (!divided) {
        if (!text_.is_kind(at_, TokenKind::open_bracket)) break;
        ++at_;
        continue;
      }
      if (is_enough()) accept(at_);
    }
    return std::move(found_);
  }

 private:
  /// Reads the words up to the next divider; none where they cannot stand in a dateline.
  Part read_part() {
    const TokenIndex begin = at_;
    uint32_t words = 0, unlisted = 0;
    bool medium = false, person = false;
    const bool place = begin < stop_ && is_place(begin);
    if (begin < stop_ && text_.is(begin, word_desk)) return ++at_, Part::desk;
    while (at_ < stop_) {
      const TokenTag& tag = text_.tags[at_];
      if (at_ > begin && tag.line_start) break;
      if (tag.medium_size > 0) {
        credits_.push_back({{at_, std::min<TokenIndex>(stop_, at_ + tag.medium_size)}, tag.medium});
        at_ = credits_.back().tokens.end, words += tag.medium_size, medium = true;
        continue;
      }
      if (text_.is_kind(at_, TokenKind::comma) && place) {
        ++at_;
        continue;
      }
      if (!text_.is_word(at_)) break;
      if (tag.verb.verb != no_verb && tag.mention == no_index) return Part::none;
      if (tag.classes & (word_preposition | word_complementiser | word_relative | word_subordinator | word_document) &&
          tag.mention == no_index)
        return Part::none;
      person |= tag.mention != no_index && text_.mentions[tag.mention].kind == EntityKind::person;
      unlisted += text_.is_kind(at_, TokenKind::arabic) && !tag.conjunction;
      ++words, ++at_;
      if (words > (place ? longest_place : longest_part)) return Part::none;
    }
    if (words == 0) return Part::none;
    if (medium) return is_outlet({begin, at_}) ? (credits_.pop_back(), Part::outlet) : Part::medium;
    if (is_outlet({begin, at_})) return Part::outlet;
    if (place) return Part::place;
    if (person) return Part::person;
    return unlisted == words && words <= longest_agency ? Part::unknown : Part::none;
  }

  /// Dashes, colons and slashes.
  bool skip_divider() {
    const TokenIndex begin = at_;
    while (at_ < end_ && (text_.is_kind(at_, TokenKind::dash) || text_.is_kind(at_, TokenKind::colon))) ++at_;
    colon_ = at_ > begin && text_.is_kind(at_ - 1, TokenKind::colon);
    return at_ > begin;
  }

  void count(Part part, TokenSpan tokens) {
    ++parts_;
    media_ |= part == Part::medium || part == Part::outlet;
    places_ += part == Part::place, persons_ += part == Part::person;
    if (part == Part::unknown) ++unknown_, unknown_tokens_ = tokens;
  }

  bool is_enough() const {
    const TokenTag& next = text_.tags[at_];
    if (next.classes & word_relative || text_.is_kind(at_, TokenKind::open_bracket)) return false;
    if (unknown_ > 1) return false;
    if (media_) return true;
    if (colon_) return false;  // "باريس: …" may be who speaks
    if (unknown_ == 1) return places_ > 0 && parts_ > 1;
    return places_ > 0 && text_.token(at_).space_before;
  }

  void accept(TokenIndex end) {
    found_ = Dateline{end, credits_};
    // two unknown words are as often a reporter's name
    const bool agency = unknown_ == 1 && places_ > 0 && !media_ && parts_ > 1 &&
                        (unknown_tokens_.size() == 1 || text_.is(unknown_tokens_.begin, word_medium));
    if (agency) found_->credits.push_back({unknown_tokens_, UINT16_MAX});
  }

  bool is_place(TokenIndex i) const {
    const TokenTag& tag = text_.tags[i];
    return (tag.mention != no_index && text_.mentions[tag.mention].kind == EntityKind::place) ||
           (tag.classes & word_place_speaker) != 0;
  }

  /// The page's own outlet signs its own report.
  bool is_outlet(TokenSpan tokens) const {
    if (!text_.page.outlet) return false;
    const std::string own = folded(*text_.page.outlet);
    const std::string here = folded(text_.text(tokens));
    if (here.size() >= 4 && own.find(here) != std::string::npos) return true;
    const auto* aliases = SpeechLexicon::get().media(own.substr(0, own.find(' ')));
    return aliases != nullptr && !credits_.empty() &&
           std::ranges::any_of(*aliases, [&](const MediumAlias& a) { return a.medium == credits_.back().medium; });
  }

  const TaggedText& text_;
  TokenIndex at_, end_, stop_;
  std::vector<DatelineCredit> credits_;
  std::optional<Dateline> found_;
  TokenSpan unknown_tokens_;
  uint32_t parts_ = 0, places_ = 0, persons_ = 0, unknown_ = 0;
  bool media_ = false, colon_ = false;
};

}  // namespace

std::optional<Dateline> read_dateline(const TaggedText& text, TokenIndex begin, TokenIndex end) {
  if (begin >= end || !text.tags[begin].line_start) return std::nullopt;
  if (text.analysis.sentences[text.analysis.sentence_of(begin)].role == SentenceRole::title) return std::nullopt;
  return DatelineReader(text, begin, end).run();
}

TokenIndex after_dateline(const TaggedText& text, TokenIndex begin, TokenIndex end) {
  const auto dateline = read_dateline(text, begin, end);
  return dateline ? dateline->end : begin;
}

}  // namespace tawatur
