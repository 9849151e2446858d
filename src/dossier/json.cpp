#include "dossier/json.h"

#include <fmt/format.h>

#include <algorithm>

#include "dossier/json_stream.h"
#include "lineage/difference.h"

namespace tawatur {
namespace {

using namespace json_stream;

void put_page(Writer& w, const Page& page, const Analysis& analysis, const CodePointIndex& points) {
  w.StartObject();
  field(w, "id", page.id), field(w, "source", page.source), field(w, "url", page.url), field(w, "outlet", page.outlet);
  field(w, "title", page.title), field(w, "byline", page.byline);
  field(w, "published", page.published), field(w, "modified", page.modified);
  field(w, "language", page.language), field(w, "text", page.text);
  key(w, "sentences");
  w.StartArray();
  for (const Sentence& s : analysis.sentences) put(w, points.of(s.span));
  w.EndArray();
  key(w, "furniture");
  w.StartArray();
  for (const Furniture& f : page.furniture) {
    w.StartObject();
    field(w, "text", f.text), field(w, "why", name_of(f.why));
    w.EndObject();
  }
  w.EndArray();
  w.EndObject();
}

/// Names of things in the file, and the code point indexes of all pages.
class Names {
 public:
  explicit Names(const Dossier& dossier) : corpus_(*dossier.corpus) {
    points_.reserve(corpus_.size());
    for (PageIndex p = 0; p < corpus_.size(); ++p) points_.emplace_back(corpus_[p].page.text);
  }
  const std::string& page(PageIndex p) const { return corpus_[p].page.id; }
  std::string statement(StatementRef ref) const { return fmt::format("{}#{}", page(ref.page), ref.statement + 1); }
  static std::string entity(EntityIndex e) { return fmt::format("e{}", e + 1); }
  static std::string claim(size_t c) { return fmt::format("c{}", c + 1); }
  const CodePointIndex& points(PageIndex p) const { return points_[p]; }

 private:
  const Corpus& corpus_;
  std::vector<CodePointIndex> points_;
};

void put_location(Writer& w, const Names& names, PageIndex page, ByteSpan span) {
  const CodePointSpan at = names.points(page).of(span);
  field(w, "page", names.page(page)), field(w, "start", at.begin), field(w, "end", at.end);
}

void put_statement(Writer& w, const Dossier& d, const Names& names, PageIndex p, uint32_t index) {
  const Reading& r = (*d.corpus)[p];
  const Statement& s = r.speech.statements[index];
  w.StartObject();
  field(w, "id", names.statement({p, index}));
  put_location(w, names, p, s.span);
  field(w, "form", name_of(s.form));
  list(w, "chain", s.chain, [&](const ChainLink& link) {
    w.StartObject();
    field(w, "role", name_of(link.role)), field(w, "kind", name_of(link.kind));
    key(w, "entity");
    link.mention == no_index ? static_cast<void>(w.Null())
                             : put(w, names.entity(d.corpus->entities_of(p)[link.mention]));
    field(w, "text", link.text);
    if (!link.description.empty()) field(w, "description", link.description);
    if (!link.cue.empty()) field(w, "cue", link.cue);
    w.EndObject();
  });
  field(w, "polarity", name_of(s.polarity)), field(w, "modality", name_of(s.modality));
  if (s.time != no_index) field(w, "time", r.times[s.time].value);
  list(w, "hedges", s.hedges, [&](ByteSpan hedge) { put(w, names.points(p).of(hedge)); });
  w.EndObject();
}

/// The small edits of a copied or edited text that may change what it says: numbers, names, negations, hedges.
void put_edits(Writer& w, const Dossier& d, const Names& names, const LineageLink& l) {
  if (l.relation != Relation::copy && l.relation != Relation::edited) return;
  const TextDifference difference = difference_between((*d.corpus)[l.from], (*d.corpus)[l.to]);
  const auto put_side = [&](PageIndex page, const std::vector<ChangedSpan>& spans) {
    for (const ChangedSpan& s : spans) {
      if (!changes_meaning(s.change)) continue;
      w.StartObject();
      field(w, "kind", name_of(s.change));
      put_location(w, names, page, s.span);
      w.EndObject();
    }
  };
  key(w, "edits");
  w.StartArray();
  put_side(l.from, difference.from), put_side(l.to, difference.to);
  w.EndArray();
}

void put_family(Writer& w, const Dossier& d, const Names& names, const Family& f, size_t number) {
  w.StartObject();
  field(w, "id", fmt::format("f{}", number));
  list(w, "pages", f.pages, [&](PageIndex p) { put(w, names.page(p)); });
  key(w, "origin");
  if (f.origin_page)
    put(w, names.page(*f.origin_page));
  else if (!f.origin_name.empty())
    put(w, f.origin_name);
  else
    w.Null();
  list(w, "links", f.links, [&](const LineageLink& l) {
    w.StartObject();
    field(w, "from", names.page(l.from)), field(w, "to", names.page(l.to));
    field(w, "relation", name_of(l.relation)), field(w, "direction", name_of(l.direction));
    key(w, "score");
    w.Double(std::round(l.score * 1000) / 1000);
    list(w, "passages", l.passages, [&](const PassagePair& pair) {
      w.StartObject();
      field(w, "from", names.points(l.from).of(pair.from)), field(w, "to", names.points(l.to).of(pair.to));
      w.EndObject();
    });
    field(w, "evidence", l.evidence);
    put_edits(w, d, names, l);
    w.EndObject();
  });
  w.EndObject();
}

void put_story(Writer& w, const Dossier& d, const Names& names, const Story& s) {
  std::optional<Instant> first, last;
  for (const PageIndex p : s.pages) {
    const std::optional<Instant>& t = (*d.corpus)[p].page.published;
    if (!t) continue;
    if (!first || t->seconds < first->seconds) first = t;
    if (!last || t->seconds > last->seconds) last = t;
  }
  w.StartObject();
  field(w, "id", s.id), field(w, "title", s.title);
  list(w, "pages", s.pages, [&](PageIndex p) { put(w, names.page(p)); });
  field(w, "thread", fmt::format("t{}", s.thread + 1)), field(w, "first", first), field(w, "last", last);
  w.EndObject();
}

void put_claims(Writer& w, const Dossier& d, const Names& names) {
  const auto refs = [&](std::string_view name, const std::vector<StatementRef>& statements) {
    list(w, name, statements, [&](StatementRef ref) { put(w, names.statement(ref)); });
  };
  size_t number = 0;
  list(w, "claims", d.claims.claims, [&](const Claim& c) {
    const Reading& r = (*d.corpus)[c.text.page];
    w.StartObject();
    field(w, "id", names.claim(number++));
    field(w, "text", slice(r.page.text, r.speech.statements[c.text.statement].span));
    refs("statements", c.statements);
    if (!c.titles.empty()) refs("titles", c.titles);
    key(w, "support");
    w.StartObject();
    field(w, "pages", c.pages), field(w, "outlets", c.outlets), field(w, "origins", c.origins);
    w.EndObject();
    field(w, "status", name_of(c.status));
    w.EndObject();
  });
  number = 0;
  list(w, "conflicts", d.claims.conflicts, [&](const Conflict& c) {
    w.StartObject();
    field(w, "id", fmt::format("x{}", ++number)), field(w, "claim", names.claim(c.claim));
    field(w, "kind", name_of(c.kind)), field(w, "update", c.update);
    list(w, "sides", c.sides, [&](const ConflictSide& side) {
      w.StartObject();
      field(w, "value", side.value);
      refs("statements", side.statements);
      w.EndObject();
    });
    if (!c.note.empty()) field(w, "note", c.note);
    w.EndObject();
  });
  list(w, "losses", d.claims.losses, [&](const Loss& l) {
    w.StartObject();
    field(w, "from", names.statement(l.from)), field(w, "to", names.statement(l.to));
    field(w, "kind", name_of(l.kind)), field(w, "what", l.what);
    w.EndObject();
  });
  list(w, "timeline", d.claims.timeline, [&](const Event& e) {
    w.StartObject();
    field(w, "time", e.time);
    key(w, "end");
    e.end.empty() ? static_cast<void>(w.Null()) : put(w, e.end);
    field(w, "claim", names.claim(e.claim));
    w.EndObject();
  });
}

}  // namespace

void write_page_json(const Page& page, const Analysis& analysis, const ByteSink& out) {
  SinkStream stream(out);
  Writer w(stream);
  put_page(w, page, analysis, CodePointIndex(page.text));
}

void write_json(const Dossier& d, const ByteSink& out) {
  SinkStream stream(out);
  Writer w(stream);
  const Names names(d);
  const Corpus& corpus = *d.corpus;
  const auto each_page = [&](std::string_view name, auto&& put_items) {
    key(w, name);
    w.StartArray();
    for (PageIndex p = 0; p < corpus.size(); ++p) put_items(p, corpus[p]);
    w.EndArray();
  };
  w.StartObject();
  key(w, "format");
  w.Int(1);
  field(w, "generator", "tawatur " TAWATUR_VERSION);
  each_page("pages", [&](PageIndex p, const Reading& r) { put_page(w, r.page, r.analysis, names.points(p)); });
  EntityIndex entity = 0;
  list(w, "entities", corpus.entities(), [&](const Entity& e) {
    w.StartObject();
    field(w, "id", names.entity(entity++)), field(w, "kind", name_of(e.kind)), field(w, "name", e.name);
    list(w, "variants", e.variants, [&](const Variant& v) {
      w.StartObject();
      field(w, "text", v.text), field(w, "count", v.count), field(w, "why", name_of(v.why));
      w.EndObject();
    });
    w.EndObject();
  });
  each_page("mentions", [&](PageIndex p, const Reading& r) {
    for (size_t m = 0; m < r.mentions.size(); ++m) {
      w.StartObject();
      put_location(w, names, p, r.mentions[m].span);
      field(w, "entity", names.entity(corpus.entities_of(p)[m]));
      w.EndObject();
    }
  });
  each_page("numbers", [&](PageIndex p, const Reading& r) {
    for (const Number& n : r.numbers) {
      w.StartObject();
      put_location(w, names, p, n.span);
      key(w, "low"), put_number(w, n.low), key(w, "high"), put_number(w, n.high);
      field(w, "unit", slice(r.page.text, n.unit)), field(w, "hedge", name_of(n.hedge));
      w.EndObject();
    }
  });
  each_page("times", [&](PageIndex p, const Reading& r) {
    for (const TimeMention& t : r.times) {
      w.StartObject();
      put_location(w, names, p, t.span);
      field(w, "value", t.value);
      key(w, "end_value");
      t.end_value.empty() ? static_cast<void>(w.Null()) : put(w, t.end_value);
      field(w, "calendar", t.calendar == Calendar::hijri ? "hijri" : "gregorian");
      w.EndObject();
    }
  });
  each_page("statements", [&](PageIndex p, const Reading& r) {
    for (uint32_t s = 0; s < r.speech.statements.size(); ++s) put_statement(w, d, names, p, s);
  });
  size_t number = 0;
  list(w, "families", d.families, [&](const Family& f) { put_family(w, d, names, f, ++number); });
  list(w, "stories", d.stories, [&](const Story& s) { put_story(w, d, names, s); });
  put_claims(w, d, names);
  list(w, "diagnostics", d.diagnostics, [&](const Error& e) {
    w.StartObject();
    field(w, "source", e.place), field(w, "code", name_of(e.code)), field(w, "message", e.message);
    w.EndObject();
  });
  w.EndObject();
}

}  // namespace tawatur
