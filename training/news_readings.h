#pragma once
// How a tagger reads each word of unlabelled news.
#include <boost/unordered/unordered_flat_map.hpp>
#include <numeric>
#include <string>
#include <vector>

#include "names/tagger.h"
#include "news.h"

namespace tawatur::training {

/// By folded word without clitics but with its article.
using Readings = boost::unordered_flat_map<std::string, ReadingCounts>;

inline ReadingClass reading_of(NameTag tag) {
  if (tag == outside_tag) return ReadingClass::outside;
  switch (class_of(tag)) {
    case NameClass::person:
      return is_begin(tag) ? ReadingClass::person_begin : ReadingClass::person_inside;
    case NameClass::place:
      return ReadingClass::place;
    case NameClass::organisation:
    case NameClass::government:
      return is_begin(tag) ? ReadingClass::organisation_begin : ReadingClass::organisation_inside;
    default:
      return ReadingClass::other;
  }
}

/// Every `every`-th article is read.
inline Readings read_news(const std::string& folder, const Tagger& tagger, size_t every) {
  Readings out;
  size_t number = 0;
  std::vector<NameTag> tags;
  for_each_article(folder, [&](const std::string& text) {
    if (number++ % every != 0) return;
    const Analysis analysis = analyse(text, 0);
    FeatureReader reader(analysis, tagger.names());
    for (const Sentence& s : analysis.sentences) {
      reader.read(s);
      tagger.tag(reader, tags);
      for (size_t i = 0; i < tags.size(); ++i) {
        const Token& t = analysis.tokens[reader.tokens()[i]];
        if (t.kind != TokenKind::arabic && t.kind != TokenKind::word) continue;
        const std::string_view form = analysis.form(t);
        ReadingCounts& counts =
            out[std::string(t.kind == TokenKind::arabic ? form.substr(t.proclitic_size - t.article_size) : form)];
        ++counts[static_cast<size_t>(reading_of(tags[i]))];
      }
    }
  });
  return out;
}

inline uint32_t total_of(const ReadingCounts& counts) { return std::accumulate(counts.begin(), counts.end(), 0u); }

/// The readings in a fixed order: most often read as a name first.
inline std::vector<std::pair<std::string, ReadingCounts>> ordered(const Readings& readings, uint32_t least_total) {
  std::vector<std::pair<std::string, ReadingCounts>> out;
  for (const auto& row : readings)
    if (total_of(row.second) >= least_total) out.push_back(row);
  const auto named = [](const ReadingCounts& c) { return total_of(c) - c[static_cast<size_t>(ReadingClass::outside)]; };
  std::sort(out.begin(), out.end(), [&](const auto& a, const auto& b) {
    const uint32_t x = named(a.second), y = named(b.second);
    return x != y ? x > y : a.first < b.first;
  });
  return out;
}

}  // namespace tawatur::training
