#include "dossier/terminal_lines.h"

#include <algorithm>

#include "dossier/visual_order.h"
#include "dossier/wrap.h"

namespace tawatur {

std::string TerminalLines::counted(std::string_view key, size_t count) const {
  return std::string(text_of(key)) + ": " + std::to_string(count);
}

std::string TerminalLines::inked(std::string_view text, Ink ink) const {
  static constexpr const char* codes[] = {"", "\x1b[1m", "\x1b[2m", "\x1b[32m", "\x1b[31m", "\x1b[36m"};
  if (o_.colour == Colour::off || ink == Ink::plain) return std::string(text);
  return std::string(codes[static_cast<size_t>(ink)]).append(text) + "\x1b[0m";
}

void TerminalLines::flush() {
  sink_(buffer_);
  buffer_.clear();
}

void TerminalLines::line(std::string_view text, Ink ink, std::string_view first_indent, std::string_view indent) {
  std::string wrapped;
  append_wrapped(wrapped, text, o_.width, first_indent, indent);
  wrapped.pop_back();
  if (o_.order == TextOrder::visual) wrapped = visual_lines(wrapped);
  buffer_ += inked(wrapped, ink);
  buffer_ += '\n';
}

std::string TerminalLines::visual_lines(std::string_view lines) const {
  std::string out;
  while (true) {
    const size_t end = lines.find('\n');
    out += visual_line(lines.substr(0, end), o_.width);
    if (end == std::string_view::npos) return out;
    out += '\n';
    lines.remove_prefix(end + 1);
  }
}

void TerminalLines::rule(std::string_view mark) {
  for (uint32_t i = 0; i < std::min(o_.width, 100u); ++i) buffer_ += mark;
  buffer_ += '\n';
}

void TerminalLines::section(std::string_view key, Ink ink) {
  buffer_ += '\n';
  line(text_of(key), ink);
}

}  // namespace tawatur
