#pragma once
// One file → its records.
#include "source/plan.h"
#include "source/web.h"

namespace tawatur {

/// Unpacks, finds what the content is, and reads it. False where the sink wants no more.
/// The pages of a feed are read by `web`.
bool read_file(const PlannedFile& file, const SourceLimits& limits, const RecordSink& sink, WebReader& web,
               uint64_t* bytes_read);

}  // namespace tawatur
