#include <CLI/CLI.hpp>
#include <cstdio>

#include "cli/commands.h"

namespace {

/// `tawatur help COMMAND` prints what `tawatur COMMAND --help` does.
void add_help_command(CLI::App& app, int& status) {
  CLI::App* help = app.add_subcommand("help", "tells how a command is called");
  auto name = std::make_shared<std::string>();
  help->add_option("COMMAND", *name, "one of the commands above");
  help->callback([&app, name, &status] {
    try {
      const std::string text = name->empty()
                                   ? app.get_formatter()->make_help(&app, "tawatur", CLI::AppFormatMode::Normal)
                                   : app.get_subcommand(*name)->help("tawatur");
      std::fputs(text.c_str(), stdout);
    } catch (const CLI::OptionNotFound&) {
      std::fprintf(stderr, "tawatur: %s: no such command: 'tawatur help' lists them\n", name->c_str());
      status = 2;
    }
  });
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{
      "Tawatur reads news pages and writes a dossier: who reports what, from which origin, where reports differ.",
      "tawatur"};
  app.set_version_flag("--version", "tawatur " TAWATUR_VERSION);
  app.require_subcommand(0, 1);
  app.get_formatter()->column_width(34);
  int status = 0;
  tawatur::add_dossier_command(app, status);
  tawatur::add_extract_command(app, status);
  add_help_command(app, status);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);
    const auto used = app.get_subcommands();
    const std::string command = used.empty() ? "" : " " + used.front()->get_name();
    std::fprintf(stderr, "tawatur: arguments: %s: see 'tawatur help%s'\n", error.what(), command.c_str());
    return 2;
  }
  if (app.get_subcommands().empty()) {
    std::fputs(app.help().c_str(), stderr);
    return 2;
  }
  return status;
}
