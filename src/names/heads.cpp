#include "names/heads.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include "base/fold.h"
#include "base/hash.h"
#include "base/resource.h"

namespace tawatur {
namespace {

uint8_t bits_of(std::string_view name) {
  if (name == "role") return role_head;
  if (name == "role_f") return role_head | feminine_role_head;
  if (name == "organisation") return organisation_head;
  if (name == "government") return government_head;
  if (name == "place") return place_head;
  if (name == "facility") return facility_head;
  return other_head;
}

using HeadTable = boost::unordered_flat_map<uint64_t, uint8_t>;

const HeadTable& head_table() {
  static const HeadTable table = [] {
    HeadTable made;
    for (const auto& row : table_rows(resource("names/heads.tsv"))) {
      if (row.size() >= 2) made[hash_bytes(folded(row[1]))] |= bits_of(row[0]);
    }
    return made;
  }();
  return table;
}

}  // namespace

uint8_t heads_of(std::string_view folded_stem) {
  const HeadTable& table = head_table();
  const auto found = table.find(hash_bytes(folded_stem));
  return found == table.end() ? 0 : found->second;
}

}  // namespace tawatur
