#pragma once
// The fixed wording of a readable dossier, Arabic and English (data/labels.tsv). All else in it is the pages' own text.
#include <cstdint>
#include <string>
#include <string_view>

namespace tawatur {

enum class LabelLanguage : uint8_t { arabic, english };

/// The label of a key of labels.tsv. The key must exist.
std::string_view label(std::string_view key, LabelLanguage language);

/// A label with each {} replaced by a number, in order.
std::string label(std::string_view key, LabelLanguage language, std::initializer_list<uint64_t> numbers);

}  // namespace tawatur
