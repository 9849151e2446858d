#include "names/mention_role.h"

#include <algorithm>

#include "names/heads.h"

namespace tawatur {
namespace {

constexpr int longest_role = 12;  // tokens

/// Words that no title holds: what stands before them belongs to another phrase.
bool breaks_phrase(std::string_view stem) {
  for (const char* w :
       {"في",  "من",  "علي", "الي", "عن", "ان",  "التي", "الذي", "مع", "قال", "قالت", "بعد", "قبل", "خلال",
        "بين", "منذ", "حتي", "او",  "ثم", "كما", "هو",   "هي",   "لم", "لا",  "قد",   "كان", "كانت"}) {
    if (stem == w) return true;
  }
  return false;
}

class RoleFinder {
 public:
  RoleFinder(std::string_view text, const Analysis& analysis, std::span<Mention> mentions)
      : text_(text), analysis_(analysis), mentions_(mentions) {}

  void run() {
    for (size_t m = 0; m < mentions_.size(); ++m) {
      if (mentions_[m].kind != EntityKind::person) continue;
      const Sentence& s = analysis_.sentences[analysis_.sentence_of(mentions_[m].tokens.begin)];
      const uint32_t floor = m > 0 ? person_end_before(m, s.tokens.begin) : s.tokens.begin;
      if (!before(mentions_[m], floor)) behind(m, s.tokens.end);
    }
  }

 private:
  uint8_t heads(TokenIndex i) const {
    return analysis_.tokens[i].kind == TokenKind::arabic ? heads_of(analysis_.stem(i)) : 0;
  }
  const Token& token(TokenIndex i) const { return analysis_.tokens[i]; }

  uint32_t person_end_before(size_t m, uint32_t floor) const {
    for (size_t k = m; k-- > 0 && mentions_[k].tokens.end > floor;)
      if (mentions_[k].kind == EntityKind::person) return mentions_[k].tokens.end;
    return floor;
  }

  void set(Mention& m, TokenIndex head, TokenIndex end) {
    m.role = {analysis_.word_begin(text_, token(head)), token(end - 1).end};
    if ((heads(head) & feminine_role_head) != 0)
      m.gender = Gender::feminine;
    else if (m.gender == Gender::unknown)
      m.gender = Gender::masculine;
  }

  /// Walks back from the name to the head of the phrase that it stands in apposition to.
  bool before(Mention& m, uint32_t floor) {
    TokenIndex head = no_index;
    const uint32_t end = m.tokens.begin;
    for (TokenIndex i = end; i-- > floor && end - i <= longest_role;) {
      const Token& t = token(i);
      if (t.kind == TokenKind::dash && head == no_index && i + 1 == end) continue;
      if (t.kind == TokenKind::open_quote || t.kind == TokenKind::close_quote) continue;
      if (t.kind != TokenKind::arabic || breaks_phrase(analysis_.stem(i))) break;
      const uint8_t h = heads(i);
      if ((h & role_head) != 0) {
        // نائب وزير …: a role word without article governs the next one; with it, the phrase begins here
        const bool chained = head == no_index || head == i + 1 || (head == i + 2 && analysis_.form(i + 1) == "باسم");
        if (head != no_index && (!chained || (t.proclitics & article) != 0)) break;
        head = i;
        if ((t.proclitics & article) != 0) break;
      } else if (head != no_index && analysis_.form(i) != "باسم") {
        break;
      }
      if ((t.proclitics & (conjunction_wa | conjunction_fa)) != 0) break;
    }
    if (head == no_index) return false;
    set(m, head, end);
    return true;
  }

  /// فلان، وزير الخارجية، …
  void behind(size_t index, uint32_t ceiling) {
    Mention& m = mentions_[index];
    TokenIndex i = m.tokens.end;
    if (i + 1 >= ceiling || token(i).kind != TokenKind::comma) return;
    const TokenIndex head = i + 1;
    if ((heads(head) & role_head) == 0 || (token(head).proclitics & ~article) != 0) return;
    const uint32_t next = index + 1 < mentions_.size() && mentions_[index + 1].kind == EntityKind::person
                              ? mentions_[index + 1].tokens.begin
                              : ceiling;
    for (i = head; i < std::min(ceiling, next) && i - head < longest_role; ++i) {
      const Token& t = token(i);
      if (t.kind == TokenKind::comma || t.kind == TokenKind::stop || t.kind == TokenKind::open_bracket) {
        set(m, head, i);
        return;
      }
      if (t.kind != TokenKind::arabic ||
          (i > head && (breaks_phrase(analysis_.stem(i)) || (t.proclitics & (conjunction_wa | conjunction_fa)) != 0)))
        return;
    }
  }

  std::string_view text_;
  const Analysis& analysis_;
  std::span<Mention> mentions_;
};

}  // namespace

void find_roles(std::string_view text, const Analysis& analysis, std::span<Mention> mentions) {
  RoleFinder(text, analysis, mentions).run();
}

}  // namespace tawatur
