#include "dossier/html_rows.h"

#include <fmt/format.h>

#include <algorithm>

#include "dossier/html_parts.h"
#include "dossier/labels.h"

namespace tawatur {

HtmlRows::HtmlRows(const View& view) : view_(view) {
  for (PageIndex p = 0; p < view.dossier->corpus->size(); ++p) outlets_.push_back(view.outlet(p));
  std::ranges::sort(outlets_);
  outlets_.erase(std::unique(outlets_.begin(), outlets_.end()), outlets_.end());
}

size_t HtmlRows::outlet_number(PageIndex page) const {
  return static_cast<size_t>(std::ranges::lower_bound(outlets_, view_.outlet(page)) - outlets_.begin());
}

std::string HtmlRows::filter_marks(const std::vector<StatementRef>& refs) const {
  std::vector<size_t> outlets, entities;
  for (const StatementRef ref : refs) {
    outlets.push_back(outlet_number(ref.page));
    const Reading& r = view_.reading(ref.page);
    const ByteSpan span = view_.statement(ref).span;
    const auto of_page = view_.dossier->corpus->entities_of(ref.page);
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

std::string HtmlRows::place(StatementRef ref) const {
  const std::string day = view_.day(ref.page);
  return fmt::format("<a class=src href=#{}>{}{}</a>", html_anchor(ref.page, view_.statement(ref).sentence),
                     html_escaped(view_.outlet(ref.page)), day.empty() ? "" : fmt::format(" <time>{}</time>", day));
}

std::string HtmlRows::places(const std::vector<StatementRef>& refs) const {
  std::string out = "<span class=srcs>";
  for (const StatementRef ref : refs) out += place(ref);
  return out + "</span>";
}

std::string HtmlRows::quoted(StatementRef ref) const {
  const bool direct = view_.statement(ref).form == StatementForm::direct;
  return fmt::format("<a class=q href=#{}>{}{}{}</a>", html_anchor(ref.page, view_.statement(ref).sentence),
                     direct ? "«" : "", html_escaped(view_.text(ref)), direct ? "»" : "");
}

std::string html_support(const Claim& c) {
  return fmt::format("<span class=support><span class=ar>{}</span><span class=en lang=en dir=ltr>{}</span></span>",
                     label("support", LabelLanguage::arabic, {c.pages, c.outlets, c.origins}),
                     label("support", LabelLanguage::english, {c.pages, c.outlets, c.origins}));
}

std::string HtmlRows::chain(StatementRef ref) const {
  std::string out = "<span class=chain>";
  bool first = true;
  for (const ChainLink& link : view_.statement(ref).chain) {
    if (!first) out += " ← ";
    first = false;
    out += fmt::format("<span class=\"link {}\">{}</span>", name_of(link.kind), html_escaped(link.text));
  }
  return out + "</span>";
}

std::string HtmlRows::manner(StatementRef ref) const {
  const Statement& s = view_.statement(ref);
  std::string out;
  if (s.modality != Modality::asserted)
    out += fmt::format(" <span class=tag>{}</span>", html_label(name_of(s.modality)));
  for (const ByteSpan hedge : s.hedges)
    out += fmt::format(" <span class=tag>{}</span>", html_escaped(slice(view_.reading(ref.page).page.text, hedge)));
  return out;
}

}  // namespace tawatur
