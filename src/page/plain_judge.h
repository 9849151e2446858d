#pragma once
// How much each line of a page without markup looks like its article. Learnt: models/plain.md, training/plain.cpp.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tawatur {

/// Lines as paragraphs of an HTML page: what the judge of blocks sees of a page without markup.
std::string as_paragraphs(std::span<const std::string_view> lines);

/// For each line: 255 surely article, 0 surely not. Lines without a letter or digit, and all lines where the model is
/// missing, are 255: nothing speaks against them. Linear.
std::vector<uint8_t> judge_plain_lines(std::span<const std::string_view> lines);

/// A line below this is no article.
uint8_t plain_threshold();

}  // namespace tawatur
