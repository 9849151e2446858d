#include "lineage/formulas.h"

#include <algorithm>

#include "base/resource.h"
#include "language/model_file.h"

namespace tawatur {

const Formulas& Formulas::built_in() {
  static const Formulas formulas(resource("models/formulas.bin"));
  return formulas;
}

Formulas::Formulas(std::string_view file) {
  const Result<std::string_view> payload = open_model(file, "TWTFORMU", 1);
  if (!payload) return;
  keys_ = {reinterpret_cast<const uint32_t*>(payload->data()), payload->size() / sizeof(uint32_t)};
}

bool Formulas::has(uint64_t shingle) const {
  return std::ranges::binary_search(keys_, static_cast<uint32_t>(shingle >> 32));
}

}  // namespace tawatur
