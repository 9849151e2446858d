// robots.txt, and the paths it is asked about.
#include "source/robots.h"

#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace tawatur;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Robots robots = Robots::parse(text, "tawatur");
  robots.allows("/");
  robots.allows(text.substr(text.size() / 2, 8192));
  return 0;
}
