// How fast inputs become records, on one core: bench_source FILE… (a .warc.gz, a .jsonl.gz, a folder, …). Without
// arguments it makes an archive of its own: 20,000 pages of 20 KB in gzip members. Baseline: unpacking alone with zlib.
#include "source/source.h"

#include <fmt/format.h>
#include <zlib.h>

#include <chrono>
#include <filesystem>
#include <fstream>

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

std::string gzipped(const std::string& bytes) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data())),
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data()), stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

/// Text of words that come as often as Zipf says, so that it packs like a page (about 4 to 1).
std::string words(size_t size, uint64_t seed) {
  std::string out;
  while (out.size() < size) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    const double u = static_cast<double>(seed >> 11) / static_cast<double>(1ull << 53);
    const auto rank = static_cast<uint64_t>(1.0 / (u + 1e-4));
    out += rank < 3 ? "<p class=\"body-text\">" : "";
    for (uint64_t r = rank * 2654435761u % 1000003; r > 0; r /= 32) out += static_cast<char>('a' + r % 26);
    out += ' ';
  }
  return out;
}

std::string make_archive() {
  const std::string path = (std::filesystem::temp_directory_path() / "tawatur-bench.warc.gz").string();
  std::ofstream out(path, std::ios::binary);
  std::vector<std::string> members;
  for (uint64_t i = 0; i < 500; ++i) {
    const std::string http =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nServer: x\r\n\r\n<html><title>t</title>" + words(20000, i);
    const std::string head = fmt::format(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{}>\r\nWARC-Target-URI: "
        "https://example.org/{}\r\n"
        "Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
        i, i, http.size());
    members.push_back(gzipped(head + http + "\r\n\r\n"));
  }
  for (size_t i = 0; i < 20000; ++i) out << members[i % members.size()];
  return path;
}

void measure(const std::string& path) {
  const std::string inputs[] = {path};
  uint64_t records = 0, bytes = 0, errors = 0;
  tawatur::ReadProgress progress;
  const auto start = Clock::now();
  tawatur::read_inputs(
      inputs, {},
      [&](tawatur::Result<tawatur::Record> record) {
        if (record)
          ++records, bytes += record->bytes.size();
        else
          ++errors, fmt::print(stderr, "{}: {}\n", record.error().place, record.error().message);
        return true;
      },
      &progress);
  const double took = seconds_since(start);
  fmt::print(
      "{}: {} records ({} messages), {:.1f} MB of pages from {:.1f} MB in {:.2f} s: {:.0f} records/s, {:.0f} MB/s",
      path, records, errors, static_cast<double>(bytes) / 1e6, static_cast<double>(progress.bytes_read) / 1e6, took,
      static_cast<double>(records) / took, static_cast<double>(bytes) / 1e6 / took);
  if (path.ends_with(".gz")) {
    const auto zlib_start = Clock::now();
    gzFile file = gzopen(path.c_str(), "rb");
    gzbuffer(file, 256 << 10);
    std::string block(1 << 20, '\0');
    uint64_t plain = 0;
    for (int got; (got = gzread(file, block.data(), static_cast<unsigned>(block.size()))) > 0;)
      plain += static_cast<uint64_t>(got);
    gzclose(file);
    const double zlib_took = seconds_since(zlib_start);
    fmt::print("; unpacking alone with zlib: {:.2f} s ({:.0f} MB/s), ratio {:.2f}", zlib_took,
               static_cast<double>(plain) / 1e6 / zlib_took, zlib_took / took);
  }
  fmt::print("\n");
}

}  // namespace

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) measure(argv[i]);
  if (argc == 1) {
    const std::string path = make_archive();
    measure(path);
    std::filesystem::remove(path);
  }
}
