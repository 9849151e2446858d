// Makes models/formulas.bin from a folder of dated news:  train_formulas NEWS_FOLDER models/formulas.bin
// A run of five words is a formula where it stands in pages of several days that lie apart: what outlets copy from each
// other they copy within a day or two. No text is kept, only halves of hashes. Payload: u32 ascending.
#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "dossier/dossier.h"
#include "language/model_file.h"
#include "lineage/shingles.h"
#include "page/visible_date.h"

namespace tawatur::training {
namespace {

constexpr uint8_t least_days = 3;  // days on which it is seen
constexpr int32_t days_apart = 2;  // a day counts when it lies at least this far after the one counted before

struct Seen {
  int32_t last_day = -1000000;
  uint8_t days = 0;
};

int make(const std::string& news, const std::string& path) {
  // by day, so that one pass counts days that lie apart
  std::vector<std::pair<int32_t, std::vector<uint32_t>>> pages;
  const std::vector<std::string> inputs{news};
  extract_pages(
      inputs, {},
      [&](const Page& page, const Analysis& analysis) {
        // pages without a time of their own are dated by their file's name
        const std::optional<Instant> time = page.published ? page.published : find_visible_date(page.source, false);
        if (!time) return;
        Reading reading;
        reading.analysis = analysis;
        std::vector<uint32_t> keys;
        for (const uint64_t s : shingles_of(words_of(reading))) keys.push_back(static_cast<uint32_t>(s >> 32));
        std::ranges::sort(keys);
        keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
        pages.emplace_back(static_cast<int32_t>(days_of(time->local)), std::move(keys));
      },
      [](const Error&) {});
  std::ranges::stable_sort(pages, {}, [](const auto& p) { return p.first; });
  boost::unordered_flat_map<uint32_t, Seen> seen;
  for (const auto& [day, keys] : pages) {
    for (const uint32_t key : keys) {
      Seen& s = seen[key];
      if (day < s.last_day + days_apart) continue;
      s.last_day = day;
      if (s.days < 255) ++s.days;
    }
  }
  std::vector<uint32_t> formulas;
  for (const auto& [key, s] : seen) {
    if (s.days >= least_days) formulas.push_back(key);
  }
  std::ranges::sort(formulas);
  const std::string file =
      frame_model("TWTFORMU", 1,
                  "hashes of five-word runs that stand in dated news of several days; ANT corpus v2.1 and "
                  "SaudiNewsNet, counted, no text kept",
                  {reinterpret_cast<const char*>(formulas.data()), formulas.size() * sizeof(uint32_t)});
  std::ofstream(path, std::ios::binary) << file;
  std::printf("%zu pages, %zu runs, %zu formulas, %zu bytes\n", pages.size(), seen.size(), formulas.size(),
              file.size());
  return 0;
}

}  // namespace
}  // namespace tawatur::training

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("train_formulas NEWS_FOLDER MODEL\n", stderr);
    return 2;
  }
  return tawatur::training::make(argv[1], argv[2]);
}
