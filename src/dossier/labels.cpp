#include "dossier/labels.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <cassert>

#include "base/resource.h"

namespace tawatur {
namespace {

struct Wording {
  std::string_view arabic, english;
};

const boost::unordered_flat_map<std::string_view, Wording>& wordings() {
  static const auto table = [] {
    boost::unordered_flat_map<std::string_view, Wording> out;
    for (const auto& row : table_rows(resource("dossier/labels.tsv"))) {
      if (row.size() >= 3) out[row[0]] = {row[1], row[2]};
    }
    return out;
  }();
  return table;
}

}  // namespace

std::string_view label(std::string_view key, LabelLanguage language) {
  const auto found = wordings().find(key);
  assert(found != wordings().end());
  if (found == wordings().end()) return key;
  return language == LabelLanguage::arabic ? found->second.arabic : found->second.english;
}

std::string label(std::string_view key, LabelLanguage language, std::initializer_list<uint64_t> numbers) {
  std::string out(label(key, language));
  for (const uint64_t number : numbers) {
    const size_t at = out.find("{}");
    if (at == std::string::npos) break;
    out.replace(at, 2, std::to_string(number));
  }
  return out;
}

}  // namespace tawatur
