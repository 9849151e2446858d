#pragma once
// Annotated pairs of pages that lineage learns from.
#include <fmt/format.h>
#include <simdjson.h>

#include <boost/unordered/unordered_flat_map.hpp>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "base/hash.h"
#include "formula_counts.h"
#include "reading/reading.h"
#include "source/source.h"

namespace tawatur::training {

struct DatedReading {
  Reading reading;
  int32_t day = 0;  // since 1970
};

struct AnnotatedPair {
  const DatedReading *a, *b;
  std::string relation;  // as in score/GUIDE.md
  float importance;
  uint64_t group;  // what stays together in cross-validation: the pairs of one day, or of one original
};

// Pairs of one story outnumber annotated pairs a hundred times, and a few of them do come from one text.
inline constexpr float story_importance = 0.06f;

class LineageGold {
 public:
  explicit LineageGold(std::string data) : data_(std::move(data)) {
    read_pairs("lineage/pages.jsonl", "lineage/gold.json", false);
    read_pairs("lineage/rewrites.pages.jsonl", "lineage/rewrites.gold.json", true);
    read_groups();
    for (const char* day : {"a", "b", "c", "d", "e"})
      read_story_pairs(fmt::format("stories/dev-{}.pages.jsonl", day), fmt::format("stories/dev-{}.gold.json", day));
    read_list();
  }
  /// To be called with each page of the news: keeps those of the list.
  void offer(const Page& page, int32_t day) {
    if (wanted_.contains(page.id)) listed_.emplace(page.id, DatedReading{read_page(page), day});
  }
  /// After the news: the pairs of the list join the others.
  void finish() {
    for (const auto& [a, b, relation] : list_) add_pair(listed_, a, b, relation, 1, {});
  }
  const std::vector<AnnotatedPair>& pairs() const { return pairs_; }

 private:
  using Readings = std::map<std::string, DatedReading>;  // by id

  const Readings& read_pages(const std::string& file) {
    Readings& out = files_[file];
    const std::string inputs[] = {data_ + file};
    read_inputs(inputs, {}, [&](Result<Record> record) {
      if (!record) return true;
      if (auto page = read_article(std::move(*record), {})) {
        const int32_t day = day_of(*page).value_or(0);
        std::string id = page->id;
        out.emplace(std::move(id), DatedReading{read_page(std::move(*page)), day});
      }
      return true;
    });
    return out;
  }

  void add_pair(const Readings& all, const std::string& a, const std::string& b, std::string_view relation,
                float importance, std::optional<uint64_t> group) {
    const auto x = all.find(a), y = all.find(b);
    if (x == all.end() || y == all.end()) return;
    const uint64_t day = hash_bytes(std::to_string(std::min(x->second.day, y->second.day)));
    pairs_.push_back({&x->second, &y->second, std::string(relation), importance, group.value_or(day)});
  }

  /// `by_original`: pairs that name a page in common form a group.
  void read_pairs(const std::string& pages, const std::string& gold, bool by_original) {
    const Readings& all = read_pages(pages);
    simdjson::dom::parser parser;
    simdjson::dom::array rows;
    if (parser.load(data_ + gold).get(rows)) return;
    std::map<std::string, uint64_t> group_of;
    for (simdjson::dom::element row : rows) {
      const std::string a{std::string_view(row["a"])}, b{std::string_view(row["b"])};
      std::optional<uint64_t> group;
      if (by_original) {
        const auto known = group_of.contains(a) ? group_of.find(a) : group_of.find(b);
        group = known != group_of.end() ? known->second : hash_bytes(a);
        group_of[a] = group_of[b] = *group;
      }
      add_pair(all, a, b, std::string_view(row["relation"]), 1, group);
    }
  }

  /// Groups of three reports of one event: {"g00": {"a-b": relation, …}, …}; pages are g00a, g00b, g00c.
  void read_groups() {
    const Readings& all = read_pages("groups/pages.jsonl");
    simdjson::dom::parser parser;
    simdjson::dom::object groups;
    if (parser.load(data_ + "groups/copies.json").get(groups)) return;
    for (const auto& [group, value] : groups) {
      simdjson::dom::object relations;
      if (value.get(relations)) continue;
      for (const auto& [pair, relation] : relations) {
        add_pair(all, std::string(group) + pair.front(), std::string(group) + pair.back(), std::string_view(relation),
                 1, hash_bytes(group));
      }
    }
  }

  /// Pairs of one annotated story, of different outlets.
  void read_story_pairs(const std::string& pages, const std::string& gold) {
    const Readings& all = read_pages(pages);
    simdjson::dom::parser parser;
    simdjson::dom::object rows;
    if (parser.load(data_ + gold).get(rows)) return;
    std::map<std::string, std::vector<std::string>> stories;
    for (const auto& [id, value] : rows) {
      std::string_view story;
      if (all.contains(std::string(id)) && !value["story"].get(story)) stories[std::string(story)].emplace_back(id);
    }
    for (const auto& [story, members] : stories) {
      for (size_t i = 0; i < members.size(); ++i) {
        for (size_t j = i + 1; j < members.size(); ++j) {
          if (all.at(members[i]).reading.page.outlet != all.at(members[j]).reading.page.outlet)
            add_pair(all, members[i], members[j], "independent", story_importance, hash_bytes(story));
        }
      }
    }
  }

  void read_list() {
    std::ifstream in(TAWATUR_SOURCE_DIR "/training/lineage_pairs.tsv");
    for (std::string line; std::getline(in, line);) {
      std::istringstream row(line);
      std::string a, b, relation;
      if (line.starts_with('#') || !(row >> a >> b >> relation)) continue;
      wanted_.insert(a), wanted_.insert(b);
      list_.push_back({a, b, relation});
    }
  }

  struct Listed {
    std::string a, b, relation;
  };
  std::string data_;
  std::map<std::string, Readings> files_;
  std::vector<AnnotatedPair> pairs_;
  std::vector<Listed> list_;
  std::set<std::string> wanted_;
  Readings listed_;
};

}  // namespace tawatur::training
