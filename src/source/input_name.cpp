#include "source/input_name.h"

#include <algorithm>
#include <array>

namespace tawatur {
namespace {

struct Ending {
  std::string_view text;
  NameKind kind;
};
constexpr std::array endings{
    Ending{".txt", NameKind::text},   Ending{".html", NameKind::html},   Ending{".htm", NameKind::html},
    Ending{".xhtml", NameKind::html}, Ending{".jsonl", NameKind::jsonl}, Ending{".ndjson", NameKind::jsonl},
    Ending{".warc", NameKind::warc},  Ending{".xml", NameKind::feed},    Ending{".rss", NameKind::feed},
    Ending{".atom", NameKind::feed},  Ending{".rdf", NameKind::feed}};

bool ends_with(std::string_view name, std::string_view ending) {
  return name.size() > ending.size() &&
         std::ranges::equal(name.substr(name.size() - ending.size()), ending, {},
                            [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
}

std::string_view without_folder(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string_view without_packing(std::string_view name) {
  for (const std::string_view packing : {".gz", ".zst"}) {
    if (ends_with(name, packing)) return name.substr(0, name.size() - packing.size());
  }
  return name;
}

}  // namespace

NameKind kind_of_name(std::string_view path) {
  const std::string_view name = without_packing(without_folder(path));
  for (const Ending& ending : endings) {
    if (ends_with(name, ending.text)) return ending.kind;
  }
  return NameKind::unknown;
}

std::string stem_of(std::string_view path) {
  const std::string_view name = without_packing(without_folder(path));
  for (const Ending& ending : endings) {
    if (ends_with(name, ending.text)) return std::string(name.substr(0, name.size() - ending.text.size()));
  }
  const size_t dot = name.rfind('.');
  return std::string(dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot));
}

bool is_web_address(std::string_view input) {
  const auto begins = [&](std::string_view scheme) {
    return input.size() > scheme.size() && ends_with(input.substr(0, scheme.size()), scheme.substr(1)) &&
           (input[0] | 0x20) == 'h';
  };
  return begins("http://") || begins("https://");
}

}  // namespace tawatur
