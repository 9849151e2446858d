#pragma once
// Counts which runs of five words are formulas of news: shared by the program that makes models/formulas.bin and the
// one that learns, for pairs of pages, what sharing runs means. There the pages' own days must not be counted: on the
// days that a reader will look at nobody has counted formulas either.
#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <functional>
#include <string>
#include <vector>

#include "base/model_file.h"
#include "lineage/shingles.h"
#include "page/visible_date.h"

namespace tawatur::training {

struct NewsPage {
  int32_t day;                 // since 1970
  std::vector<uint32_t> runs;  // upper halves of the shingles
};

/// Day of a page: its own time of publication, or else the date that stands in its file's name.
inline std::optional<int32_t> day_of(const Page& page) {
  const std::optional<Instant> time = page.published ? page.published : find_visible_date(page.source, false);
  if (!time) return std::nullopt;
  return static_cast<int32_t>(days_of(time->local));
}

inline std::vector<uint32_t> runs_of(const Analysis& analysis) {
  Reading reading;
  reading.analysis = analysis;
  std::vector<uint32_t> out;
  for (const uint64_t s : shingles_of(words_of(reading))) out.push_back(static_cast<uint32_t>(s >> 32));
  return out;
}

/// A run is a formula where it stands in pages of several days that lie apart: what outlets copy from each other they
/// copy within a day or two.
class FormulaCounts {
 public:
  /// Takes the pages in any order.
  explicit FormulaCounts(std::vector<NewsPage> pages) : pages_(std::move(pages)) {
    std::ranges::stable_sort(pages_, {}, &NewsPage::day);
    boost::unordered_flat_map<uint32_t, uint8_t> times;
    for (const NewsPage& page : pages_) {
      for (const uint32_t run : page.runs) {
        if (uint8_t& count = times[run]; count < least_days) ++count;
      }
    }
    for (const auto& [run, count] : times) {
      if (count >= least_days) often_[run] = 0;
    }
    uint32_t next = 0;
    for (auto& [run, index] : often_) index = next++;
  }

  /// Ascending. Days for which `skip` says yes are not counted.
  std::vector<uint32_t> formulas(const std::function<bool(int32_t)>& skip) const {
    std::vector<Seen> seen(often_.size());
    for (const NewsPage& page : pages_) {
      if (skip(page.day)) continue;
      for (const uint32_t run : page.runs) {
        const auto found = often_.find(run);
        if (found != often_.end()) seen[found->second].add(page.day);
      }
    }
    std::vector<uint32_t> out;
    for (const auto& [run, index] : often_) {
      if (seen[index].days >= least_days) out.push_back(run);
    }
    std::ranges::sort(out);
    return out;
  }

 private:
  static constexpr uint8_t least_days = 3;
  static constexpr int32_t days_apart = 2;  // a day counts when it lies at least this far after the one counted before

  struct Seen {
    int32_t last_day = -1000000;
    uint8_t days = 0;

    void add(int32_t day) {
      if (day < last_day + days_apart) return;
      last_day = day;
      if (days < 255) ++days;
    }
  };

  std::vector<NewsPage> pages_;
  boost::unordered_flat_map<uint32_t, uint32_t> often_;  // runs that may be formulas, and their places in counting
};

inline std::string formulas_file(std::span<const uint32_t> formulas) {
  return frame_model("TWTFORMU", 1,
                     "hashes of five-word runs that stand in dated news of several days; ANT corpus v2.1 and "
                     "SaudiNewsNet, counted, no text kept",
                     {reinterpret_cast<const char*>(formulas.data()), formulas.size_bytes()});
}

}  // namespace tawatur::training
