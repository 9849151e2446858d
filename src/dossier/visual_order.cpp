#include "dossier/visual_order.h"

#include <unicode/ubidi.h>
#include <unicode/unistr.h>
#include <unicode/ushape.h>

#include <memory>

#include "dossier/wrap.h"

namespace tawatur {

std::string visual_line(std::string_view line, uint32_t width) {
  const icu::UnicodeString logical =
      icu::UnicodeString::fromUTF8(icu::StringPiece(line.data(), static_cast<int32_t>(line.size())));
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UBiDi, decltype(&ubidi_close)> bidi(ubidi_open(), &ubidi_close);
  // joining may only shorten the text (lam-alef), so the length of the line is room enough
  std::u16string joined(static_cast<size_t>(logical.length()) + 1, u'\0');
  const int32_t length =
      u_shapeArabic(logical.getBuffer(), logical.length(), joined.data(), static_cast<int32_t>(joined.size()),
                    U_SHAPE_LETTERS_SHAPE | U_SHAPE_TEXT_DIRECTION_LOGICAL | U_SHAPE_LENGTH_GROW_SHRINK, &status);
  ubidi_setPara(bidi.get(), joined.data(), length, UBIDI_DEFAULT_LTR, nullptr, &status);
  if (U_FAILURE(status) || ubidi_getDirection(bidi.get()) == UBIDI_LTR) return std::string(line);
  std::u16string visual(static_cast<size_t>(length) * 2 + 1, u'\0');
  const int32_t written = ubidi_writeReordered(bidi.get(), visual.data(), static_cast<int32_t>(visual.size()),
                                               UBIDI_DO_MIRRORING | UBIDI_REMOVE_BIDI_CONTROLS, &status);
  if (U_FAILURE(status)) return std::string(line);
  std::string out;
  icu::UnicodeString(visual.data(), written).toUTF8String(out);
  if (ubidi_getParaLevel(bidi.get()) % 2 == 1) {
    const uint32_t columns = display_width(out);
    if (columns < width) out.insert(0, width - columns, ' ');
  }
  return out;
}

}  // namespace tawatur
