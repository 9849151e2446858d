#pragma once
// One file → its records.
#include "source/plan.h"
#include "source/source.h"

namespace tawatur {

/// Unpacks, finds what the content is, and reads it. False where the sink wants no more.
bool read_file(const PlannedFile& file, const SourceLimits& limits, const RecordSink& sink, uint64_t* bytes_read);

}  // namespace tawatur
