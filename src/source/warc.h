#pragma once
// WARC archives (ISO 28500:2017): what crawlers store, Common Crawl's CC-NEWS among them.
#include <string>

#include "source/byte_stream.h"
#include "source/limits.h"
#include "source/source.h"

namespace tawatur {

/// Gives a record for every response (2xx) and resource that is HTML or plain text, and for every conversion (WET).
/// Requests, revisits, metadata, redirects, images and the like are passed over. `source` names the archive in places
/// ("a.warc.gz:7" is its 7th record). Broken records are told, and reading goes on at the next one that can be found.
/// Cost: bound by decompression; see bench/source.cpp.
bool read_warc(BufferedReader& in, const std::string& source, const SourceLimits& limits, const RecordSink& sink);

}  // namespace tawatur
