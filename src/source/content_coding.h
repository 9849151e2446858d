#pragma once
// HTTP content codings of a body that is in memory.
#include <string>
#include <string_view>

#include "base/error.h"
#include "source/limits.h"

namespace tawatur {

/// Takes off the codings that `codings` (a Content-Encoding header) lists: gzip, deflate, br, zstd. A body that is not
/// what the header says is given as it is. Errors: unsupported (another coding), too_large, unreadable (damaged).
Result<std::string> without_coding(std::string body, std::string_view codings, const SourceLimits& limits);

}  // namespace tawatur
