#include <unistd.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/input_options.h"
#include "cli/output.h"
#include "dossier/json.h"

namespace tawatur {
namespace {

ExitStatus run(const InputArguments& a) {
  Teller teller(a.quiet || ::isatty(STDOUT_FILENO) == 1);  // pages and progress would mix on one terminal
  Result<BuildOptions> options = build_options_of(a);
  if (!options) return teller.message(options.error()), nothing_done;
  options->progress = [&](const char* stage, uint64_t done, uint64_t total) { teller.progress(stage, done, total); };
  Output out = *Output::open("-");
  const ByteSink sink = [&](std::string_view bytes) { out.write(bytes); };
  uint64_t pages = 0;
  extract_pages(
      a.inputs, *options,
      [&](const Page& page, const Analysis& analysis) {
        ++pages;
        write_page_json(page, analysis, sink);
        out.write("\n");
      },
      [&](const Error& error) { teller.message(error); });
  if (const Result<void> written = out.finish(); !written) return teller.message(written.error()), nothing_done;
  return teller.status(pages);
}

}  // namespace

void add_extract_command(CLI::App& app, int& status) {
  auto a = std::make_shared<InputArguments>();
  CLI::App* command = app.add_subcommand("extract", "pages only, one JSON object a line");
  add_input_options(*command, *a);
  command->callback([a, &status] { status = run(*a); });
}

}  // namespace tawatur
