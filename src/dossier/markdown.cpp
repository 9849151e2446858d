#include "dossier/markdown.h"

#include <fmt/format.h>

#include "dossier/view.h"

namespace tawatur {
namespace {

/// Text of a page as Markdown that shows just it: marks escaped, line breaks as spaces.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += ' ';
    } else {
      if (std::string_view("\\`*_{}[]<>#|~").find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out;
}

class Writer {
 public:
  Writer(const Dossier& dossier, LabelLanguage labels, const ByteSink& out)
      : d_(dossier), view_(make_view(dossier)), labels_(labels), sink_(out) {}

  void write() {
    put("# {}\n\n{}: {} · {}: {}\n", text_of("dossier"), text_of("pages"), d_.corpus->size(), text_of("stories"),
        d_.stories.size());
    for (const StoryView& s : view_.stories) {
      story(s);
      flush();
    }
    pages();
    if (!d_.diagnostics.empty()) put("\n## {}\n\n", text_of("diagnostics"));
    for (const Error& e : d_.diagnostics) put("- {}: {}\n", escaped(e.place), escaped(e.message));
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
  std::string_view text_of(std::string_view key) const { return label(key, labels_); }

  static std::string anchor(PageIndex page, uint32_t sentence) { return fmt::format("p{}s{}", page + 1, sentence + 1); }

  std::string place(StatementRef ref) const {
    const std::string day = view_.day(ref.page);
    return fmt::format("[{}{}{}](#{})", escaped(view_.outlet(ref.page)), day.empty() ? "" : " ", day,
                       anchor(ref.page, view_.statement(ref).sentence));
  }
  std::string places(const std::vector<StatementRef>& refs) const {
    std::string out;
    for (const StatementRef ref : refs) out += (out.empty() ? "" : "، ") + place(ref);
    return out;
  }

  void claims(std::string_view key, const std::vector<uint32_t>& list) {
    if (list.empty()) return;
    put("\n### {}\n\n", text_of(key));
    for (const uint32_t index : list) {
      const Claim& c = d_.claims.claims[index];
      put("- {} — *{}* ({})\n", escaped(view_.text(c.text)), label("support", labels_, {c.pages, c.outlets, c.origins}),
          places(view_.sources[index]));
    }
  }

  void story(const StoryView& s) {
    const std::string days = view_.days(s.story);
    put("\n## {}\n\n{}: {} · {}: {}{}{}\n", escaped(d_.stories[s.story].title), text_of("pages"), s.pages.size(),
        text_of("origins"), s.origins, days.empty() ? "" : " · ", days);
    claims("confirmed", s.confirmed);
    if (!s.conflicts.empty()) put("\n### {}\n\n", text_of("disputed"));
    for (const uint32_t x : s.conflicts) {
      const Conflict& c = d_.claims.conflicts[x];
      put("- **{}**{}\n", text_of(c.kind == ConflictKind::status ? "status_kind" : name_of(c.kind)),
          c.update ? fmt::format(" ({})", text_of("update")) : "");
      for (const ConflictSide& side : c.sides) {
        put("    - **{}** — {} ({})\n", escaped(side.value),
            side.statements.empty() ? std::string() : escaped(view_.text(side.statements.front())),
            places(view_.one_a_page(side.statements)));
      }
    }
    claims("single", s.single);
    if (!s.losses.empty()) put("\n### {}\n\n", text_of("lost"));
    for (const LossView& lost : s.losses) {
      const Loss& loss = d_.claims.losses[lost.first];
      put("- **{}**: {}\n    - {}: {} ({})\n", text_of(name_of(loss.kind)), escaped(loss.what), text_of("from"),
          escaped(view_.text(loss.from)), place(loss.from));
      for (const StatementRef to : lost.to)
        put("    - {}: {} ({})\n", text_of("to"), escaped(view_.text(to)), place(to));
    }
    if (!s.speakers.empty()) put("\n### {}\n\n", text_of("speakers"));
    for (const SpeakerView& speaker : s.speakers) {
      put("- **{}**{}\n", escaped(speaker.name),
          speaker.description.empty() ? "" : "، " + escaped(speaker.description));
      for (const SpokenView& said : speaker.said) {
        const bool direct = view_.statement(said.first).form == StatementForm::direct;
        put("    - {}{}{} — {} ({}){}\n", direct ? "«" : "", escaped(view_.text(said.first)), direct ? "»" : "",
            chain_of(said.first), place(said.first),
            said.repeated.empty() ? ""
                                  : fmt::format(" {}: {}", text_of("also"), places(view_.one_a_page(said.repeated))));
      }
    }
    if (!s.timeline.empty()) put("\n### {}\n\n", text_of("timeline"));
    for (const uint32_t e : s.timeline) {
      const Event& event = d_.claims.timeline[e];
      const Claim& c = d_.claims.claims[event.claim];
      put("- **{}{}{}** {} ({})\n", event.time, event.end.empty() ? "" : "/", event.end, escaped(view_.text(c.text)),
          places(view_.sources[event.claim]));
    }
    if (!s.families.empty()) put("\n### {}\n\n", text_of("families"));
    for (const uint32_t f : s.families) family(d_.families[f]);
  }

  std::string chain_of(StatementRef ref) const {
    std::string out;
    for (const ChainLink& link : view_.statement(ref).chain) out += (out.empty() ? "" : " ← ") + escaped(link.text);
    return out;
  }

  std::string page_link(PageIndex p) const {
    return fmt::format("[{}](#p{})", escaped(view_.reading(p).page.id), p + 1);
  }

  void family(const Family& family) {
    put("- {}: {}\n", text_of("origin"),
        family.origin_page           ? page_link(*family.origin_page)
        : family.origin_name.empty() ? "?"
                                     : escaped(family.origin_name));
    for (const LineageLink& l : family.links) {
      put("    - {} → {}: {} ({:.0f} %), {}\n", page_link(l.from), page_link(l.to), text_of(name_of(l.relation)),
          l.score * 100, text_of(name_of(l.direction)));
    }
  }

  void pages() {
    put("\n## {}\n", text_of("pages"));
    for (PageIndex p = 0; p < d_.corpus->size(); ++p) {
      const Reading& r = view_.reading(p);
      put("\n### <a id=\"p{}\"></a>{}\n\n{} {}", p + 1, escaped(r.page.title.value_or(r.page.id)),
          escaped(view_.outlet(p)), view_.day(p));
      if (r.page.url && r.page.url->find_first_of("<> \n") == std::string::npos) put(" · <{}>", *r.page.url);
      put("\n");
      uint32_t paragraph = no_index;
      for (uint32_t i = 0; i < r.analysis.sentences.size(); ++i) {
        const Sentence& sentence = r.analysis.sentences[i];
        put("{}<a id=\"{}\"></a>{}", sentence.paragraph == paragraph ? " " : "\n", anchor(p, i),
            escaped(slice(r.page.text, sentence.span)));
        paragraph = sentence.paragraph;
        if (i + 1 == r.analysis.sentences.size() || r.analysis.sentences[i + 1].paragraph != paragraph) put("\n");
      }
      flush();
    }
  }

  const Dossier& d_;
  const View view_;
  const LabelLanguage labels_;
  const ByteSink& sink_;
  std::string buffer_;
};

}  // namespace

void write_markdown(const Dossier& dossier, LabelLanguage labels, const ByteSink& out) {
  Writer(dossier, labels, out).write();
}

}  // namespace tawatur
