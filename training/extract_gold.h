#pragma once
// Pages with their gold metadata, as score.py extract has them: GOLD.json and a folder of HTML files.
#include <fmt/format.h>
#include <rapidjson/document.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "page/charset.h"
#include "page/document.h"
#include "source/source.h"

namespace tawatur::training {

/// Calls `use` for each page whose gold has the field: its id, the gold ("" for none), the parsed page, its address.
using GoldPageSink =
    std::function<void(const std::string& id, const std::string& gold, Document document, std::string_view url)>;

inline bool read_extract_gold(const std::string& gold_path, const std::string& folder, const char* field,
                              const GoldPageSink& use) {
  std::ifstream in(gold_path);
  const std::string text((std::istreambuf_iterator<char>(in)), {});
  rapidjson::Document gold;
  gold.Parse(text.c_str());
  if (!gold.IsObject()) {
    fmt::print(stderr, "{}: no gold\n", gold_path);
    return false;
  }
  const std::vector<std::string> inputs{folder};
  read_inputs(inputs, {}, [&](Result<Record> record) {
    if (!record || !gold.HasMember(record->id.c_str())) return true;
    const auto& page = gold[record->id.c_str()];
    if (!page.HasMember(field)) return true;
    Result<Document> document = parse_html(decode_page(record->bytes, record->content_type).text);
    if (document)
      use(record->id, page[field].IsString() ? page[field].GetString() : "", std::move(*document),
          record->url.value_or(""));
    return true;
  });
  return true;
}

/// What the programs that learn from extraction gold are called with.
struct GoldArguments {
  std::string verb;                                       // make, validate, misses
  std::string model;                                      // the file that `make` writes
  std::vector<std::pair<std::string, std::string>> sets;  // gold file and folder of pages
};

/// "make MODEL | validate | misses   GOLD.json FOLDER …"; none, with the usage told, where the call is another.
inline std::optional<GoldArguments> gold_arguments(int argc, char** argv, const char* program) {
  GoldArguments out;
  out.verb = argc > 1 ? argv[1] : "";
  const int first = out.verb == "make" ? 3 : 2;
  if (argc < first + 2 || (argc - first) % 2 != 0) {
    fmt::print(stderr, "usage: {} make MODEL | validate | misses   GOLD.json FOLDER …\n", program);
    return std::nullopt;
  }
  if (first == 3) out.model = argv[2];
  for (int i = first; i < argc; i += 2) out.sets.emplace_back(argv[i], argv[i + 1]);
  return out;
}

}  // namespace tawatur::training
