#include "names/mention.h"

#include "names/mention_completion.h"
#include "names/mention_local.h"
#include "names/mention_role.h"
#include "names/tagger.h"

namespace tawatur {
namespace {

EntityKind kind_of(NameClass c) {
  switch (c) {
    case NameClass::person:
      return EntityKind::person;
    case NameClass::place:
    case NameClass::facility:
      return EntityKind::place;
    case NameClass::organisation:
    case NameClass::government:
      return EntityKind::organisation;
    case NameClass::other:
      return EntityKind::other;
  }
  return EntityKind::other;
}

bool is_wordlike(TokenKind k) {
  return k == TokenKind::arabic || k == TokenKind::word || k == TokenKind::mixed || k == TokenKind::number;
}

/// Drops marks at either end that the tagger took along.
void trim(const Analysis& analysis, TokenSpan& tokens) {
  while (!tokens.empty() && !is_wordlike(analysis.tokens[tokens.begin].kind)) ++tokens.begin;
  while (!tokens.empty() && !is_wordlike(analysis.tokens[tokens.end - 1].kind) &&
         analysis.tokens[tokens.end - 1].kind != TokenKind::close_bracket)
    --tokens.end;
  // a clitic that a mark or a number cut off (بـ"سانا", بـ7) ends no name
  while (tokens.size() > 1 && analysis.tokens[tokens.end - 1].folded_size <= 2) --tokens.end;
  bool open = false;
  for (TokenIndex i = tokens.begin; i < tokens.end; ++i) open |= analysis.tokens[i].kind == TokenKind::open_bracket;
  if (!tokens.empty() && !open && analysis.tokens[tokens.end - 1].kind == TokenKind::close_bracket) --tokens.end;
}

void add_mentions(std::string_view text, const Analysis& analysis, std::span<const TokenIndex> tokens,
                  std::span<const NameTag> tags, std::vector<Mention>& out) {
  for (size_t i = 0; i < tokens.size();) {
    if (tags[i] == outside_tag) {
      ++i;
      continue;
    }
    size_t end = i + 1;
    while (end < tokens.size() && is_inside(tags[end])) ++end;
    Mention m;
    m.tokens = {tokens[i], tokens[end - 1] + 1};
    m.kind = kind_of(class_of(tags[i]));
    trim(analysis, m.tokens);
    if (!m.tokens.empty()) {
      m.span = {analysis.word_begin(text, analysis.tokens[m.tokens.begin]), analysis.tokens[m.tokens.end - 1].end};
      out.push_back(m);
    }
    i = end;
  }
}

}  // namespace

const char* name_of(EntityKind kind) {
  switch (kind) {
    case EntityKind::person:
      return "person";
    case EntityKind::place:
      return "place";
    case EntityKind::organisation:
      return "organisation";
    case EntityKind::other:
      return "other";
  }
  return "other";
}

std::vector<Mention> read_mentions(std::string_view text, const Analysis& analysis, const Tagger& tagger) {
  std::vector<Mention> out;
  FeatureReader reader(analysis, tagger.names());
  std::vector<NameTag> tags;
  for (const Sentence& sentence : analysis.sentences) {
    reader.read(sentence);
    tagger.tag(reader, tags);
    add_mentions(text, analysis, reader.tokens(), tags, out);
  }
  complete_mentions(text, analysis, tagger.names(), out);
  return out;
}

std::vector<Mention> find_mentions(const Page& page, const Analysis& analysis) {
  std::vector<Mention> out = read_mentions(page.text, analysis, Tagger::shipped());
  find_roles(page.text, analysis, out);
  join_locally(page.text, analysis, out);
  return out;
}

}  // namespace tawatur
