#pragma once
// Which names of one page mean the same, checked and completed: what resolution over pages starts from.
#include <span>
#include <vector>

#include "names/name_graph.h"

namespace tawatur {

struct PageNames {
  std::vector<uint32_t> surfaces;  // of each mention, as the resolver numbers them
  std::vector<uint32_t> groups;    // of each mention: its place in `mains`
  std::vector<NameIndex> mains;    // of each group: the name that it stands for, the fullest of its own
  uint16_t country = 0;            // that the page speaks of (page_country.h)
};

/// Groups mentions as the page joined them (Mention::local), but for
/// - two persons told in full in one group: it is divided, a surname alone goes to the one the page tells of most;
/// - a head alone (الوزارة): it stands for the name with that head told last before it, or else next.
void group_mentions(const NameGraph& graph, std::span<const Mention> mentions, std::span<const NameIndex> names,
                    PageNames& out);

/// Whether `a` says more of whom it means than `b`: a full name over a surname over a head.
bool is_fuller(const Name& a, const Name& b);

}  // namespace tawatur
