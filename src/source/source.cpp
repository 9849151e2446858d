#include "source/source.h"

#include "source/file.h"
#include "source/plan.h"
#include "source/web.h"

namespace tawatur {

void read_inputs(std::span<const std::string> inputs, const SourceOptions& options, const RecordSink& sink,
                 ReadProgress* progress) {
  const std::vector<PlannedInput> plan = plan_inputs(inputs, options.limits);
  ReadProgress own;
  ReadProgress& told = progress != nullptr ? *progress : own;
  for (const PlannedInput& input : plan) {
    if (const auto* file = std::get_if<PlannedFile>(&input)) told.bytes_total += file->bytes;
  }
  WebReader web(options, sink);
  bool goes_on = true;
  for (size_t i = 0; i < plan.size() && goes_on; ++i) {
    if (const auto* file = std::get_if<PlannedFile>(&plan[i])) {
      goes_on = read_file(*file, options.limits, sink, web, &told.bytes_read);
    } else if (const auto* error = std::get_if<Error>(&plan[i])) {
      goes_on = sink(std::unexpected(*error));
    } else {
      // Addresses in a row are fetched side by side.
      std::vector<std::string> urls;
      for (; i < plan.size() && std::holds_alternative<PlannedAddress>(plan[i]); ++i)
        urls.push_back(std::get<PlannedAddress>(plan[i]).url);
      --i;
      goes_on = web.read_addresses(urls);
    }
  }
}

}  // namespace tawatur
