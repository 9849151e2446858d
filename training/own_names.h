#pragma once
// Own annotation of single sentences of unlabelled news. training/own_names.tsv holds labels alone; the sentences are
// taken from the news folder, as the program cuts its articles out, and left out where their text is not the one that
// was annotated.
#include <charconv>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/hash.h"
#include "page/page.h"
#include "source/source.h"
#include "tagged_corpus.h"

namespace tawatur::training {

struct OwnLabels {
  uint32_t begin, end;  // bytes of the article's text
  uint64_t hash;        // of the sentence, line ends and tabs as spaces
  std::vector<NameSpan> names;
};

inline std::optional<NameClass> class_of_letter(char letter) {
  constexpr std::string_view letters = "PLFOGM";
  const size_t at = letters.find(letter);
  return at == std::string_view::npos ? std::nullopt : std::optional(static_cast<NameClass>(at));
}

/// "23-77-G 261-271-L": first byte, end, class. Damaged entries are left out.
inline std::vector<NameSpan> parse_spans(std::string_view text) {
  std::vector<NameSpan> out;
  const char* const end = text.data() + text.size();
  for (const char* at = text.data(); at < end; ++at) {
    NameSpan span{};
    const auto first = std::from_chars(at, end, span.begin);
    if (first.ec != std::errc{} || first.ptr == end) break;
    const auto second = std::from_chars(first.ptr + 1, end, span.end);
    if (second.ec != std::errc{} || end - second.ptr < 2) break;
    const auto kind = class_of_letter(second.ptr[1]);
    if (kind && span.begin < span.end) span.kind = *kind, out.push_back(span);
    at = second.ptr + 2;
  }
  return out;
}

/// By page; sentences in the order of the file.
inline std::map<std::string, std::vector<OwnLabels>> read_own_labels(const std::string& path) {
  std::map<std::string, std::vector<OwnLabels>> out;
  std::ifstream in(path);
  std::string line, page, spans;
  while (std::getline(in, line)) {
    if (line.starts_with('#')) continue;
    std::istringstream fields(line);
    OwnLabels labels{};
    if (!(fields >> page >> labels.begin >> labels.end >> std::hex >> labels.hash)) continue;
    std::getline(fields >> std::ws, spans);
    labels.names = parse_spans(spans);
    out[page].push_back(std::move(labels));
    spans.clear();
  }
  return out;
}

inline std::vector<TaggedSentence> read_own(const std::string& path, const std::string& news_folder) {
  std::vector<TaggedSentence> out;
  const auto labels = read_own_labels(path);
  const std::vector<std::string> inputs{news_folder};
  size_t missing = 0;
  read_inputs(inputs, {}, [&](Result<Record> record) {
    if (!record) return true;
    const auto found = labels.find(record->id);
    if (found == labels.end()) return true;
    const auto page = read_article(std::move(*record), {});
    if (!page) return true;
    for (const OwnLabels& l : found->second) {
      std::string text;
      if (l.begin <= l.end && l.end <= page->text.size()) text = page->text.substr(l.begin, l.end - l.begin);
      std::replace_if(
          text.begin(), text.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
      if (hash_bytes(text) == l.hash)
        out.push_back({std::move(text), l.names});
      else
        ++missing;
    }
    return true;
  });
  std::fprintf(stderr, "  %zu sentences of our own, %zu not as they were annotated\n", out.size(), missing);
  return out;
}

}  // namespace tawatur::training
