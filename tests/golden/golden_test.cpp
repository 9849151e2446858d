// Runs every tests/golden/STAGE/*.case: text in, lines out. To take what the program says now as the new expectation,
// on purpose, run the tests with TAWATUR_REBASELINE=1 and read the difference before it is committed.
//
// A file holds cases, each
//   === name of the case
//   published: 2018-03-21      (any of published, title, outlet, kind: html or text; none is needed)
//   ---
//   the page's text; several pages of one story each begin with a line "@@ outlet | published"
//   ---
//   the lines expected
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>

#include "golden/printers.h"

namespace tawatur::golden {
namespace {

struct Case {
  std::string name;
  std::vector<std::string> header;
  std::string text;
  std::vector<std::string> expected;
};

struct CaseFile {
  std::vector<std::string> preamble;  // comments before the first case
  std::vector<Case> cases;
};

CaseFile read_cases(const std::filesystem::path& path) {
  CaseFile file;
  std::ifstream in(path);
  enum { header, text, expected } part = header;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("=== ")) {
      file.cases.push_back({line.substr(4), {}, {}, {}});
      part = header;
    } else if (file.cases.empty()) {
      file.preamble.push_back(line);
    } else if (line == "---" && part != expected) {
      part = part == header ? text : expected;
    } else {
      Case& one = file.cases.back();
      if (part == header)
        one.header.push_back(line);
      else if (part == text)
        one.text += (one.text.empty() ? "" : "\n") + line;
      else if (!line.empty())
        one.expected.push_back(line);
    }
  }
  return file;
}

void write_cases(const std::filesystem::path& path, const CaseFile& file) {
  std::ofstream out(path);
  for (const std::string& line : file.preamble) out << line << '\n';
  for (const Case& one : file.cases) {
    out << "=== " << one.name << '\n';
    for (const std::string& line : one.header) out << line << '\n';
    out << "---\n" << one.text << "\n---\n";
    for (const std::string& line : one.expected) out << line << '\n';
    out << '\n';
  }
}

Reading read_text(const Case& one, std::string text) {
  Record record;
  record.kind = RecordKind::article;
  record.source = record.id = one.name;
  if (text.starts_with("@@ ")) {
    const size_t end = text.find('\n'), bar = text.find(" | ");
    record.outlet = text.substr(3, bar - 3), record.published = text.substr(bar + 3, end - bar - 3);
    text.erase(0, end + 1);
  }
  record.bytes = std::move(text);
  for (const std::string& line : one.header) {
    const size_t colon = line.find(": ");
    if (colon == std::string::npos) continue;
    const std::string key = line.substr(0, colon), value = line.substr(colon + 2);
    if (key == "published")
      record.published = value;
    else if (key == "title")
      record.title = value;
    else if (key == "outlet")
      record.outlet = value;
    else if (key == "kind" && (value == "html" || value == "text"))
      record.kind = value == "html" ? RecordKind::html : RecordKind::text;
    else
      ADD_FAILURE() << one.name << ": unknown header " << key;
  }
  Result<Page> page = read_article(std::move(record), {});
  if (!page) {
    ADD_FAILURE() << one.name << ": " << page.error().message;
    return {};
  }
  return read_page(std::move(*page));
}

std::vector<Reading> read_case(const Case& one) {
  std::vector<Reading> pages;
  for (size_t at = 0; at < one.text.size();) {
    const size_t next = one.text.find("\n@@ ", at);
    const size_t end = next == std::string::npos ? one.text.size() : next;
    pages.push_back(read_text(one, one.text.substr(at, end - at)));
    at = end + 1;
  }
  return pages;
}

class Golden : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(Golden, SaysWhatIsExpected) {
  const std::filesystem::path path = GetParam();
  const Printer print = printer_of(path.parent_path().filename().string());
  ASSERT_TRUE(print) << "no printer for the folder of " << path;
  CaseFile file = read_cases(path);
  ASSERT_FALSE(file.cases.empty()) << path << " holds no case";
  const bool rebaseline = std::getenv("TAWATUR_REBASELINE") != nullptr;
  for (Case& one : file.cases) {
    std::vector<std::string> said = print(read_case(one));
    if (rebaseline)
      one.expected = std::move(said);
    else
      EXPECT_EQ(said, one.expected) << path.filename() << ": " << one.name;
  }
  if (rebaseline) write_cases(path, file);
}

std::vector<std::filesystem::path> case_files() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(TAWATUR_SOURCE_DIR "/tests/golden"))
    if (entry.path().extension() == ".case") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

INSTANTIATE_TEST_SUITE_P(Cases, Golden, testing::ValuesIn(case_files()), [](const auto& one) {
  std::string name = one.param.parent_path().filename().string() + "_" + one.param.stem().string();
  for (char& c : name)
    if (!isalnum(static_cast<unsigned char>(c))) c = '_';
  return name;
});

}  // namespace
}  // namespace tawatur::golden
