#include "source/address_filter.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace tawatur {
namespace {

struct Range4 {
  uint8_t a, b, c, d;
  int bits;
};
// IANA IPv4 Special-Purpose Address Registry, and 168.63.129.16, where Azure keeps its metadata.
constexpr std::array closed4{
    Range4{0, 0, 0, 0, 8},      Range4{10, 0, 0, 0, 8},     Range4{100, 64, 0, 0, 10}, Range4{127, 0, 0, 0, 8},
    Range4{169, 254, 0, 0, 16}, Range4{172, 16, 0, 0, 12},  Range4{192, 0, 0, 0, 24},  Range4{192, 0, 2, 0, 24},
    Range4{192, 88, 99, 0, 24}, Range4{192, 168, 0, 0, 16}, Range4{198, 18, 0, 0, 15}, Range4{198, 51, 100, 0, 24},
    Range4{203, 0, 113, 0, 24}, Range4{224, 0, 0, 0, 4},    Range4{240, 0, 0, 0, 4},   Range4{168, 63, 129, 16, 32}};

bool is_public4(uint32_t address) {
  return std::ranges::none_of(closed4, [&](const Range4& r) {
    const uint32_t base =
        static_cast<uint32_t>(r.a) << 24 | static_cast<uint32_t>(r.b) << 16 | static_cast<uint32_t>(r.c) << 8 | r.d;
    return (address ^ base) >> (32 - r.bits) == 0;
  });
}

uint32_t big_endian(const uint8_t* bytes) {
  return static_cast<uint32_t>(bytes[0]) << 24 | static_cast<uint32_t>(bytes[1]) << 16 |
         static_cast<uint32_t>(bytes[2]) << 8 | bytes[3];
}

bool is_public6(const uint8_t* a) {
  const uint32_t first = big_endian(a);
  const bool zero_to_10 = std::all_of(a, a + 10, [](uint8_t b) { return b == 0; });
  if (zero_to_10 && a[10] == 0xff && a[11] == 0xff) return is_public4(big_endian(a + 12));  // mapped
  if (first == 0x0064ff9b && std::all_of(a + 4, a + 12, [](uint8_t b) { return b == 0; }))
    return is_public4(big_endian(a + 12));                          // NAT64
  if (first >> 16 == 0x2002) return is_public4(big_endian(a + 2));  // 6to4
  if (first >> 29 != 1) return false;                               // only 2000::/3 is given out for the open internet
  if (first >> 9 == 0x20010000u >> 9) return false;  // 2001::/23: protocols, Teredo and benchmarks among them
  if (first == 0x20010db8 || first >> 12 == 0x3fff0) return false;  // documentation
  return true;
}

}  // namespace

bool is_public_address(const sockaddr* address) {
  if (address->sa_family == AF_INET) {
    sockaddr_in v4;
    std::memcpy(&v4, address, sizeof v4);
    return is_public4(ntohl(v4.sin_addr.s_addr));
  }
  if (address->sa_family == AF_INET6) {
    sockaddr_in6 v6;
    std::memcpy(&v6, address, sizeof v6);
    return is_public6(v6.sin6_addr.s6_addr);
  }
  return false;
}

std::string text_of_address(const sockaddr* address) {
  char text[INET6_ADDRSTRLEN] = "";
  if (address->sa_family == AF_INET) {
    sockaddr_in v4;
    std::memcpy(&v4, address, sizeof v4);
    inet_ntop(AF_INET, &v4.sin_addr, text, sizeof text);
  } else if (address->sa_family == AF_INET6) {
    sockaddr_in6 v6;
    std::memcpy(&v6, address, sizeof v6);
    inet_ntop(AF_INET6, &v6.sin6_addr, text, sizeof text);
  }
  return text;
}

}  // namespace tawatur
