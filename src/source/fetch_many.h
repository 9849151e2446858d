#pragma once
// Several pages at once from different hosts, given back in order.
#include <functional>
#include <span>
#include <string>

#include "source/fetcher.h"

namespace tawatur {

/// Fetches all addresses and calls `take(index, result)` for each, in order, from the calling thread; stops early where
/// that gives false. Up to options.at_once hosts are asked at a time, none of them twice at once. At most 64 answers
/// wait in memory for an earlier one.
void fetch_many(std::span<const std::string> urls, const FetchOptions& options, const SourceLimits& limits,
                HostBook& book, const std::function<bool(size_t, Result<Fetched>)>& take);

}  // namespace tawatur
