#include "dossier/html_story.h"

#include <fmt/format.h>

#include <algorithm>

#include "dossier/html_parts.h"

namespace tawatur {
namespace {

constexpr size_t links_shown_side_by_side = 24;  // of one family; more would only repeat the same text
constexpr size_t speakers_shown_open = 12;

class StorySections {
 public:
  StorySections(std::string& out, const HtmlRows& rows)
      : out_(out), rows_(rows), view_(rows.view()), d_(*view_.dossier) {}

  void write(const StoryView& s) {
    claims(s.confirmed, "confirmed");
    disputed(s);
    if (s.pages.size() > 1) only_here(s);
    lost(s);
    speakers(s);
    timeline(s);
    families(s);
  }

 private:
  template <class... Values>
  void put(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Values>(values)...);
  }

  void claims(const std::vector<uint32_t>& list, std::string_view key) {
    if (list.empty()) return;
    put("<section class=\"part {}\" data-status={}><h3>{}</h3><ul>", key, key, html_label(key));
    for (const uint32_t index : list) {
      const Claim& c = d_.claims.claims[index];
      put("<li class=row {}>{} {} {}</li>", rows_.filter_marks(c.statements), rows_.quoted(c.text), html_support(c),
          rows_.places(view_.sources[index]));
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
      put("<div class=\"row conflict\" {}><h4>{}{}</h4><div class=sides>", rows_.filter_marks(all),
          html_label(c.kind == ConflictKind::status ? "status_kind" : name_of(c.kind)),
          c.update ? fmt::format(" <span class=tag>{}</span>", html_label("update")) : "");
      for (const ConflictSide& side : c.sides) {
        put("<div class=side><b>{}</b>", html_escaped(side.value));
        for (const SpokenView& told : view_.by_words(view_.one_a_page(side.statements))) {
          put("<p>{} {}", rows_.quoted(told.first), rows_.place(told.first));
          for (const StatementRef ref : told.repeated) put(" {}", rows_.place(ref));
          put("</p>");
        }
        put("</div>");
      }
      put("</div></div>");
    }
    put("</section>");
  }

  /// Outlet by outlet: what one origin alone tells, and what several origins confirm that the outlet leaves out.
  void only_here(const StoryView& s) {
    std::vector<size_t> of_story;
    for (const PageIndex p : s.pages) of_story.push_back(rows_.outlet_number(p));
    std::ranges::sort(of_story);
    of_story.erase(std::unique(of_story.begin(), of_story.end()), of_story.end());
    put("<section class=\"part single\" data-status=single><h3>{} <small>{}</small></h3>", html_label("single"),
        s.single.size());
    for (const size_t outlet : of_story) {
      std::vector<uint32_t> alone, left_out;
      for (const uint32_t c : s.single) {
        if (rows_.outlet_number(d_.claims.claims[c].text.page) == outlet) alone.push_back(c);
      }
      for (const uint32_t c : s.confirmed) {
        const auto& told = d_.claims.claims[c].statements;
        if (std::ranges::none_of(told, [&](StatementRef ref) { return rows_.outlet_number(ref.page) == outlet; }))
          left_out.push_back(c);
      }
      put("<details><summary>{} <small>{}: {} · {}: {}</small></summary>", html_escaped(rows_.outlets()[outlet]),
          html_label("only_here"), alone.size(), html_label("left_out"), left_out.size());
      list("only_here", alone);
      list("left_out", left_out);
      put("</details>");
    }
    put("</section>");
  }

  void list(std::string_view key, const std::vector<uint32_t>& told) {
    if (told.empty()) return;
    put("<h4>{}</h4><ul>", html_label(key));
    for (const uint32_t index : told) {
      const Claim& c = d_.claims.claims[index];
      put("<li class=row {}>{}{} {}</li>", rows_.filter_marks(c.statements), rows_.quoted(c.text), rows_.manner(c.text),
          rows_.places(view_.sources[index]));
    }
    put("</ul>");
  }

  void lost(const StoryView& s) {
    if (s.losses.empty()) return;
    put("<section class=\"part lost\" data-status=lost><h3>{}</h3>", html_label("lost"));
    for (const LossView& lost : s.losses) {
      const Loss& loss = d_.claims.losses[lost.first];
      std::vector<StatementRef> all = lost.to;
      all.push_back(loss.from);
      put("<div class=\"row conflict\" {}><h4>{}: {}</h4><div class=sides><div class=side>{} {}<br>{}</div><div "
          "class=side>",
          rows_.filter_marks(all), html_label(name_of(loss.kind)), html_escaped(loss.what), rows_.quoted(loss.from),
          rows_.place(loss.from), rows_.chain(loss.from));
      for (const StatementRef to : lost.to)
        put("<p>{} {}<br>{}</p>", rows_.quoted(to), rows_.place(to), rows_.chain(to));
      put("</div></div></div>");
    }
    put("</section>");
  }

  void speakers(const StoryView& s) {
    if (s.speakers.empty()) return;
    put("<section class=\"part speakers\" data-status=speakers><h3>{}</h3>", html_label("speakers"));
    for (const SpeakerView& speaker : s.speakers) {
      put("<details class=speaker{}><summary><b>{}</b>{} <small>{}</small></summary><ul>",
          s.speakers.size() <= speakers_shown_open ? " open" : "", html_escaped(speaker.name),
          speaker.description.empty() ? "" : "، " + html_escaped(speaker.description), speaker.said.size());
      for (const SpokenView& said : speaker.said) {
        std::vector<StatementRef> all = said.repeated;
        all.push_back(said.first);
        put("<li class=row {}>{}{} {}", rows_.filter_marks(all), rows_.quoted(said.first), rows_.manner(said.first),
            rows_.chain(said.first));
        if (!said.repeated.empty())
          put(" <small>{}</small> {}", html_label("also"), rows_.places(view_.one_a_page(said.repeated)));
        put("</li>");
      }
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
      put("<div class=row {}><dt><bdi>{}{}{}</bdi></dt><dd>{} {}</dd></div>", rows_.filter_marks(c.statements),
          html_escaped(event.time), event.end.empty() ? "" : " – ", html_escaped(event.end), rows_.quoted(c.text),
          rows_.places(view_.sources[event.claim]));
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

  std::string& out_;
  const HtmlRows& rows_;
  const View& view_;
  const Dossier& d_;
};

}  // namespace

void append_story_sections(std::string& out, const HtmlRows& rows, const StoryView& story) {
  StorySections(out, rows).write(story);
}

}  // namespace tawatur
