#pragma once
// Messages on the records of one file: the first ones word by word, the rest as one count.
#include <fmt/format.h>

#include "source/source.h"

namespace tawatur {

class ToldLines {
 public:
  ToldLines(const std::string& source, const SourceLimits& limits, const RecordSink& sink)
      : source_(source), most_(limits.told_lines), sink_(sink) {}

  /// `number` is the record's place in the file, from 1. False where the sink wants no more.
  bool tell(uint64_t number, ErrorCode code, std::string message) {
    if (++count_ > most_) return true;
    return sink_(std::unexpected(Error{code, std::move(message), fmt::format("{}:{}", source_, number)}));
  }
  /// Call once, at the end.
  bool finish() {
    if (count_ <= most_) return true;
    return sink_(std::unexpected(
        Error{ErrorCode::unreadable,
              fmt::format("{} more records have something wrong: see the first ones", count_ - most_), source_}));
  }
  uint64_t count() const { return count_; }

 private:
  const std::string& source_;
  const uint64_t most_;
  const RecordSink& sink_;
  uint64_t count_ = 0;
};

}  // namespace tawatur
