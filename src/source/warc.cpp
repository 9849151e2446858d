#include "source/warc.h"

#include <charconv>

#include "source/article_check.h"
#include "source/content_kind.h"
#include "source/http_message.h"
#include "source/jsonl.h"
#include "source/told_lines.h"

namespace tawatur {
namespace {

constexpr size_t most_header_bytes = 64u << 10;
constexpr std::string_view version_mark = "WARC/1.";

struct WarcHeader {
  std::string bytes;  // owns what the views below point into
  std::string_view type, target, id, content_type, truncated;
  std::optional<uint64_t> length;

  void parse() {
    type = target = id = content_type = truncated = {};
    length.reset();
    for (size_t at = 0; at < bytes.size();) {
      const size_t newline = std::min(bytes.find('\n', at), bytes.size());
      const std::string_view line = std::string_view(bytes).substr(at, newline - at);
      at = newline + 1;
      const size_t colon = line.find(':');
      if (colon == std::string_view::npos) continue;
      set(line.substr(0, colon), trimmed(line.substr(colon + 1)));
    }
  }

 private:
  static std::string_view trimmed(std::string_view text) {
    const size_t begin = text.find_first_not_of(" \t\r<");
    return begin == std::string_view::npos ? std::string_view{}
                                           : text.substr(begin, text.find_last_not_of(" \t\r>") + 1 - begin);
  }
  void set(std::string_view name, std::string_view value) {
    if (equal_ignoring_case(name, "warc-type"))
      type = value;
    else if (equal_ignoring_case(name, "warc-target-uri"))
      target = value;
    else if (equal_ignoring_case(name, "warc-record-id"))
      id = value;
    else if (equal_ignoring_case(name, "content-type"))
      content_type = value;
    else if (equal_ignoring_case(name, "warc-truncated"))
      truncated = value;
    else if (equal_ignoring_case(name, "content-length")) {
      uint64_t number = 0;
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
      if (error == std::errc{} && end == value.data() + value.size()) length = number;
    }
  }
};

class WarcReader {
 public:
  WarcReader(BufferedReader& in, const std::string& source, const SourceLimits& limits, const RecordSink& sink)
      : in_(in), source_(source), limits_(limits), sink_(sink), told_(source, limits, sink) {}

  bool read() {
    for (;;) {
      const Result<bool> more = to_next_record();
      if (!more) return finish(more.error());
      if (wants_no_more_) return false;
      if (!*more) return finish({});
      ++number_;
      if (const Result<void> done = read_record(); !done) return finish(done.error());
      if (wants_no_more_) return false;
    }
  }

 private:
  void tell(ErrorCode code, std::string message) {
    if (!told_.tell(number_, code, std::move(message))) wants_no_more_ = true;
  }

  bool finish(std::optional<Error> error) {
    if (!told_.finish()) return false;
    if (error) {
      error->place = source_;
      return sink_(std::unexpected(std::move(*error)));
    }
    if (pages_ == 0 && told_.count() == 0)
      return sink_(std::unexpected(Error{ErrorCode::empty, "no page in this archive", source_}));
    return true;
  }

  /// Stands before a record, or gives false at the end. What lies between records and is no line end is told once.
  Result<bool> to_next_record() {
    bool lost = false;
    for (;;) {
      const Result<std::string_view> ahead = in_.peek(version_mark.size() + 1);
      if (!ahead) return std::unexpected(ahead.error());
      if (ahead->empty()) return false;
      if (ahead->starts_with(version_mark)) return true;
      if (ahead->front() == '\n' || ahead->front() == '\r') {
        in_.take(1);
        continue;
      }
      if (!std::exchange(lost, true))
        tell(ErrorCode::unreadable,
             "other bytes follow this record than its length says: reading goes on at the next record");
      // On to the next line that begins like a record; keep what may be the beginning of its mark.
      const size_t found = ahead->find("\nWARC/1.");
      in_.take(found != std::string_view::npos       ? found + 1
               : ahead->size() > version_mark.size() ? ahead->size() - version_mark.size()
                                                     : ahead->size());
    }
  }

  Result<void> read_record() {
    header_.bytes.clear();
    for (;;) {
      Result<std::optional<BufferedReader::Line>> line = in_.read_line(most_header_bytes);
      if (!line) return std::unexpected(line.error());
      if (!*line)
        return std::unexpected(
            Error{ErrorCode::unreadable, "the archive ends within a record's header: fetch or copy it again", ""});
      if ((*line)->bytes.empty() || (*line)->bytes == "\r") break;
      header_.bytes += (*line)->bytes;
      header_.bytes += '\n';
      if ((*line)->too_long || header_.bytes.size() > most_header_bytes) {
        tell(ErrorCode::too_large, "its header is longer than any should be: passed over");
        return {};
      }
    }
    header_.parse();
    if (!header_.length) {
      tell(ErrorCode::unreadable, "its header tells no length: passed over");
      return {};
    }
    const bool wanted = header_.type == "response" || header_.type == "resource" || header_.type == "conversion";
    if (wanted && *header_.length > limits_.record_bytes) {
      tell(ErrorCode::too_large,
           fmt::format("longer than a page may be ({} MiB): passed over", limits_.record_bytes >> 20));
    } else if (wanted) {
      return read_block(static_cast<size_t>(*header_.length));
    }
    return pass_over(*header_.length);
  }

  static Error cut_error() {
    return {ErrorCode::unreadable,
            "the archive ends within a record: fetch or copy it again (what came before is read)", ""};
  }

  Result<void> pass_over(uint64_t size) {
    while (size > 0) {
      const Result<std::string_view> ahead = in_.peek(1);
      if (!ahead) return std::unexpected(ahead.error());
      if (ahead->empty()) return std::unexpected(cut_error());
      const size_t step = static_cast<size_t>(std::min<uint64_t>(size, ahead->size()));
      in_.take(step);
      size -= step;
    }
    return {};
  }

  Result<void> read_block(size_t size) {
    const Result<std::string_view> ahead = in_.peek(size);
    if (!ahead) return std::unexpected(ahead.error());
    if (ahead->size() < size) return std::unexpected(cut_error());
    read_page(ahead->substr(0, size));
    in_.take(size);
    return {};
  }

  void read_page(std::string_view block) {
    Record record;
    if (header_.type == "response" && !header_.content_type.starts_with("application/http") &&
        !block.starts_with("HTTP/"))
      return;  // DNS and the like
    if (const std::optional<HttpResponse> response =
            header_.type == "response" ? parse_http_response(block) : std::nullopt) {
      if (response->status < 200 || (response->status >= 300 && response->status < 400)) return;
      record.content_type = response->header("content-type");
      if (!is_page(record.content_type, response->body)) return;
      if (response->status >= 400)
        return tell(ErrorCode::refused,
                    fmt::format("{}: the server answered {}, no article", header_.target, response->status));
      Result<std::string> body = decoded_body(*response, limits_);
      if (!body) return tell(body.error().code, std::move(body.error().message));
      record.bytes = std::move(*body);
    } else if (header_.type == "response") {
      return tell(ErrorCode::unreadable, "not an HTTP response, as its header says it is");
    } else {
      record.content_type = header_.content_type;
      if (!is_page(record.content_type, block)) return;
      record.bytes = block;
    }
    if (record.bytes.empty()) return tell(ErrorCode::empty, fmt::format("{}: an empty page", header_.target));
    record.kind = media_type_of(record.content_type) == "text/plain" ? RecordKind::text : RecordKind::html;
    record.source = fmt::format("{}:{}", source_, number_);
    record.url = std::string(header_.target);
    record.id = header_.id.starts_with("urn:uuid:") ? std::string(header_.id.substr(9))
                : header_.id.empty()                ? id_of_url(header_.target)
                                                    : std::string(header_.id);
    if (const std::optional<Error> why = why_no_article(record))
      return tell(why->code, fmt::format("{}: {}", header_.target, why->message));
    if (!header_.truncated.empty())
      tell(ErrorCode::unreadable,
           fmt::format("{}: the crawler cut this page ({}): its end is missing", header_.target, header_.truncated));
    ++pages_;
    if (!sink_(std::move(record))) wants_no_more_ = true;
  }

  /// By the media type, or by the bytes where none is told.
  static bool is_page(std::string_view content_type, std::string_view body) {
    const std::string type = media_type_of(content_type);
    if (type.empty() || type == "application/octet-stream")
      return detect_content(body.substr(0, content_head_bytes)).kind == ContentKind::html;
    return type == "text/html" || type == "application/xhtml+xml" || type == "text/plain";
  }

  BufferedReader& in_;
  const std::string& source_;
  const SourceLimits& limits_;
  const RecordSink& sink_;
  ToldLines told_;
  WarcHeader header_;
  uint64_t number_ = 0, pages_ = 0;
  bool wants_no_more_ = false;
};

}  // namespace

bool read_warc(BufferedReader& in, const std::string& source, const SourceLimits& limits, const RecordSink& sink) {
  return WarcReader(in, source, limits, sink).read();
}

}  // namespace tawatur
