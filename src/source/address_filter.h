#pragma once
// Which machines may be reached: never, unless allowed, the own one and those of the own network.
#include <cstdint>
#include <string>

struct sockaddr;

namespace tawatur {

enum class AddressPolicy : uint8_t { public_only, allow_private };

/// True for addresses that the open internet routes. Loopback, private, link-local, shared (RFC 6598), unique-local,
/// multicast, documentation and reserved ranges are not (IANA's special-purpose registries), nor are the metadata
/// addresses of clouds, nor IPv4 addresses of these kinds wrapped in IPv6 (mapped, NAT64, 6to4, Teredo).
bool is_public_address(const sockaddr* address);

/// "192.0.2.1", "2001:db8::1"; empty for other families.
std::string text_of_address(const sockaddr* address);

}  // namespace tawatur
