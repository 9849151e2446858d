#pragma once
// A small set of pages out of any bytes, for the targets that compare pages.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "reading/reading.h"

namespace tawatur::fuzz {

/// At most eight pages; a form feed begins the next one. Their outlets, times and addresses follow from their places.
inline std::vector<Reading> page_set(const uint8_t* data, size_t size) {
  std::vector<Reading> out;
  std::string_view left(reinterpret_cast<const char*>(data), size);
  while (out.size() < 8) {
    const size_t end = std::min(left.find('\f'), left.size());
    Page page;
    page.id = std::to_string(out.size());
    page.text = to_nfc(make_valid_utf8(left.substr(0, end)));
    page.outlet = out.size() % 3 == 0 ? "صحيفة" : "وكالة";
    if (out.size() % 4 != 3) {
      page.published.emplace();
      page.published->seconds = 1'500'000'000 + static_cast<int64_t>(out.size()) * 40'000;
    }
    out.push_back(read_page(std::move(page)));
    if (end == left.size()) break;
    left.remove_prefix(end + 1);
  }
  return out;
}

}  // namespace tawatur::fuzz
