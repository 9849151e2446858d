#include <sys/ioctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <memory>
#include <optional>

#include "cli/commands.h"
#include "cli/input_options.h"
#include "cli/output.h"
#include "dossier/html.h"
#include "dossier/json.h"
#include "dossier/markdown.h"
#include "dossier/terminal.h"

namespace tawatur {
namespace {

struct Arguments : InputArguments {
  std::string json, html, markdown, labels;
  bool visual = false;
  std::optional<uint32_t> stories;  // how many are shown; the format's own number where it is not given
};

/// One thing to write and what writes it.
struct Wanted {
  Output out;
  std::function<void(const Dossier&, const ByteSink&)> write;
};

/// The wording asked for, else that of the user's locale, else `usual`.
LabelLanguage labels_of(const Arguments& a, LabelLanguage usual) {
  if (!a.labels.empty()) return a.labels == "ar" ? LabelLanguage::arabic : LabelLanguage::english;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0')
      return std::string_view(value).starts_with("ar") ? LabelLanguage::arabic : usual;
  }
  return usual;
}

TerminalOptions terminal_options(const Arguments& a) {
  TerminalOptions options;
  options.labels = labels_of(a, LabelLanguage::english);
  options.stories = a.stories.value_or(options.stories);
  options.order = a.visual ? TextOrder::visual : TextOrder::logical;
  if (::isatty(STDOUT_FILENO) == 1) {
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) options.width = size.ws_col;
    const char* no_colour = std::getenv("NO_COLOR");  // no-color.org
    if (no_colour == nullptr || *no_colour == '\0') options.colour = Colour::on;
  }
  return options;
}

Result<std::vector<Wanted>> open_outputs(const Arguments& a) {
  std::vector<Wanted> wanted;
  const auto add = [&](const std::string& path, auto write) -> Result<void> {
    Result<Output> out = Output::open(path);
    if (!out) return std::unexpected(out.error());
    wanted.push_back({std::move(*out), write});
    return {};
  };
  const int on_standard_output = (a.json == "-") + (a.html == "-") + (a.markdown == "-");
  if (on_standard_output > 1) {
    return std::unexpected(Error{ErrorCode::invalid_argument,
                                 "only one of --json, --html and --markdown may be '-': give the others a file",
                                 "standard output"});
  }
  Result<void> opened;
  if (!a.json.empty()) opened = add(a.json, write_json);
  if (opened && !a.html.empty()) {
    HtmlOptions html;
    html.labels = labels_of(a, LabelLanguage::arabic);
    html.stories = a.stories.value_or(html.stories);
    opened = add(a.html, [html](const Dossier& d, const ByteSink& out) { write_html(d, html, out); });
  }
  if (opened && !a.markdown.empty()) {
    const LabelLanguage labels = labels_of(a, LabelLanguage::english);
    opened = add(a.markdown, [labels](const Dossier& d, const ByteSink& out) { write_markdown(d, labels, out); });
  }
  if (opened && wanted.empty())
    opened = add("-", [&a](const Dossier& d, const ByteSink& out) { write_terminal(d, terminal_options(a), out); });
  if (!opened) return std::unexpected(opened.error());
  return wanted;
}

ExitStatus run(const Arguments& a) {
  Teller teller(a.quiet);
  Result<BuildOptions> options = build_options_of(a);
  if (!options) return teller.message(options.error()), nothing_done;
  Result<std::vector<Wanted>> outputs = open_outputs(a);  // before the work, so that a wrong name costs no waiting
  if (!outputs) return teller.message(outputs.error()), nothing_done;
  options->progress = [&](const char* stage, uint64_t done, uint64_t total) { teller.progress(stage, done, total); };
  const Dossier dossier = build_dossier(a.inputs, *options);
  teller.clear();
  for (const Error& error : dossier.diagnostics) teller.message(error);
  bool all_written = true;
  for (Wanted& wanted : *outputs) {
    wanted.write(dossier, [&](std::string_view bytes) { wanted.out.write(bytes); });
    if (const Result<void> written = wanted.out.finish(); !written) {
      teller.message(written.error());
      all_written = false;
    }
  }
  return all_written ? teller.status(dossier.corpus->size()) : nothing_done;
}

}  // namespace

void add_dossier_command(CLI::App& app, int& status) {
  auto a = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("dossier", "reads pages, prints a readable dossier");
  add_input_options(*command, *a);
  command->add_option("--json", a->json, "write it as JSON instead (- is standard output)")->type_name("FILE");
  command->add_option("--html", a->html, "write it as one HTML page instead")->type_name("FILE");
  command->add_option("--markdown", a->markdown, "write it as Markdown instead")->type_name("FILE");
  command->add_option("--labels", a->labels, "language of the fixed wording (default: your locale's, in HTML ar)")
      ->check(CLI::IsMember({"ar", "en"}));
  command
      ->add_option("--stories", a->stories, "how many stories the HTML page and the terminal show (default: 100, 20)")
      ->check(CLI::Range(1, 1'000'000));
  command->add_flag("--visual", a->visual, "lay out right-to-left text here, for terminals that do not");
  command->callback([a, &status] { status = run(*a); });
}

}  // namespace tawatur
