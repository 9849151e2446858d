#pragma once
// Unlabelled news: the titles and texts of JSONL files, gzip'ed or not.
#include <simdjson.h>
#include <zlib.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace tawatur::training {

/// Calls `use(text)` for each page ("title\nbody"), files in the order of their names.
template <class Use>
void for_each_article(const std::string& folder, Use use) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().string().find(".jsonl") != std::string::npos) files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  simdjson::dom::parser parser;
  std::string line;
  std::vector<char> block(1 << 16);
  for (const std::string& path : files) {
    gzFile file = gzopen(path.c_str(), "rb");
    if (file == nullptr) continue;
    line.clear();
    for (int got; (got = gzread(file, block.data(), static_cast<unsigned>(block.size()))) > 0;) {
      for (const char* at = block.data(); at < block.data() + got;) {
        const char* end = std::find(at, static_cast<const char*>(block.data()) + got, '\n');
        line.append(at, end);
        if (end < block.data() + got) {
          std::string_view title, text;
          simdjson::dom::element page;
          if (!parser.parse(line).get(page)) {
            if (page["title"].get(title)) title = {};
            if (!page["text"].get(text)) use(make_valid_utf8(std::string(title) + "\n" + std::string(text)));
          }
          line.clear();
          ++end;
        }
        at = end;
      }
    }
    gzclose(file);
  }
}

}  // namespace tawatur::training
