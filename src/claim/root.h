#pragma once
// A rough root of an Arabic word: what هبط, هبوط, يهبط and الهابط have in common.
#include <cstdint>
#include <string_view>

namespace tawatur {

/// Hash of the letters that are left of a folded stem without weak letters and the usual additions (م ت ن س in front, ت
/// after the first letter, ن ت at the end), at least two. It errs both ways, so it is one sign among others and never
/// proof.
uint64_t rough_root(std::string_view folded_stem);

}  // namespace tawatur
