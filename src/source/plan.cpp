#include "source/plan.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "source/input_name.h"

namespace tawatur {
namespace {

namespace fs = std::filesystem;

class Planner {
 public:
  explicit Planner(const SourceLimits& limits) : limits_(limits) {}

  void add(const std::string& input) {
    if (input == "-") {
      if (!std::exchange(standard_input_, true)) plan_.emplace_back(PlannedFile{"-", 0, false});
      return;
    }
    if (is_web_address(input)) {
      plan_.emplace_back(PlannedAddress{input});
      return;
    }
    struct stat status {};
    if (::stat(input.c_str(), &status) == 0 && S_ISDIR(status.st_mode))
      add_folder(input);
    else
      add_file(input, false);
  }

  std::vector<PlannedInput> take() { return std::move(plan_); }

 private:
  void add_file(const std::string& path, bool from_folder) {
    struct stat status {};
    PlannedFile file{path, 0, from_folder};
    if (::stat(path.c_str(), &status) == 0) {
      if (from_folder && !S_ISREG(status.st_mode)) return;
      if (S_ISREG(status.st_mode)) {
        file.bytes = static_cast<uint64_t>(status.st_size);
        if (!seen_.emplace(status.st_dev, status.st_ino).second) {
          plan_.emplace_back(Error{ErrorCode::duplicate, "the same file is among the inputs twice: read once", path});
          return;
        }
      }
    }
    plan_.emplace_back(std::move(file));  // what is wrong with it is told when it is opened
  }

  void add_folder(const fs::path& folder) {
    const size_t before = plan_.size();
    walk(folder, 0);
    if (plan_.size() == before) {
      plan_.emplace_back(
          Error{ErrorCode::empty,
                "no page in this folder (.txt .html .htm .xhtml .jsonl .warc .xml .rss .atom, each also .gz or .zst)",
                folder.string()});
    }
  }

  void walk(const fs::path& folder, uint32_t depth) {
    if (depth > limits_.folder_depth) {
      plan_.emplace_back(
          Error{ErrorCode::too_large, "folders nested too deep: give this one by itself", folder.string()});
      return;
    }
    std::error_code error;
    fs::directory_iterator entries(folder, error);
    std::vector<fs::directory_entry> sorted;
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) sorted.push_back(*entries);
    if (error) {
      const bool rights = error == std::errc::permission_denied;
      plan_.emplace_back(Error{rights ? ErrorCode::no_access : ErrorCode::unreadable,
                               rights ? "no right to look into this folder: change its rights or run as its owner"
                                      : "the folder cannot be read: " + error.message(),
                               folder.string()});
    }
    std::ranges::sort(sorted, {}, [](const fs::directory_entry& e) { return e.path().filename().string(); });
    for (const fs::directory_entry& entry : sorted) {
      std::error_code ignored;
      if (entry.is_directory(ignored) && !entry.is_symlink(ignored))
        walk(entry.path(), depth + 1);
      else if (kind_of_name(entry.path().string()) != NameKind::unknown)
        add_file(entry.path().string(), true);
    }
  }

  const SourceLimits& limits_;
  std::vector<PlannedInput> plan_;
  std::set<std::pair<dev_t, ino_t>> seen_;
  bool standard_input_ = false;
};

}  // namespace

std::vector<PlannedInput> plan_inputs(std::span<const std::string> inputs, const SourceLimits& limits) {
  Planner planner(limits);
  for (const std::string& input : inputs) planner.add(input);
  return planner.take();
}

}  // namespace tawatur
