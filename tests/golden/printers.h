#pragma once
// How the golden tests show what a stage says: one line a finding, so that a difference reads as what changed.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "reading/reading.h"

namespace tawatur::golden {

using Printer = std::function<std::vector<std::string>(std::vector<Reading>)>;

/// The printer of a folder of tests/golden (page, language, names, measure, speech, claim, lineage, story); empty for
/// another.
Printer printer_of(std::string_view stage);

/// Pages of one story: what several tell, where they differ, what a retelling lost. Pages are called a, b, c …
std::vector<std::string> print_claims(std::vector<Reading> pages);

/// Pages beside each other: families, links and the small edits that matter. Pages are called as above.
std::vector<std::string> print_lineage(std::vector<Reading> pages);

/// Pages of some days: which are one story, which stories one thread. Pages are called as above.
std::vector<std::string> print_stories(std::vector<Reading> pages);

}  // namespace tawatur::golden
