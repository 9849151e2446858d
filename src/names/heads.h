#pragma once
// Words that stand before names and tell their kind: وزير, وزارة, مدينة, مطار … (data/heads.tsv).
#include <cstdint>
#include <string_view>

namespace tawatur {

enum Head : uint8_t {
  role_head = 1,
  feminine_role_head = 2,  // with role_head
  organisation_head = 4,
  government_head = 8,
  place_head = 16,
  facility_head = 32,
  other_head = 64,
};

/// Bits of Head for a folded word without clitics and article; 0 for other words.
uint8_t heads_of(std::string_view folded_stem);

}  // namespace tawatur
