#pragma once
// How pages are fetched from the web: bounds, manners, and what may be reached.
#include <cstdint>
#include <string>

#include "source/address_filter.h"

namespace tawatur {

struct FetchOptions {
  std::string user_agent = "Tawatur/0.1 (reads news pages; robots.txt: tawatur)";
  AddressPolicy addresses = AddressPolicy::public_only;
  std::string certificate_file;  // PEM, of the authorities that are trusted; empty: the system's
  uint32_t connect_timeout_ms = 10'000;
  uint32_t total_timeout_ms = 60'000;  // of one request
  uint32_t slow_bytes_per_s = 100;     // fewer than this over slow_s seconds ends a request
  uint32_t slow_s = 15;
  uint32_t redirects = 10;
  uint32_t retries = 2;               // after a failure that may pass: lost connection, 429, 5xx
  uint32_t back_off_ms = 1'000;       // before the first retry, doubled each time
  uint32_t longest_wait_ms = 30'000;  // for a server's Retry-After; a longer one is told
  uint32_t host_delay_ms = 1'000;     // between two requests to one host; its Crawl-delay where that is longer
  uint32_t at_once = 8;               // requests under way, to different hosts
  uint32_t pages_of_feed = 1'000;     // of one feed; more are told
  uint32_t feed_depth = 3;            // sitemap indexes within each other
};

}  // namespace tawatur
