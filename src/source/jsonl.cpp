#include "source/jsonl.h"

#include <fmt/format.h>
#include <simdjson.h>

#include "base/hash.h"
#include "base/instant.h"
#include "base/utf8.h"
#include "source/told_lines.h"
#include "source/utf8_check.h"

namespace tawatur {
namespace {

std::string_view trimmed(std::string_view line) {
  const size_t begin = line.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(" \t\r") + 1 - begin);
}

const char* type_name(simdjson::dom::element_type type) {
  using enum simdjson::dom::element_type;
  switch (type) {
    case ARRAY:
      return "an array";
    case OBJECT:
      return "an object";
    case BOOL:
      return "true or false";
    case NULL_VALUE:
      return "null";
    case STRING:
      return "a string";
    default:
      return "a number";
  }
}

/// The string fields of one object; what is not a string is told, once for the record.
class Fields {
 public:
  explicit Fields(simdjson::dom::object object) : object_(object) {}

  std::optional<std::string> get(const char* key) {
    simdjson::dom::element value;
    if (object_[key].get(value) || value.is_null()) return std::nullopt;
    std::string_view text;
    if (value.get(text)) {
      wrong_ += fmt::format("{}{} is {}", wrong_.empty() ? "" : ", ", key, type_name(value.type()));
      return std::nullopt;
    }
    if (text.empty()) return std::nullopt;
    return std::string(text);
  }
  const std::string& wrong() const { return wrong_; }

 private:
  simdjson::dom::object object_;
  std::string wrong_;
};

class JsonlReader {
 public:
  JsonlReader(const std::string& source, const std::string& stem, const SourceLimits& limits, const RecordSink& sink)
      : source_(source), stem_(stem), limits_(limits), sink_(sink), told_(source, limits, sink) {}

  bool read(BufferedReader& in) {
    for (;;) {
      Result<std::optional<BufferedReader::Line>> line = in.read_line(limits_.record_bytes);
      if (!line) return end() && sink_(std::unexpected(Error{line.error().code, line.error().message, source_}));
      if (!*line) return end();
      ++number_;
      std::string_view bytes = (*line)->bytes;
      if (number_ == 1 && bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
      if ((*line)->too_long) {
        if (!tell(ErrorCode::too_large,
                  fmt::format("the line is longer than {} MiB: split it", limits_.record_bytes >> 20)))
          return false;
      } else if (const std::string_view json = trimmed(bytes); !json.empty() && !read_line(json)) {
        return false;
      }
    }
  }

 private:
  bool tell(ErrorCode code, std::string message) { return told_.tell(number_, code, std::move(message)); }

  bool end() {
    if (!told_.finish()) return false;
    if (told_.count() > 0 || records_ > 0) return true;
    return sink_(std::unexpected(Error{ErrorCode::empty, "no line with a record in it", source_}));
  }

  bool read_line(std::string_view json) {
    simdjson::dom::element root;
    simdjson::error_code error = parser_.parse(json.data(), json.size(), false).get(root);  // the reader keeps padding
    std::string repaired;
    if (error == simdjson::UTF8_ERROR) {
      const Utf8Check check = check_utf8(json);
      if (!check.mostly_utf8())
        return tell(ErrorCode::unreadable,
                    "not UTF-8, as JSON must be (windows-1256?): convert it (iconv -f WINDOWS-1256 -t UTF-8)");
      if (!tell(ErrorCode::unreadable,
                fmt::format("{} bytes are not UTF-8: each is shown as U+FFFD, the rest is read", check.bad)))
        return false;
      repaired = make_valid_utf8(json);
      error = parser_.parse(repaired).get(root);
    }
    simdjson::dom::object object;
    if (error || root.get(object)) return tell(ErrorCode::unreadable, why_not(json, error));
    return read_object(object);
  }

  static std::string why_not(std::string_view json, simdjson::error_code error) {
    if (error == simdjson::DEPTH_ERROR) return "nested too deep: a page's fields are strings, none of them deep";
    if (!error && json.front() == '[') return "a JSON array: put each record on a line of its own (jq -c '.[]')";
    if (!error || (json.front() != '{' && json.front() != '['))
      return "not a JSON object: each line is one, {\"text\": …} or {\"html\": …}";
    if (json.size() <= 2) return "not a JSON object on one line: put each record on a line of its own (jq -c .)";
    return fmt::format("broken JSON ({}): correct or remove the line", simdjson::error_message(error));
  }

  bool read_object(simdjson::dom::object object) {
    Fields fields(object);
    Record record;
    record.source = fmt::format("{}:{}", source_, number_);
    const auto id = fields.get("id");
    record.url = fields.get("url"), record.outlet = fields.get("outlet"), record.published = fields.get("published");
    record.title = fields.get("title"), record.byline = fields.get("byline"), record.language = fields.get("language");
    record.id = id ? *id : record.url ? id_of_url(*record.url) : fmt::format("{}:{}", stem_, number_);
    auto text = fields.get("text"), html = fields.get("html");
    std::string wrong = fields.wrong();
    if (record.published && !parse_instant(*record.published)) {
      wrong += fmt::format("{}published is no time in ISO 8601 or RFC 2822", wrong.empty() ? "" : ", ");
      record.published.reset();
    }
    if (text && trimmed_of_lines(*text).empty()) text.reset();
    if (!text && !html) {
      return tell(ErrorCode::empty,
                  wrong.empty()
                      ? "the record has neither text nor html: it gives no page"
                      : fmt::format("the record has neither text nor html as a string ({}): it gives no page", wrong));
    }
    if (!wrong.empty() &&
        !tell(ErrorCode::unreadable, fmt::format("{}: left out, the rest of the record is read", wrong)))
      return false;
    record.kind = text ? RecordKind::article : RecordKind::html;
    record.bytes = std::move(text ? *text : *html);
    ++records_;
    return sink_(std::move(record));
  }

  static std::string_view trimmed_of_lines(std::string_view text) {
    const size_t begin = text.find_first_not_of(" \t\r\n");
    return begin == std::string_view::npos ? std::string_view{} : text.substr(begin);
  }

  const std::string &source_, &stem_;
  const SourceLimits& limits_;
  const RecordSink& sink_;
  ToldLines told_;
  simdjson::dom::parser parser_;
  uint64_t number_ = 0, records_ = 0;
};

}  // namespace

bool read_jsonl(BufferedReader& in, const std::string& source, const std::string& stem, const SourceLimits& limits,
                const RecordSink& sink) {
  return JsonlReader(source, stem, limits, sink).read(in);
}

std::string id_of_url(std::string_view url) { return fmt::format("{:016x}", hash_bytes(url)); }

}  // namespace tawatur
