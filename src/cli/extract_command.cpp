#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "cli/commands.h"
#include "dossier/json.h"

namespace tawatur {

void add_extract_command(CLI::App& app, int& status) {
  auto inputs = std::make_shared<std::vector<std::string>>();
  CLI::App* command = app.add_subcommand("extract", "pages only, one JSON object a line");
  command->add_option("INPUT", *inputs, "files, folders, - for standard input")->required();
  command->callback([inputs, &status] {
    size_t good = 0, bad = 0;
    extract_pages(*inputs, {}, [&](const Page& page) {
      ++good;
      write_page_json(page, analyse(page.text, page.title_end), [](std::string_view bytes) { std::fwrite(bytes.data(), 1, bytes.size(), stdout); });
      std::fputc('\n', stdout);
    }, [&](const Error& e) {
      ++bad;
      std::fprintf(stderr, "tawatur: %s: %s\n", e.place.c_str(), e.message.c_str());
    });
    status = bad == 0 ? 0 : good == 0 ? 2 : 1;
  });
}

}  // namespace tawatur
