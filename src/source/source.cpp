#include "source/source.h"

#include <simdjson.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

namespace tawatur {
namespace {

std::string stem_of(const std::filesystem::path& path) {
  std::string name = path.filename().string();
  for (const char* ending : {".gz", ".zst", ".html", ".htm", ".xhtml", ".txt"}) {
    if (name.ends_with(ending)) name.resize(name.size() - std::char_traits<char>::length(ending));
  }
  return name;
}

bool read_jsonl(const std::string& name, std::istream& in, const RecordSink& sink) {
  simdjson::dom::parser parser;
  std::string line;
  for (size_t number = 1; std::getline(in, line); ++number) {
    if (line.empty()) continue;
    const std::string place = name + ":" + std::to_string(number);
    simdjson::dom::object object;
    if (parser.parse(line).get(object)) {
      if (!sink(std::unexpected(Error{ErrorCode::unreadable, "not a JSON object", place}))) return false;
      continue;
    }
    Record record;
    record.source = place;
    const auto get = [&](const char* key) -> std::optional<std::string> {
      std::string_view value;
      if (object[key].get(value)) return std::nullopt;
      return std::string(value);
    };
    record.id = get("id").value_or(place);
    record.url = get("url"), record.outlet = get("outlet"), record.published = get("published");
    record.title = get("title"), record.byline = get("byline"), record.language = get("language");
    if (auto text = get("text")) {
      record.kind = RecordKind::article, record.bytes = std::move(*text);
    } else if (auto html = get("html")) {
      record.kind = RecordKind::html, record.bytes = std::move(*html);
    } else {
      if (!sink(std::unexpected(Error{ErrorCode::empty, "the record has neither text nor html", place}))) return false;
      continue;
    }
    if (!sink(std::move(record))) return false;
  }
  return true;
}

bool read_file(const std::filesystem::path& path, const RecordSink& sink) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return sink(std::unexpected(Error{ErrorCode::not_found, "cannot be opened", path.string()}));
  if (path.extension() == ".jsonl") return read_jsonl(path.string(), in, sink);
  Record record;
  record.source = path.string();
  record.id = stem_of(path);
  record.kind = path.extension() == ".txt" ? RecordKind::text : RecordKind::html;
  record.bytes.assign(std::istreambuf_iterator<char>(in), {});
  return sink(std::move(record));
}

}  // namespace

void read_inputs(std::span<const std::string> inputs, const SourceLimits&, const RecordSink& sink) {
  for (const std::string& input : inputs) {
    if (input == "-") {
      if (!read_jsonl("-", std::cin, sink)) return;
    } else if (std::filesystem::is_directory(input)) {
      std::vector<std::filesystem::path> files;
      for (const auto& entry : std::filesystem::recursive_directory_iterator(input)) {
        if (entry.is_regular_file()) files.push_back(entry.path());
      }
      std::ranges::sort(files);
      for (const auto& file : files) {
        if (!read_file(file, sink)) return;
      }
    } else if (!read_file(input, sink)) {
      return;
    }
  }
}

}  // namespace tawatur
