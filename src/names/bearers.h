#pragma once
// What a name that says too little by itself stands for: a surname, الجيش.
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>

#include "names/name_sets.h"
#include "names/page_names.h"

namespace tawatur {

class Bearers {
 public:
  Bearers(const NameGraph& graph, const NameSets& sets) : graph_(graph), sets_(sets) {}

  /// The one person told in full on the page who may be called by the word; no_name where none or several may.
  NameIndex on_page(NameIndex weak, const PageNames& page) const;
  /// The person of any page; remembered.
  NameIndex anywhere(NameIndex weak);
  /// The full name of a national institution of a country; no_name where no page has one.
  NameIndex institution_of(NameIndex head, uint16_t country) const;
  /// What such an institution is kept by where it has no full name; 0 where the head is none.
  uint64_t institution_key(NameIndex head, uint16_t country) const;

 private:
  NameIndex search(NameIndex weak) const;

  const NameGraph& graph_;
  const NameSets& sets_;
  boost::unordered_flat_map<NameIndex, NameIndex> found_;
};

}  // namespace tawatur
