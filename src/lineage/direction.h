#pragma once
// Which of two pages of one text is nearer the origin, and whether that is known.
#include <string>

#include "lineage/lineage.h"
#include "reading/reading.h"

namespace tawatur {

struct Order {
  bool b_first = false;  // b is nearer the origin
  Direction direction = Direction::unclear;
  std::string why;  // a clause for LineageLink::evidence; empty where nothing tells
};

/// By what tells most: versions of one page by their times; who credits whose outlet; a wire's own page before others;
/// a retelling after what it retells; two outlets that credit neither the other have the text from a third. Without
/// any of these the earlier page stands first, or else the longer, since desks cut. Pure.
Order order_of(const Reading& a, const Reading& b, Relation relation);

}  // namespace tawatur
