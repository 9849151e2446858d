#pragma once
// The arguments that every command which reads pages has, and what they tell on the way.
#include <memory>
#include <string>
#include <vector>

#include "base/progress.h"
#include "dossier/dossier.h"

namespace CLI {
class App;
}

namespace tawatur {

/// Exit statuses of the contract.
enum ExitStatus : int { all_read = 0, some_not_read = 1, nothing_done = 2 };

struct InputArguments {
  std::vector<std::string> inputs;
  std::string published;
  unsigned threads = 0;
  double host_delay_s = 1, timeout_s = 60;
  bool quiet = false, allow_private = false;
};

void add_input_options(CLI::App& command, InputArguments& arguments);

/// Error: an argument that cannot be understood; `place` names it.
Result<BuildOptions> build_options_of(const InputArguments& arguments);

/// Progress and messages on standard error. Progress shows only where that is a terminal, and not with --quiet;
/// messages always do.
class Teller {
 public:
  explicit Teller(bool quiet);
  ~Teller() { clear(); }
  Teller(const Teller&) = delete;
  Teller& operator=(const Teller&) = delete;

  void progress(const char* stage, uint64_t done, uint64_t total);
  /// `tawatur: PLACE: message`, over a cleared progress line.
  void message(const Error& error);
  void clear();
  /// Of all that was told: what the program ends with. `pages` is how many were read.
  ExitStatus status(uint64_t pages) const;

 private:
  Progress progress_;
  bool shows_progress_, line_stands_ = false, failed_ = false;
};

}  // namespace tawatur
