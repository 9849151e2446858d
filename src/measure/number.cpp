#include "measure/number.h"

namespace tawatur {

const char* name_of(NumberHedge hedge) {
  switch (hedge) {
    case NumberHedge::exact: return "exact";
    case NumberHedge::at_least: return "at_least";
    case NumberHedge::at_most: return "at_most";
    case NumberHedge::about: return "about";
    case NumberHedge::order: return "order";
  }
  return "exact";
}

std::vector<Number> find_numbers(const Page&, const Analysis&) { return {}; }

}  // namespace tawatur
