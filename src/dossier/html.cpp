#include "dossier/html.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/resource.h"
#include "dossier/html_parts.h"
#include "dossier/view.h"

namespace tawatur {
namespace {

constexpr size_t links_shown_side_by_side = 24;  // of one family; more would only repeat the same text
constexpr size_t entities_in_filter = 200;

class Writer {
 public:
  Writer(const Dossier& dossier, const HtmlOptions& options, const ByteSink& out)
      : d_(dossier), view_(make_view(dossier)), o_(options), sink_(out) {
    name_outlets();
  }

  void write() {
    head();
    const size_t shown = std::min<size_t>(o_.stories, view_.stories.size());
    contents(shown);
    for (size_t s = 0; s < shown; ++s) {
      story(view_.stories[s], s);
      flush();
    }
    if (shown < view_.stories.size()) {
      const uint64_t left = view_.stories.size() - shown;
      put("<p class=note><span class=ar>{}</span><span class=en>{}</span></p>",
          label("left_out_stories", LabelLanguage::arabic, {left}),
          label("left_out_stories", LabelLanguage::english, {left}));
    }
    if (!d_.diagnostics.empty()) {
      put("<section class=bad><h2>{}</h2><ul>", html_label("diagnostics"));
      for (const Error& e : d_.diagnostics)
        put("<li>{}: <span dir=ltr>{}</span></li>", html_escaped(e.place), html_escaped(e.message));
      put("</ul></section>");
    }
    put("</main><script>{}</script></body></html>\n", resource("dossier/dossier.js"));
    flush();
  }

 private:
  template <class... Values>
  void put(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(buffer_), format, std::forward<Values>(values)...);
  }
  void flush() {
    sink_(buffer_);
    buffer_.clear();
  }

  void name_outlets() {
    for (PageIndex p = 0; p < d_.corpus->size(); ++p) outlets_.push_back(view_.outlet(p));
    std::ranges::sort(outlets_);
    outlets_.erase(std::unique(outlets_.begin(), outlets_.end()), outlets_.end());
  }
  size_t outlet_number(PageIndex p) const {
    return static_cast<size_t>(std::ranges::lower_bound(outlets_, view_.outlet(p)) - outlets_.begin());
  }

  static std::string counted(std::string_view key, size_t count) {
    return fmt::format("{}: {}", html_label(key), count);
  }
  static std::string weight(const StoryView& s) {
    return counted("pages", s.pages.size()) + " · " + counted("origins", s.origins);
  }

  void head() {
    const bool arabic = o_.labels == LabelLanguage::arabic;
    put("<!DOCTYPE html>\n<html lang=ar dir=rtl data-labels={}><head><meta charset=utf-8><meta name=viewport "
        "content=\"width=device-width,initial-scale=1\">"
        "<meta http-equiv=Content-Security-Policy content=\"default-src 'none';style-src 'unsafe-inline';script-src "
        "'unsafe-inline'\">"
        "<title>{}</title><style>{}</style></head><body><header class=top><h1>{}</h1><p>{} · {} · {}</p>",
        arabic ? "ar" : "en", label("dossier", o_.labels), resource("dossier/dossier.css"), html_label("dossier"),
        counted("pages", d_.corpus->size()), counted("outlets", outlets_.size()),
        counted("stories", d_.stories.size()));
    put("<form class=filters id=filters hidden><b>{}</b> <label>{} <select id=f-outlet><option value=''>*</option>",
        html_label("filter"), html_label("outlet"));
    for (size_t i = 0; i < outlets_.size(); ++i) put("<option value={}>{}</option>", i, html_escaped(outlets_[i]));
    put("</select></label> <label>{} <select id=f-status><option value=''>*</option>", html_label("status"));
    for (const char* key : {"confirmed", "disputed", "single", "lost"})
      put("<option value={}>{}</option>", key, label(key, o_.labels));
    put("</select></label> <label>{} <select id=f-entity><option value=''>*</option>", html_label("entity"));
    for (const EntityIndex e : frequent_entities())
      put("<option value={}>{}</option>", e, html_escaped(d_.corpus->entities()[e].name));
    put("</select></label> <button type=button id=language>{}</button></form></header><main>", html_label("language"));
  }

  std::vector<EntityIndex> frequent_entities() const {
    const auto entities = d_.corpus->entities();
    std::vector<uint32_t> counts(entities.size());
    std::vector<EntityIndex> order(entities.size());
    for (EntityIndex e = 0; e < entities.size(); ++e) {
      order[e] = e;
      for (const Variant& v : entities[e].variants) counts[e] += v.count;
    }
    std::ranges::stable_sort(order, std::ranges::greater{}, [&](EntityIndex e) { return counts[e]; });
    order.resize(std::min(order.size(), entities_in_filter));
    return order;
  }

  void contents(size_t shown) {
    if (shown < 2) return;
    put("<nav class=contents><h2>{}</h2><ol>", html_label("stories"));
    for (size_t s = 0; s < shown; ++s) {
      const StoryView& v = view_.stories[s];
      put("<li><a href=#story{}>{}</a> <small>{}</small></li>", s + 1, html_escaped(d_.stories[v.story].title),
          weight(v));
    }
    put("</ol></nav>");
  }

  /// Attributes by which the filters find a row: its outlets and its entities.
  std::string filter_marks(const std::vector<StatementRef>& refs) const {
    std::vector<size_t> outlets, entities;
    for (const StatementRef ref : refs) {
      outlets.push_back(outlet_number(ref.page));
      const Reading& r = view_.reading(ref.page);
      const ByteSpan span = view_.statement(ref).span;
      const auto of_page = d_.corpus->entities_of(ref.page);
      auto m = std::ranges::lower_bound(r.mentions, span.begin, {}, [](const Mention& x) { return x.span.begin; });
      for (; m != r.mentions.end() && m->span.begin < span.end; ++m)
        entities.push_back(of_page[static_cast<size_t>(m - r.mentions.begin())]);
      for (const ChainLink& link : view_.statement(ref).chain) {
        if (link.mention != no_index) entities.push_back(of_page[link.mention]);
      }
    }
    const auto joined = [](std::vector<size_t>& numbers) {
      std::ranges::sort(numbers);
      numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
      return fmt::format(" {} ", fmt::join(numbers, " "));
    };
    return fmt::format("data-o=\"{}\" data-e=\"{}\"", joined(outlets), joined(entities));
  }

  std::string place(StatementRef ref) const {
    const std::string day = view_.day(ref.page);
    return fmt::format("<a class=src href=#{}>{}{}</a>", html_anchor(ref.page, view_.statement(ref).sentence),
                       html_escaped(view_.outlet(ref.page)), day.empty() ? "" : fmt::format(" <time>{}</time>", day));
  }
  std::string places(const std::vector<StatementRef>& refs) const {
    std::string out = "<span class=srcs>";
    for (const StatementRef ref : refs) out += place(ref);
    return out + "</span>";
  }
  std::string quoted(StatementRef ref) const {
    const bool direct = view_.statement(ref).form == StatementForm::direct;
    return fmt::format("<a class=q href=#{}>{}{}{}</a>", html_anchor(ref.page, view_.statement(ref).sentence),
                       direct ? "«" : "", html_escaped(view_.text(ref)), direct ? "»" : "");
  }
  static std::string support(const Claim& c) {
    return fmt::format("<span class=support><span class=ar>{}</span><span class=en lang=en dir=ltr>{}</span></span>",
                       label("support", LabelLanguage::arabic, {c.pages, c.outlets, c.origins}),
                       label("support", LabelLanguage::english, {c.pages, c.outlets, c.origins}));
  }
  std::string chain(StatementRef ref) const {
    std::string out = "<span class=chain>";
    bool first = true;
    for (const ChainLink& link : view_.statement(ref).chain) {
      if (!first) out += " ← ";
      first = false;
      out += fmt::format("<span class=\"link {}\">{}</span>", name_of(link.kind), html_escaped(link.text));
    }
    return out + "</span>";
  }
  std::string manner(StatementRef ref) const {
    const Statement& s = view_.statement(ref);
    std::string out;
    if (s.modality != Modality::asserted)
      out += fmt::format(" <span class=tag>{}</span>", html_label(name_of(s.modality)));
    for (const ByteSpan hedge : s.hedges)
      out += fmt::format(" <span class=tag>{}</span>", html_escaped(slice(view_.reading(ref.page).page.text, hedge)));
    return out;
  }

  void story(const StoryView& s, size_t number) {
    put("<section class=story id=story{}><h2>{}</h2><p class=note>{}</p>", number + 1,
        html_escaped(d_.stories[s.story].title), weight(s));
    claims(s.confirmed, "confirmed");
    disputed(s);
    if (s.pages.size() > 1) only_here(s);
    lost(s);
    speakers(s);
    timeline(s);
    families(s);
    pages(s);
    put("</section>");
  }

  void claims(const std::vector<uint32_t>& list, std::string_view key) {
    if (list.empty()) return;
    put("<section class=\"part {}\" data-status={}><h3>{}</h3><ul>", key, key, html_label(key));
    for (const uint32_t index : list) {
      const Claim& c = d_.claims.claims[index];
      put("<li class=row {}>{} {} {}</li>", filter_marks(c.statements), quoted(c.text), support(c),
          places(c.statements));
    }
    put("</ul></section>");
  }

  void disputed(const StoryView& s) {
    if (s.conflicts.empty()) return;
    put("<section class=\"part disputed\" data-status=disputed><h3>{}</h3>", html_label("disputed"));
    for (const uint32_t x : s.conflicts) {
      const Conflict& c = d_.claims.conflicts[x];
      std::vector<StatementRef> all;
      for (const ConflictSide& side : c.sides) all.insert(all.end(), side.statements.begin(), side.statements.end());
      put("<div class=\"row conflict\" {}><h4>{}{}</h4><div class=sides>", filter_marks(all),
          html_label(c.kind == ConflictKind::status ? "status_kind" : name_of(c.kind)),
          c.update ? fmt::format(" <span class=tag>{}</span>", html_label("update")) : "");
      for (const ConflictSide& side : c.sides) {
        put("<div class=side><b>{}</b>", html_escaped(side.value));
        for (const StatementRef ref : side.statements) put("<p>{} {}</p>", quoted(ref), place(ref));
        put("</div>");
      }
      put("</div></div>");
    }
    put("</section>");
  }

  /// Outlet by outlet: what one origin alone tells, and what several origins confirm that the outlet leaves out.
  void only_here(const StoryView& s) {
    std::vector<size_t> of_story;
    for (const PageIndex p : s.pages) of_story.push_back(outlet_number(p));
    std::ranges::sort(of_story);
    of_story.erase(std::unique(of_story.begin(), of_story.end()), of_story.end());
    put("<section class=\"part single\" data-status=single><h3>{} <small>{}</small></h3>", html_label("single"),
        s.single.size());
    for (const size_t outlet : of_story) {
      std::vector<uint32_t> alone, left_out;
      for (const uint32_t c : s.single) {
        if (outlet_number(d_.claims.claims[c].text.page) == outlet) alone.push_back(c);
      }
      for (const uint32_t c : s.confirmed) {
        const auto& told = d_.claims.claims[c].statements;
        if (std::ranges::none_of(told, [&](StatementRef ref) { return outlet_number(ref.page) == outlet; }))
          left_out.push_back(c);
      }
      put("<details><summary>{} <small>{}: {} · {}: {}</small></summary>", html_escaped(outlets_[outlet]),
          html_label("only_here"), alone.size(), html_label("left_out"), left_out.size());
      rows("only_here", alone);
      rows("left_out", left_out);
      put("</details>");
    }
    put("</section>");
  }

  void rows(std::string_view key, const std::vector<uint32_t>& list) {
    if (list.empty()) return;
    put("<h4>{}</h4><ul>", html_label(key));
    for (const uint32_t index : list) {
      const Claim& c = d_.claims.claims[index];
      put("<li class=row {}>{}{} {}</li>", filter_marks(c.statements), quoted(c.text), manner(c.text),
          places(c.statements));
    }
    put("</ul>");
  }

  void lost(const StoryView& s) {
    if (s.losses.empty()) return;
    put("<section class=\"part lost\" data-status=lost><h3>{}</h3>", html_label("lost"));
    for (const uint32_t l : s.losses) {
      const Loss& loss = d_.claims.losses[l];
      put("<div class=\"row conflict\" {}><h4>{}: {}</h4><div class=sides><div class=side>{} {}<br>{}</div><div "
          "class=side>{} {}<br>{}</div></div></div>",
          filter_marks({loss.from, loss.to}), html_label(name_of(loss.kind)), html_escaped(loss.what),
          quoted(loss.from), place(loss.from), chain(loss.from), quoted(loss.to), place(loss.to), chain(loss.to));
    }
    put("</section>");
  }

  void speakers(const StoryView& s) {
    if (s.speakers.empty()) return;
    put("<section class=\"part speakers\" data-status=speakers><h3>{}</h3>", html_label("speakers"));
    for (const SpeakerView& speaker : s.speakers) {
      put("<details class=speaker{}><summary><b>{}</b>{} <small>{}</small></summary><ul>",
          s.speakers.size() <= 12 ? " open" : "", html_escaped(speaker.name),
          speaker.description.empty() ? "" : "، " + html_escaped(speaker.description), speaker.statements.size());
      for (const StatementRef ref : speaker.statements)
        put("<li class=row {}>{}{} {}</li>", filter_marks({ref}), quoted(ref), manner(ref), chain(ref));
      put("</ul></details>");
    }
    put("</section>");
  }

  void timeline(const StoryView& s) {
    if (s.timeline.empty()) return;
    put("<section class=\"part timeline\" data-status=timeline><h3>{}</h3><dl>", html_label("timeline"));
    for (const uint32_t e : s.timeline) {
      const Event& event = d_.claims.timeline[e];
      const Claim& c = d_.claims.claims[event.claim];
      put("<div class=row {}><dt><bdi>{}{}{}</bdi></dt><dd>{} {}</dd></div>", filter_marks(c.statements),
          html_escaped(event.time), event.end.empty() ? "" : " – ", html_escaped(event.end), quoted(c.text),
          places(c.statements));
    }
    put("</dl></section>");
  }

  void families(const StoryView& s) {
    if (s.families.empty()) return;
    put("<section class=\"part families\" data-status=families><h3>{}</h3>", html_label("families"));
    for (const uint32_t f : s.families) {
      const Family& family = d_.families[f];
      put("<div class=family><p>{}: {}</p>{}", html_label("origin"),
          family.origin_page           ? fmt::format("<a href=#{}>{}</a>", html_anchor(*family.origin_page),
                                                     html_escaped(view_.outlet(*family.origin_page)))
          : family.origin_name.empty() ? std::string("?")
                                       : html_escaped(family.origin_name),
          family_graph(view_, family));
      size_t shown = 0;
      for (const LineageLink& link : family.links) {
        put("<details><summary>{} → {}: {} <small>{:.0f} % · {}</small></summary><p class=note>{}</p>",
            html_escaped(view_.outlet(link.from)), html_escaped(view_.outlet(link.to)),
            html_label(name_of(link.relation)), link.score * 100, html_label(name_of(link.direction)),
            html_escaped(link.evidence));
        if (shown++ < links_shown_side_by_side) put("{}", side_by_side(view_, link));
        put("</details>");
      }
      put("</div>");
    }
    put("</section>");
  }

  void pages(const StoryView& s) {
    put("<section class=\"part pages\"><h3>{}</h3>", html_label("pages"));
    for (const PageIndex p : s.pages) page(p);
    put("</section>");
  }

  void page(PageIndex p) {
    const Reading& r = view_.reading(p);
    put("<details class=page id={}><summary>{} <small>{} {} <bdi>{}</bdi></small></summary>", html_anchor(p),
        html_escaped(r.page.title.value_or(r.page.id)), html_escaped(view_.outlet(p)), view_.day(p),
        html_escaped(r.page.id));
    if (r.page.url) put("<p class=note dir=ltr>{}</p>", html_escaped(*r.page.url));
    uint32_t paragraph = no_index;
    put("<div class=text>");
    for (uint32_t i = 0; i < r.analysis.sentences.size(); ++i) {
      const Sentence& sentence = r.analysis.sentences[i];
      if (sentence.paragraph != paragraph) put("{}<p>", paragraph == no_index ? "" : "</p>");
      paragraph = sentence.paragraph;
      put("<span class=s id={}>{}</span> ", html_anchor(p, i), html_escaped(slice(r.page.text, sentence.span)));
    }
    put("{}</div>", r.analysis.sentences.empty() ? "" : "</p>");
    if (!r.page.furniture.empty()) {
      put("<details class=furniture><summary>{} <small>{}</small></summary>", html_label("furniture"),
          r.page.furniture.size());
      for (const Furniture& f : r.page.furniture)
        put("<p><small>{}</small> {}</p>", name_of(f.why), html_escaped(f.text));
      put("</details>");
    }
    put("</details>");
  }

  const Dossier& d_;
  const View view_;
  const HtmlOptions& o_;
  const ByteSink& sink_;
  std::vector<std::string_view> outlets_;  // sorted
  std::string buffer_;
};

}  // namespace

void write_html(const Dossier& dossier, const HtmlOptions& options, const ByteSink& out) {
  Writer(dossier, options, out).write();
}

}  // namespace tawatur
