#include "golden/printers.h"

#include <fmt/format.h>

#include <algorithm>

namespace tawatur::golden {
namespace {

std::string shown(const Reading& reading, ByteSpan span) { return std::string(slice(reading.page.text, span)); }

/// Metadata that the page tells, then the article's lines, then what was left out.
std::vector<std::string> print_page(const Reading& reading) {
  const Page& page = reading.page;
  std::vector<std::string> lines;
  const auto tell = [&](const char* field, const std::optional<std::string>& value) {
    if (value) lines.push_back(fmt::format("{}: {}", field, *value));
  };
  tell("title", page.title), tell("outlet", page.outlet), tell("byline", page.byline);
  if (page.published) lines.push_back("published: " + to_iso(*page.published));
  lines.push_back("language: " + page.language);
  std::string_view body = std::string_view(page.text).substr(std::min<size_t>(page.text.size(), page.title_end));
  while (!body.empty()) {
    const size_t end = std::min(body.find('\n'), body.size());
    if (end > 0) lines.push_back("+ " + std::string(body.substr(0, end)));
    body.remove_prefix(std::min(end + 1, body.size()));
  }
  for (const Furniture& left_out : page.furniture)
    lines.push_back(fmt::format("- {} | {}", name_of(left_out.why), left_out.text));
  return lines;
}

/// A sentence a line: tokens divided by spaces, clitics by "+".
std::vector<std::string> print_language(const Reading& reading) {
  std::vector<std::string> lines;
  const Analysis& analysis = reading.analysis;
  for (const Sentence& sentence : analysis.sentences) {
    std::string& line = lines.emplace_back();
    for (const Token& token : analysis.of(sentence.tokens)) {
      if (!line.empty()) line += ' ';
      const std::string_view form = analysis.form(token);
      const size_t front = token.proclitic_size - token.article_size;
      if (front > 0) line.append(form.substr(0, front)).append("+");
      if (token.article_size > 0) line.append(form.substr(front, token.article_size)).append("+");
      line += analysis.stem(token);
      if (token.enclitic_size > 0) line.append("+").append(form.substr(form.size() - token.enclitic_size));
    }
  }
  return lines;
}

std::vector<std::string> print_names(const Reading& reading) {
  std::vector<std::string> lines;
  for (const Mention& m : reading.mentions) {
    lines.push_back(fmt::format("{} | {} | {}", shown(reading, m.span), name_of(m.kind), m.local));
    if (!m.role.empty()) lines.back() += " | " + shown(reading, m.role);
  }
  return lines;
}

std::vector<std::string> print_measure(const Reading& reading) {
  const auto bound = [](std::optional<double> value) { return value ? fmt::format("{}", *value) : std::string("-"); };
  std::vector<std::pair<uint32_t, std::string>> found;
  for (const Number& n : reading.numbers) {
    found.emplace_back(n.span.begin,
                       fmt::format("number {} = {} {} {} | {}", shown(reading, n.span), bound(n.low), bound(n.high),
                                   name_of(n.hedge), n.unit.empty() ? "-" : shown(reading, n.unit)));
  }
  for (const TimeMention& t : reading.times) {
    found.emplace_back(t.span.begin, fmt::format("time {} = {}{}", shown(reading, t.span), t.value,
                                                 t.calendar == Calendar::hijri ? " hijri" : ""));
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> lines;
  for (auto& [at, line] : found) lines.push_back(std::move(line));
  return lines;
}

std::vector<std::string> print_speech(const Reading& reading) {
  std::vector<std::string> lines;
  for (const Statement& s : reading.speech.statements) {
    std::string& line =
        lines.emplace_back(fmt::format("{} | {} {} |", shown(reading, s.span), name_of(s.form), name_of(s.modality)));
    if (s.polarity == Polarity::negative) line += " not |";
    for (const ChainLink& link : s.chain)
      line += fmt::format(" {}:{}:{}", name_of(link.role), name_of(link.kind), link.text);
  }
  for (const Credit& c : reading.speech.credits)
    lines.push_back(fmt::format("credit {}{}", c.name, c.is_wire ? " wire" : ""));
  return lines;
}

}  // namespace

Printer printer_of(std::string_view stage) {
  const auto of_one = [](auto print) { return [print](std::vector<Reading> pages) { return print(pages.front()); }; };
  if (stage == "page") return of_one(print_page);
  if (stage == "language") return of_one(print_language);
  if (stage == "names") return of_one(print_names);
  if (stage == "measure") return of_one(print_measure);
  if (stage == "speech") return of_one(print_speech);
  if (stage == "claim") return print_claims;
  if (stage == "lineage") return print_lineage;
  if (stage == "story") return print_stories;
  return {};
}

}  // namespace tawatur::golden
