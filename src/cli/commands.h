#pragma once
// One thin file a command. Each adds itself to the parser and, when called, sets the exit status: 0 all read,
// 1 some inputs could not be read, 2 nothing could be done.
namespace CLI {
class App;
}

namespace tawatur {

void add_dossier_command(CLI::App& app, int& status);
void add_extract_command(CLI::App& app, int& status);

}  // namespace tawatur
