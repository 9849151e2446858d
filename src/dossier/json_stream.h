#pragma once
// JSON written piece by piece to a sink: what json.cpp is made of.
#include <rapidjson/writer.h>

#include <cmath>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/utf8.h"
#include "dossier/json.h"

namespace tawatur::json_stream {

/// RapidJSON output stream over a sink, 64 KiB at a time.
class SinkStream {
 public:
  using Ch = char;
  explicit SinkStream(const ByteSink& sink) : sink_(sink) { buffer_.reserve(capacity); }
  ~SinkStream() { Flush(); }
  SinkStream(const SinkStream&) = delete;
  SinkStream& operator=(const SinkStream&) = delete;
  void Put(char c) {
    buffer_.push_back(c);
    if (buffer_.size() >= capacity) Flush();
  }
  void put_all(std::string_view bytes) {
    buffer_.append(bytes);
    if (buffer_.size() >= capacity) Flush();
  }
  void Flush() {
    if (!buffer_.empty()) sink_(buffer_);
    buffer_.clear();
  }

 private:
  static constexpr size_t capacity = 64 << 10;
  const ByteSink& sink_;
  std::string buffer_;
};

using Writer = rapidjson::Writer<SinkStream>;

}  // namespace tawatur::json_stream

/// RapidJSON's place for a faster path (its own is for SSE2 and its own buffers): what needs no escape goes over whole.
template <>
inline bool rapidjson::Writer<tawatur::json_stream::SinkStream>::ScanWriteUnescapedString(StringStream& in,
                                                                                          size_t length) {
  const std::string_view left(in.src_, length - in.Tell());
  size_t size = 0;
  while (size < left.size() && static_cast<unsigned char>(left[size]) >= ' ' && left[size] != '"' && left[size] != '\\')
    ++size;
  os_->put_all(left.substr(0, size));
  in.src_ += size;
  return size < left.size();
}

namespace tawatur::json_stream {

inline void put(Writer& w, std::string_view value) {
  w.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}
inline void put(Writer& w, const std::string& value) { put(w, std::string_view(value)); }
inline void put(Writer& w, const std::optional<std::string>& value) {
  value ? put(w, *value) : static_cast<void>(w.Null());
}
inline void put(Writer& w, const std::optional<Instant>& value) {
  value ? put(w, to_iso(*value)) : static_cast<void>(w.Null());
}
inline void put(Writer& w, uint32_t value) { w.Uint(value); }
inline void put(Writer& w, bool value) { w.Bool(value); }
inline void put(Writer& w, CodePointSpan value) {
  w.StartArray();
  w.Uint(value.begin), w.Uint(value.end);
  w.EndArray();
}
inline void put_number(Writer& w, const std::optional<double>& value) {
  if (!value)
    w.Null();
  else if (*value == std::floor(*value) && std::abs(*value) < 9e15)
    w.Int64(static_cast<int64_t>(*value));
  else
    w.Double(*value);
}
inline void key(Writer& w, std::string_view name) { w.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
template <class Value>
inline void field(Writer& w, std::string_view name, const Value& value) {
  key(w, name);
  put(w, value);
}
inline void field(Writer& w, std::string_view name, const char* value) { field(w, name, std::string_view(value)); }

/// An array of objects.
template <class Item, class Put>
void list(Writer& w, std::string_view name, const Item& items, Put put_item) {
  key(w, name);
  w.StartArray();
  for (const auto& item : items) put_item(item);
  w.EndArray();
}

}  // namespace tawatur::json_stream
