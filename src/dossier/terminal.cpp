#include "dossier/terminal.h"

#include <algorithm>

#include "dossier/terminal_lines.h"
#include "dossier/view.h"

namespace tawatur {
namespace {

class Printer : private TerminalLines {
 public:
  Printer(const Dossier& dossier, const TerminalOptions& options, const ByteSink& out)
      : TerminalLines(options, out), d_(dossier), view_(make_view(dossier)), o_(options) {}

  void print() {
    header();
    const size_t shown = std::min<size_t>(o_.stories, view_.stories.size());
    for (size_t s = 0; s < shown; ++s) {
      story(view_.stories[s]);
      flush();
    }
    if (shown < view_.stories.size())
      line(label("left_out_stories", o_.labels, {view_.stories.size() - shown}), Ink::faint);
    diagnostics();
    flush();
  }

 private:
  std::string place(StatementRef ref) const {
    std::string out(view_.outlet(ref.page));
    const std::string day = view_.day(ref.page);
    if (!day.empty()) out += " " + day;
    return out + " [" + anchor(ref) + "]";
  }

  std::string anchor(StatementRef ref) const {
    return view_.reading(ref.page).page.id + "#" + std::to_string(ref.statement + 1);
  }

  std::string places(const std::vector<StatementRef>& refs) const {
    std::string out;
    size_t shown = 0;
    for (const StatementRef ref : refs) {
      if (shown++ == 4) return out + " · " + label("more", o_.labels, {refs.size() - 4});
      if (!out.empty()) out += " · ";
      out += place(ref);
    }
    return out;
  }

  void header() {
    line(text_of("dossier"), Ink::strong);
    std::vector<std::string_view> outlets;
    for (PageIndex p = 0; p < d_.corpus->size(); ++p) outlets.push_back(view_.outlet(p));
    std::ranges::sort(outlets);
    outlets.erase(std::unique(outlets.begin(), outlets.end()), outlets.end());
    line(counted("pages", d_.corpus->size()) + " · " + counted("outlets", outlets.size()) + " · " +
         counted("stories", d_.stories.size()));
  }

  void story(const StoryView& s) {
    empty_line();
    rule("═");
    line(d_.stories[s.story].title, Ink::strong);
    std::string about = counted("pages", s.pages.size()) + " · " + counted("origins", s.origins);
    if (const std::string days = view_.days(s.story); !days.empty()) about += " · " + days;
    line(about, Ink::faint);
    confirmed(s);
    disputed(s);
    single(s);
    lost(s);
    speakers(s);
    timeline(s);
    families(s);
    pages(s);
  }

  void claim(uint32_t index) {
    const Claim& c = d_.claims.claims[index];
    line(view_.text(c.text), Ink::plain, "  • ", "    ");
    line(label("support", o_.labels, {c.pages, c.outlets, c.origins}) + ": " + places(view_.sources[index]), Ink::faint,
         "    ", "    ");
  }

  void confirmed(const StoryView& s) {
    if (s.confirmed.empty()) return;
    section("confirmed", Ink::good);
    items(s.confirmed, [&](uint32_t c) { claim(c); });
  }

  void disputed(const StoryView& s) {
    if (s.conflicts.empty()) return;
    section("disputed", Ink::bad);
    items(s.conflicts, [&](uint32_t x) {
      const Conflict& conflict = d_.claims.conflicts[x];
      std::string head(text_of(conflict.kind == ConflictKind::status ? "status_kind" : name_of(conflict.kind)));
      if (conflict.update) head += " (" + std::string(text_of("update")) + ")";
      line(head, Ink::accent, "  ");
      for (const ConflictSide& side : conflict.sides) {
        line(side.value, Ink::strong, "    ◂ ", "      ");
        if (!side.statements.empty()) line(view_.text(side.statements.front()), Ink::plain, "      ", "      ");
        line(places(view_.one_a_page(side.statements)), Ink::faint, "      ", "      ");
      }
    });
  }

  void single(const StoryView& s) {
    if (s.single.empty() || s.pages.size() < 2) return;
    section("single", Ink::accent);
    items(s.single, [&](uint32_t c) {
      line(view_.text(d_.claims.claims[c].text), Ink::plain, "  • ", "    ");
      line(places(view_.sources[c]), Ink::faint, "    ", "    ");
    });
  }

  void lost(const StoryView& s) {
    if (s.losses.empty()) return;
    section("lost", Ink::bad);
    items(s.losses, [&](const LossView& lost) {
      const Loss& loss = d_.claims.losses[lost.first];
      line(std::string(text_of(name_of(loss.kind))) + ": " + loss.what, Ink::accent, "  ", "  ");
      line(std::string(text_of("from")) + ": " + std::string(view_.text(loss.from)), Ink::plain, "    ", "    ");
      line(place(loss.from), Ink::faint, "    ", "    ");
      size_t shown = 0;
      for (const StatementRef to : lost.to) {
        if (shown++ == 3) {
          line(label("more", o_.labels, {lost.to.size() - 3}), Ink::faint, "    ");
          break;
        }
        line(std::string(text_of("to")) + ": " + std::string(view_.text(to)), Ink::plain, "    ", "    ");
        line(place(to), Ink::faint, "    ", "    ");
      }
    });
  }

  std::string chain_of(StatementRef ref) const {
    std::string out;
    for (const ChainLink& link : view_.statement(ref).chain) {
      if (!out.empty()) out += " ← ";
      out += link.text;
    }
    return out;
  }

  void speakers(const StoryView& s) {
    if (s.speakers.empty()) return;
    section("speakers", Ink::accent);
    items(s.speakers, [&](const SpeakerView& speaker) {
      line(speaker.description.empty() ? speaker.name : speaker.name + "، " + speaker.description, Ink::strong, "  ",
           "  ");
      size_t shown = 0;
      for (const SpokenView& said : speaker.said) {
        if (shown++ == 3) {
          line(label("more", o_.labels, {speaker.said.size() - 3}), Ink::faint, "    ");
          break;
        }
        std::string text(view_.text(said.first));
        if (view_.statement(said.first).form == StatementForm::direct) text = "«" + text + "»";
        line(text, Ink::plain, "    – ", "      ");
        line(chain_of(said.first) + " [" + anchor(said.first) + "]", Ink::faint, "      ", "      ");
        if (!said.repeated.empty())
          line(std::string(text_of("also")) + ": " + places(view_.one_a_page(said.repeated)), Ink::faint, "      ",
               "      ");
      }
    });
  }

  void timeline(const StoryView& s) {
    if (s.timeline.empty()) return;
    section("timeline", Ink::accent);
    items(s.timeline, [&](uint32_t e) {
      const Event& event = d_.claims.timeline[e];
      const std::string time = event.end.empty() ? event.time : event.time + "/" + event.end;
      line(time, Ink::strong, "  ");
      line(view_.text(d_.claims.claims[event.claim].text), Ink::plain, "    ", "    ");
    });
  }

  void families(const StoryView& s) {
    if (s.families.empty()) return;
    section("families", Ink::accent);
    items(s.families, [&](uint32_t f) {
      const Family& family = d_.families[f];
      std::string head = std::string(text_of("origin")) + ": ";
      if (family.origin_page)
        head +=
            std::string(view_.outlet(*family.origin_page)) + " [" + view_.reading(*family.origin_page).page.id + "]";
      else
        head += family.origin_name.empty() ? "?" : family.origin_name;
      line(head, Ink::strong, "  ", "  ");
      items(family.links, [&](const LineageLink& link) {
        line(view_.reading(link.from).page.id + " → " + view_.reading(link.to).page.id + ": " +
                 std::string(text_of(name_of(link.relation))) + " (" +
                 std::to_string(static_cast<int>(link.score * 100 + 0.5)) + " %), " +
                 std::string(text_of(name_of(link.direction))),
             Ink::plain, "    ", "    ");
      });
    });
  }

  void pages(const StoryView& s) {
    section("pages", Ink::accent);
    items(s.pages, [&](PageIndex p) {
      const Page& page = view_.reading(p).page;
      std::string text = "[" + page.id + "] " + std::string(view_.outlet(p));
      const std::string day = view_.day(p);
      if (!day.empty()) text += " " + day;
      if (page.title) text += ": " + *page.title;
      line(text, Ink::plain, "  ", "  ");
    });
  }

  void diagnostics() {
    if (d_.diagnostics.empty()) return;
    section("diagnostics", Ink::bad);
    for (const Error& e : d_.diagnostics) line(e.place + ": " + e.message, Ink::plain, "  ", "  ");
  }

  const Dossier& d_;
  const View view_;
  const TerminalOptions& o_;
};

}  // namespace

void write_terminal(const Dossier& dossier, const TerminalOptions& options, const ByteSink& out) {
  Printer(dossier, options, out).print();
}

}  // namespace tawatur
