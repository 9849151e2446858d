#include "source/warc.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "packed.h"
#include "source/decompress.h"

namespace tawatur {
namespace {

struct Read {
  std::vector<Record> records;
  std::vector<Error> errors;
};

Read read(std::string bytes, size_t block = 50) {
  Read got;
  Compression found;
  const SourceLimits limits;
  BufferedReader in(*unpack(memory_stream(std::move(bytes), block), limits, found));
  read_warc(in, "a.warc", limits, [&](Result<Record> r) {
    if (r)
      got.records.push_back(std::move(*r));
    else
      got.errors.push_back(std::move(r.error()));
    return true;
  });
  return got;
}

std::string warc(std::string_view type, std::string_view url, std::string_view block,
                 std::string_view content_type = "application/http; msgtype=response") {
  return fmt::format(
      "WARC/1.0\r\nWARC-Type: {}\r\nWARC-Record-ID: <urn:uuid:{}>\r\nWARC-Target-URI: {}\r\nContent-Type: "
      "{}\r\nContent-Length: {}\r\n\r\n{}\r\n\r\n",
      type, url.substr(url.size() - 1), url, content_type, block.size(), block);
}

std::string http(std::string_view body, std::string_view headers = "", int status = 200) {
  return fmt::format("HTTP/1.1 {} OK\r\nContent-Type: text/html; charset=utf-8\r\n{}\r\n{}", status, headers, body);
}

const std::string page = "<html><title>خبر</title><p>نص</p></html>";

TEST(Warc, GivesPagesAndPassesOverTheRest) {
  const std::string all =
      warc("warcinfo", "i", "software: x\r\n", "application/warc-fields") +
      warc("request", "http://e.org/1", "GET / HTTP/1.1\r\n\r\n") + warc("response", "http://e.org/1", http(page)) +
      warc("metadata", "http://e.org/1", "x: y", "application/warc-fields") +
      warc("revisit", "http://e.org/1", http("")) +
      warc("response", "http://e.org/r", http("", "Location: /x\r\n", 301)) +
      warc("response", "http://e.org/p", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG") +
      warc("response", "dns:e.org", "1.2.3.4", "text/dns") + warc("resource", "http://e.org/2", page, "text/html") +
      warc("conversion", "http://e.org/3", "نص", "text/plain");
  for (const std::string& bytes : {all, gzipped(all), zstd_packed(all)}) {
    for (const size_t block : {1, 17, 100000}) {
      const Read got = read(bytes, block);
      ASSERT_EQ(got.records.size(), 3u);
      EXPECT_TRUE(got.errors.empty());
      EXPECT_EQ(got.records[0].source, "a.warc:3");
      EXPECT_EQ(got.records[0].id, "1");
      EXPECT_EQ(got.records[0].url, "http://e.org/1");
      EXPECT_EQ(got.records[0].bytes, page);
      EXPECT_EQ(got.records[0].content_type, "text/html; charset=utf-8");
      EXPECT_EQ(got.records[1].bytes, page);
      EXPECT_EQ(got.records[2].kind, RecordKind::text);
    }
  }
}

TEST(Warc, TakesOffChunksAndCodings) {
  const std::string chunked = fmt::format("{:x};ext=1\r\n{}\r\n3\r\n{}\r\n0\r\n\r\n", page.size() - 3,
                                          page.substr(0, page.size() - 3), page.substr(page.size() - 3));
  std::string all = warc("response", "u/1", http(chunked, "Transfer-Encoding: chunked\r\n")) +
                    warc("response", "u/2", http(gzipped(page), "Content-Encoding: gzip\r\n")) +
                    warc("response", "u/3", http(zstd_packed(page), "Content-Encoding: zstd\r\n")) +
                    warc("response", "u/4", http(page, "Content-Encoding: br\r\n")) +
                    warc("response", "u/5",
                         http(page, "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"));  // taken off already
  const Read got = read(all);
  ASSERT_EQ(got.records.size(), 5u);
  for (const Record& record : got.records) EXPECT_EQ(record.bytes, page);
}

TEST(Warc, GoesOnBehindBrokenRecords) {
  std::string shorter = warc("response", "u/1", http(page));
  shorter.replace(shorter.find("Content-Length: ") + 16, 2, "05");  // 05 of some hundred bytes
  std::string no_length = "WARC/1.0\r\nWARC-Type: response\r\n\r\n";
  const Read got =
      read(shorter + no_length + warc("response", "u/2", "not http") + warc("response", "u/3", http("x", "", 404)) +
           warc("response", "u/4", http(gzipped(page).substr(0, 10), "Content-Encoding: gzip\r\n")) +
           warc("response", "u/5", http(page)));
  ASSERT_EQ(got.records.size(), 1u);
  EXPECT_EQ(got.records[0].url, "u/5");
  EXPECT_GE(got.errors.size(), 5u);
}

TEST(Warc, CutAnywhereIsTold) {
  const std::string whole = warc("response", "u/1", http(page)) + warc("response", "u/2", http(page));
  for (size_t size = 8; size < whole.size() - 4; ++size) {
    const Read got = read(whole.substr(0, size));
    EXPECT_LE(got.records.size(), 2u);
    if (got.records.size() < 2 && size != whole.size() / 2 && size != whole.size() / 2 - 2) {
      EXPECT_FALSE(got.errors.empty() && got.records.empty()) << size;
    }
  }
  EXPECT_EQ(read(whole.substr(0, whole.size() - 20)).errors.size(), 1u);
  EXPECT_EQ(read(gzipped(whole).substr(0, 100)).errors.size(), 1u);
}

TEST(Warc, LongRecordsArePassedOver) {
  const std::string big(40u << 20, 'x');
  const Read got = read(warc("response", "u/1", http(big)) + warc("response", "u/2", http(page)), 1u << 20);
  ASSERT_EQ(got.records.size(), 1u);
  EXPECT_EQ(got.errors.at(0).code, ErrorCode::too_large);
}

TEST(Warc, ChecksAndErrorPagesAreNoArticles) {
  const std::string many_words = [] {
    std::string s;
    for (int i = 0; i < 300; ++i) s += "كلمة ";
    return s;
  }();
  const Read got = read(
      warc("response", "u/1", http("<title>Just a moment...</title><p>Enable JavaScript</p>")) +
      warc("response", "u/2", http("<title>الصفحة غير موجودة - موقع</title>")) +
      warc("response", "https://consent.example.org/3", http("<title>x</title><p>We use cookies</p>")) +
      warc("response", "u/4",
           http("<script type='application/ld+json'>{\"isAccessibleForFree\": false}</script><p>First words.</p>")) +
      warc("response", "u/5", http("<title>404 people arrested</title><p>" + many_words + "</p>")) +
      warc("response", "u/6", http("<script src='/_Incapsula_Resource?x'></script><div>" + many_words + "</div>")));
  ASSERT_EQ(got.records.size(), 2u);
  EXPECT_EQ(got.records[0].url, "u/5");
  EXPECT_EQ(got.records[1].url, "u/6");
  ASSERT_EQ(got.errors.size(), 4u);
  for (const Error& error : got.errors) EXPECT_EQ(error.code, ErrorCode::refused);
}

}  // namespace
}  // namespace tawatur
