#include "source/source.h"

#include "source/file.h"
#include "source/plan.h"

namespace tawatur {

void read_inputs(std::span<const std::string> inputs, const SourceLimits& limits, const RecordSink& sink, ReadProgress* progress) {
  const std::vector<PlannedInput> plan = plan_inputs(inputs, limits);
  ReadProgress own;
  ReadProgress& told = progress != nullptr ? *progress : own;
  for (const PlannedInput& input : plan) {
    if (const auto* file = std::get_if<PlannedFile>(&input)) told.bytes_total += file->bytes;
  }
  for (const PlannedInput& input : plan) {
    bool goes_on = true;
    if (const auto* file = std::get_if<PlannedFile>(&input)) {
      goes_on = read_file(*file, limits, sink, &told.bytes_read);
    } else if (const auto* address = std::get_if<PlannedAddress>(&input)) {
      goes_on = sink(std::unexpected(Error{ErrorCode::unsupported, "web addresses cannot be read yet: save the page as a file", address->url}));
    } else {
      goes_on = sink(std::unexpected(std::get<Error>(input)));
    }
    if (!goes_on) return;
  }
}

}  // namespace tawatur
