#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "cli/commands.h"
#include "dossier/json.h"

namespace tawatur {
namespace {

struct Arguments {
  std::vector<std::string> inputs;
  std::string json, published;
  unsigned threads = 0;
  bool quiet = false;
};

int run(const Arguments& a) {
  BuildOptions options;
  options.threads = a.threads;
  const Dossier dossier = build_dossier(a.inputs, options);
  for (const Error& e : dossier.diagnostics) std::fprintf(stderr, "tawatur: %s: %s\n", e.place.c_str(), e.message.c_str());
  std::FILE* file = a.json.empty() || a.json == "-" ? stdout : std::fopen(a.json.c_str(), "wb");
  if (file == nullptr) return 2;
  write_json(dossier, [&](std::string_view bytes) { std::fwrite(bytes.data(), 1, bytes.size(), file); });
  if (file != stdout) std::fclose(file);
  return dossier.diagnostics.empty() ? 0 : dossier.corpus->size() == 0 ? 2 : 1;
}

}  // namespace

void add_dossier_command(CLI::App& app, int& status) {
  auto a = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("dossier", "reads pages, prints a readable dossier");
  command->add_option("INPUT", a->inputs, "files, folders, - for standard input")->required();
  command->add_option("--json", a->json, "write the dossier as JSON");
  command->add_option("--threads", a->threads, "threads, 0 for all cores");
  command->add_flag("--quiet", a->quiet, "no progress");
  command->callback([a, &status] { status = run(*a); });
}

}  // namespace tawatur
