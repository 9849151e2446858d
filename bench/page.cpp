// How many pages become articles in a second on one core, with all metadata: bench_page INPUT… (a folder of HTML
// files). Baseline of the same run: libxml2's own tree of the same pages, parsed and freed.
#include "page/page.h"

#include <fmt/format.h>
#include <libxml/HTMLparser.h>

#include <algorithm>
#include <ctime>
#include <functional>
#include <limits>
#include <vector>

#include "page/charset.h"
#include "page/document.h"
#include "page/markup.h"
#include "page/metadata.h"
#include "source/source.h"

namespace {

using tawatur::Record;

double seconds_used() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// Processor seconds of the fastest of three runs.
double fastest(const std::function<void()>& job) {
  double best = std::numeric_limits<double>::max();
  for (int run = 0; run < 3; ++run) {
    const double start = seconds_used();
    job();
    best = std::min(best, seconds_used() - start);
  }
  return best;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> inputs(argv + 1, argv + argc);
  std::vector<Record> records;
  double bytes = 0;
  tawatur::read_inputs(inputs, {}, [&](tawatur::Result<Record> record) {
    if (record && record->kind == tawatur::RecordKind::html) {
      bytes += static_cast<double>(record->bytes.size());
      records.push_back(std::move(*record));
    }
    return true;
  });
  if (records.empty()) {
    fmt::print(stderr, "usage: bench_page INPUT… (HTML pages)\n");
    return 2;
  }
  size_t kept = 0;
  const double tree = fastest([&] {
    for (const Record& record : records) {
      htmlDocPtr parsed = htmlReadMemory(
          record.bytes.data(), static_cast<int>(record.bytes.size()), nullptr, "UTF-8",
          HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | XML_PARSE_HUGE);
      kept += parsed != nullptr;
      xmlFreeDoc(parsed);
    }
  });
  const auto pages = static_cast<double>(records.size());
  const auto report = [&](const char* what, double seconds) {
    fmt::print("{:32} {:7.0f} pages/s, {:5.1f} MB/s, {:.2f} of libxml2's tree\n", what, pages / seconds,
               bytes / 1e6 / seconds, tree / seconds);
  };
  fmt::print("{} pages, {:.1f} MB\n", records.size(), bytes / 1e6);
  report("libxml2's tree", tree);
  report("charset", fastest([&] {
           for (const Record& record : records) kept += tawatur::decode_page(record.bytes, "").text.size();
         }));
  report("charset and skeleton", fastest([&] {
           for (const Record& record : records)
             kept += tawatur::make_skeleton(tawatur::decode_page(record.bytes, "").text).markup.size();
         }));
  report("charset and our tree", fastest([&] {
           for (const Record& record : records) {
             const auto document = tawatur::parse_html(tawatur::decode_page(record.bytes, "").text);
             kept += document ? document->size() : 0;
           }
         }));
  report("charset, our tree, metadata", fastest([&] {
           for (const Record& record : records) {
             const auto document = tawatur::parse_html(tawatur::decode_page(record.bytes, "").text);
             if (document) kept += read_metadata(*document, "").article_body.size();
           }
         }));
  report("article with all metadata", fastest([&] {
           for (const Record& record : records) {
             const auto page = read_article(record, {});
             kept += page ? page->text.size() : 0;
           }
         }));
  return kept == 0;
}
