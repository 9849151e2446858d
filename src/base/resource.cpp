#include "base/resource.h"

namespace tawatur {
namespace {

struct Entry {
  const char* name;
  const char* begin;
  const char* end;
};
#include "resources.inc"

}  // namespace

std::string_view resource(std::string_view name) {
  for (const Entry* entry = entries; entry->name != nullptr; ++entry) {
    if (name == entry->name) return {entry->begin, static_cast<size_t>(entry->end - entry->begin)};
  }
  return {};
}

std::vector<std::vector<std::string_view>> table_rows(std::string_view text) {
  std::vector<std::vector<std::string_view>> rows;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string_view>& row = rows.emplace_back();
    for (size_t tab; (tab = line.find('\t')) != std::string_view::npos; line.remove_prefix(tab + 1))
      row.push_back(line.substr(0, tab));
    row.push_back(line);
  }
  return rows;
}

}  // namespace tawatur
