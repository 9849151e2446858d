#include "lineage/formulas.h"

#include <algorithm>
#include <numeric>

#include "base/model_file.h"
#include "base/resource.h"

namespace tawatur {

const Formulas& Formulas::built_in() {
  static const Formulas formulas(resource("models/formulas.bin"));
  return formulas;
}

Formulas::Formulas(std::string_view file) {
  const Result<std::string_view> payload = open_model(file, "TWTFORMU", 1);
  if (!payload) return;
  keys_ = {reinterpret_cast<const uint32_t*>(payload->data()), payload->size() / sizeof(uint32_t)};
  begins_.resize(bucket_count + 1);
  for (const uint32_t key : keys_) ++begins_[(key >> bucket_shift) + 1];
  std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
}

bool Formulas::has(uint64_t shingle) const {
  if (keys_.empty()) return false;
  const auto key = static_cast<uint32_t>(shingle >> 32);
  const uint32_t* const bucket = &begins_[key >> bucket_shift];
  const auto keys = keys_.subspan(bucket[0], bucket[1] - bucket[0]);
  return std::ranges::find(keys, key) != keys.end();
}

}  // namespace tawatur
