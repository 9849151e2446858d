#pragma once
// JSON Lines: one page an object, as the contract describes it.
#include <string>

#include "source/byte_stream.h"
#include "source/limits.h"
#include "source/source.h"

namespace tawatur {

/// Reads every line to the end. `source` names the file in places ("pages.jsonl:12"), `stem` makes ids of records that
/// have neither id nor url. Bad lines go to `sink` as errors and the rest goes on; false where the sink wants no more.
/// About 1 GB/s where nothing is wrong (simdjson).
bool read_jsonl(BufferedReader& in, const std::string& source, const std::string& stem, const SourceLimits& limits,
                const RecordSink& sink);

/// Id of a page that has none but an address: 16 hexadecimal digits of the address's hash.
std::string id_of_url(std::string_view url);

}  // namespace tawatur
