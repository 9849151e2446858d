// HTTP responses as archives store them.
#include "source/http_message.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace tawatur;
  SourceLimits limits;
  limits.record_bytes = 1u << 20;
  limits.ratio_free = 1u << 20;
  const auto response = parse_http_response(std::string_view(reinterpret_cast<const char*>(data), size));
  if (response) (void)decoded_body(*response, limits);
  return 0;
}
