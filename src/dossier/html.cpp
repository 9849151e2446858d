#include "dossier/html.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/resource.h"
#include "dossier/html_parts.h"
#include "dossier/html_rows.h"
#include "dossier/html_story.h"
#include "dossier/view.h"

namespace tawatur {
namespace {

constexpr size_t entities_in_filter = 200;

class Writer {
 public:
  Writer(const Dossier& dossier, const HtmlOptions& options, const ByteSink& out)
      : d_(dossier), view_(make_view(dossier)), rows_(view_), o_(options), sink_(out) {}

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

  static std::string counted(std::string_view key, size_t count) {
    return fmt::format("{}: {}", html_label(key), count);
  }
  std::string weight(const StoryView& s) const {
    const std::string days = view_.days(s.story);
    return counted("pages", s.pages.size()) + " · " + counted("origins", s.origins) +
           (days.empty() ? "" : " · <bdi>" + days + "</bdi>");
  }

  void head() {
    const bool arabic = o_.labels == LabelLanguage::arabic;
    put("<!DOCTYPE html>\n<html lang=ar dir=rtl data-labels={}><head><meta charset=utf-8><meta name=viewport "
        "content=\"width=device-width,initial-scale=1\">"
        "<meta http-equiv=Content-Security-Policy content=\"default-src 'none';style-src 'unsafe-inline';script-src "
        "'unsafe-inline'\">"
        "<title>{}</title><style>{}</style></head><body><header class=top><h1>{}</h1><p>{} · {} · {}</p>",
        arabic ? "ar" : "en", label("dossier", o_.labels), resource("dossier/dossier.css"), html_label("dossier"),
        counted("pages", d_.corpus->size()), counted("outlets", rows_.outlets().size()),
        counted("stories", d_.stories.size()));
    put("<form class=filters id=filters hidden><b>{}</b> <label>{} <select id=f-outlet><option value=''>*</option>",
        html_label("filter"), html_label("outlet"));
    for (size_t i = 0; i < rows_.outlets().size(); ++i)
      put("<option value={}>{}</option>", i, html_escaped(rows_.outlets()[i]));
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

  void story(const StoryView& s, size_t number) {
    put("<section class=story id=story{}><h2>{}</h2><p class=note>{}</p>", number + 1,
        html_escaped(d_.stories[s.story].title), weight(s));
    append_story_sections(buffer_, rows_, s);
    put("<section class=\"part pages\"><h3>{}</h3>", html_label("pages"));
    for (const PageIndex p : s.pages) page(p);
    put("</section></section>");
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
  const HtmlRows rows_;
  const HtmlOptions& o_;
  const ByteSink& sink_;
  std::string buffer_;
};

}  // namespace

void write_html(const Dossier& dossier, const HtmlOptions& options, const ByteSink& out) {
  Writer(dossier, options, out).write();
}

}  // namespace tawatur
