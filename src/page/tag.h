#pragma once
// HTML's elements by number.
#include <cstdint>
#include <string_view>

namespace tawatur {

/// In the order of the names in tag.cpp. Models hold these numbers: new ones go to the end.
enum class Tag : uint8_t {
  // clang-format off
  text,    // not an element: a run of characters
  other,   // an element that HTML does not know
  custom,  // the same with a hyphen in its name: a web component
  html, head, body, title, meta, link, base,
  article, main, section, div, header, footer, nav, aside, address, center,
  p, h1, h2, h3, h4, h5, h6, hgroup, blockquote, pre, hr, br,
  ul, ol, li, dl, dt, dd, menu,
  table, caption, thead, tbody, tfoot, tr, td, th,
  figure, figcaption, img, picture, source, video, audio, iframe, object, embed, canvas, svg,
  form, fieldset, legend, label, input, button, select, option, textarea,
  a, span, b, strong, i, em, u, small, big, font, mark, sup, sub, q, cite, code, kbd, samp, var, s, del, ins, abbr,
  bdi, bdo, ruby, rt, rp, wbr, time, details, summary, dialog, noscript, template_, script, style, frameset,
  // clang-format on
};

struct NamedTag {
  Tag tag;
  std::string_view name;  // static, lower case; empty for names that HTML does not know
};

/// The element of a name in lower case.
NamedTag tag_named(std::string_view name);

/// Whether an element begins a line of its own.
bool is_block_level(Tag tag);

/// 1 to 6 for h1 to h6, else 0.
constexpr int heading_level(Tag tag) {
  return tag >= Tag::h1 && tag <= Tag::h6 ? static_cast<int>(tag) - static_cast<int>(Tag::h1) + 1 : 0;
}

}  // namespace tawatur
