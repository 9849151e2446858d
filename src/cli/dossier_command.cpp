#include <sys/ioctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <memory>

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
  std::string json, html, markdown;
};

/// One thing to write and what writes it.
struct Wanted {
  Output out;
  std::function<void(const Dossier&, const ByteSink&)> write;
};

TerminalOptions terminal_options() {
  TerminalOptions options;
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
    return std::unexpected(Error{ErrorCode::invalid_argument, "only one of --json, --html and --markdown may be '-': give the others a file", "standard output"});
  }
  Result<void> opened;
  if (!a.json.empty()) opened = add(a.json, write_json);
  if (opened && !a.html.empty()) opened = add(a.html, [](const Dossier& d, const ByteSink& out) { write_html(d, {}, out); });
  if (opened && !a.markdown.empty()) opened = add(a.markdown, [](const Dossier& d, const ByteSink& out) { write_markdown(d, LabelLanguage::english, out); });
  if (opened && wanted.empty()) opened = add("-", [](const Dossier& d, const ByteSink& out) { write_terminal(d, terminal_options(), out); });
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
  command->callback([a, &status] { status = run(*a); });
}

}  // namespace tawatur
