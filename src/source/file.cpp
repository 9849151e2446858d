#include "source/file.h"

#include <fmt/format.h>

#include "base/utf8.h"
#include "source/article_check.h"
#include "source/content_kind.h"
#include "source/decompress.h"
#include "source/input_name.h"
#include "source/jsonl.h"
#include "source/utf8_check.h"
#include "source/warc.h"

namespace tawatur {
namespace {

class FileReader {
 public:
  FileReader(const PlannedFile& file, const SourceLimits& limits, const RecordSink& sink, WebReader& web)
      : path_(file.path),
        stem_(file.path == "-" ? "stdin" : stem_of(file.path)),
        limits_(limits),
        sink_(sink),
        web_(web) {}

  bool read(uint64_t* bytes_read) {
    Result<std::unique_ptr<ByteStream>> raw = open_file(path_, bytes_read);
    if (!raw) return tell(raw.error());
    Compression compression;
    Result<std::unique_ptr<ByteStream>> stream = unpack(std::move(*raw), limits_, compression);
    if (!stream) return tell(stream.error());
    BufferedReader in(std::move(*stream));
    const Result<std::string_view> head = in.peek(content_head_bytes);
    if (!head && in.available() == 0) return tell(head.error());
    const Content content = detect_content(head ? head->substr(0, content_head_bytes) : *in.peek(in.available()));
    return check_packing(compression) && read_content(in, content);
  }

 private:
  bool tell(Error error) const {
    error.place = path_;
    return sink_(std::unexpected(std::move(error)));
  }
  bool tell(ErrorCode code, std::string message) const { return tell(Error{code, std::move(message), {}}); }

  bool check_packing(Compression compression) const {
    const bool gz = path_.ends_with(".gz"), zst = path_.ends_with(".zst");
    if (gz && compression != Compression::gzip)
      return tell(ErrorCode::unreadable, "named .gz but not packed with gzip: read as it is");
    if (zst && compression != Compression::zstd)
      return tell(ErrorCode::unreadable, "named .zst but not packed with zstd: read as it is");
    return true;
  }

  /// Tells where the name promises something else than `content`.
  bool check_name(NameKind expected, const Content& content) const {
    const NameKind named = path_ == "-" ? NameKind::unknown : kind_of_name(path_);
    if (named == NameKind::unknown || named == expected) return true;
    return tell(ErrorCode::unreadable,
                fmt::format("its ending is wrong: it holds {} and is read as that; rename it", content.name));
  }

  bool read_content(BufferedReader& in, const Content& content) {
    const NameKind named = path_ == "-" ? NameKind::jsonl : kind_of_name(path_);
    switch (content.kind) {
      case ContentKind::empty:
        return tell(ErrorCode::empty, "empty: nothing to read in it");
      case ContentKind::binary:
        return tell(ErrorCode::unsupported,
                    fmt::format("{}, not a page: give HTML, text, JSON lines or an archive of pages", content.name));
      case ContentKind::jsonl:
        return check_name(NameKind::jsonl, content) && read_jsonl(in, path_, stem_, limits_, sink_);
      case ContentKind::json_array:
        if (named == NameKind::text || named == NameKind::html) return read_page(in, named);
        return tell(ErrorCode::unsupported, "a JSON array: put each record on a line of its own (jq -c '.[]')");
      case ContentKind::warc:
        return check_name(NameKind::warc, content) && read_warc(in, path_, limits_, sink_);
      case ContentKind::xml_feed:
      case ContentKind::json_feed:
        return check_name(NameKind::feed, content) && read_feed(in, content.kind);
      case ContentKind::html:
        if (named == NameKind::feed && content.is_xml)
          return tell(ErrorCode::unsupported, "XML, but no feed (RSS, Atom) and no sitemap");
        return check_name(NameKind::html, content) && read_page(in, NameKind::html);
      case ContentKind::text:
        if (named == NameKind::jsonl) return read_jsonl(in, path_, stem_, limits_, sink_);
        return read_page(in, named == NameKind::html ? NameKind::html : NameKind::text);
    }
    return true;
  }

  bool read_feed(BufferedReader& in, ContentKind kind) {
    Result<std::string> bytes = in.read_all(limits_.record_bytes);
    if (!bytes) return tell(bytes.error());
    Result<Feed> feed =
        kind == ContentKind::json_feed ? parse_json_feed(*bytes, {}) : parse_xml_feed(std::move(*bytes), {});
    if (!feed) return tell(feed.error());
    return web_.read_feed(std::move(*feed), path_);
  }

  bool read_page(BufferedReader& in, NameKind kind) {
    Result<std::string> bytes = in.read_all(limits_.record_bytes);
    if (!bytes) return tell(bytes.error());
    if (bytes->find_first_not_of(" \t\r\n\f") == std::string::npos)
      return tell(ErrorCode::empty, "blank: nothing to read in it");
    const bool utf16 = bytes->starts_with("\xFF\xFE") || bytes->starts_with("\xFE\xFF");
    if (kind == NameKind::html && !utf16 && !has_tags(*bytes)) {
      kind = NameKind::text;
      if (!tell(ErrorCode::unreadable, "its ending is wrong: no HTML in it, read as plain text; rename it"))
        return false;
    }
    // HTML often comes in other charsets and the page stage finds them; plain text that is not UTF-8 is worth a word.
    if (kind == NameKind::text && !utf16 && !is_valid_utf8(*bytes)) {
      const Utf8Check check = check_utf8(*bytes);
      if (!tell(ErrorCode::unreadable,
                check.mostly_utf8()
                    ? fmt::format("{} bytes are not UTF-8: each is shown as U+FFFD, the rest is read", check.bad)
                    : std::string("not UTF-8: read in the charset that it looks like (windows-1256 or the like); save "
                                  "it as UTF-8 to be sure"))) {
        return false;
      }
    }
    Record record;
    record.source = path_;
    record.id = stem_;
    record.kind = kind == NameKind::html ? RecordKind::html : RecordKind::text;
    record.bytes = std::move(*bytes);
    if (const std::optional<Error> why = why_no_article(record)) return tell(why->code, why->message);
    return sink_(std::move(record));
  }

  const std::string& path_;
  const std::string stem_;
  const SourceLimits& limits_;
  const RecordSink& sink_;
  WebReader& web_;
};

}  // namespace

bool read_file(const PlannedFile& file, const SourceLimits& limits, const RecordSink& sink, WebReader& web,
               uint64_t* bytes_read) {
  return FileReader(file, limits, sink, web).read(bytes_read);
}

}  // namespace tawatur
