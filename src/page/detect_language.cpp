#include "page/detect_language.h"

#include <cld2/public/compact_lang_det.h>

namespace tawatur {

std::string detect_language(std::string_view text, std::string_view declared) {
  constexpr size_t enough = 2 << 10;  // the detector needs no more
  size_t end = std::min(text.size(), enough);
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  bool reliable = false;
  const CLD2::Language language = CLD2::DetectLanguage(text.data(), static_cast<int>(end), true, &reliable);
  if (language != CLD2::UNKNOWN_LANGUAGE && reliable) {
    std::string code = CLD2::LanguageCode(language);
    if (code == "iw") return "he";
    return code.substr(0, code.find('-'));
  }
  if (declared.size() >= 2 && (declared.size() == 2 || declared[2] == '-' || declared[2] == '_'))
    return std::string(declared.substr(0, 2));
  return "und";
}

}  // namespace tawatur
