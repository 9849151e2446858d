#include <CLI/CLI.hpp>
#include <cstdio>

#include "cli/commands.h"

int main(int argc, char** argv) {
  CLI::App app{"Tawatur reads news pages and writes a dossier: who reports what, from which origin, where reports differ."};
  app.name("tawatur");
  app.set_version_flag("--version", "tawatur " TAWATUR_VERSION);
  app.require_subcommand(0, 1);
  int status = 0;
  tawatur::add_dossier_command(app, status);
  tawatur::add_extract_command(app, status);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  if (app.get_subcommands().empty()) {
    std::fputs(app.help().c_str(), stderr);
    return 2;
  }
  return status;
}
