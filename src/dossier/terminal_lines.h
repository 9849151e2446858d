#pragma once
// What a terminal shows line by line: wrapped, coloured, in the order that the terminal lays out.
#include <string>
#include <string_view>

#include "dossier/terminal.h"

namespace tawatur {

enum class Ink : uint8_t { plain, strong, faint, good, bad, accent };

class TerminalLines {
 public:
  TerminalLines(const TerminalOptions& options, const ByteSink& sink) : o_(options), sink_(sink) {}

  std::string_view text_of(std::string_view key) const { return label(key, o_.labels); }
  std::string counted(std::string_view key, size_t count) const;

  /// One paragraph, wrapped; colour goes around the whole.
  void line(std::string_view text, Ink ink = Ink::plain, std::string_view first_indent = "",
            std::string_view indent = "");
  void empty_line() { buffer_ += '\n'; }
  void rule(std::string_view mark);
  void section(std::string_view key, Ink ink);
  /// Calls `show` for the first lines of a section and says how many are left out.
  template <class Items, class Show>
  void items(const Items& all, Show show) {
    size_t shown = 0;
    for (const auto& item : all) {
      if (shown++ == o_.lines) {
        line(label("more", o_.labels, {all.size() - o_.lines}), Ink::faint, "  ");
        return;
      }
      show(item);
    }
  }
  /// Gives the lines so far to the sink.
  void flush();

 private:
  std::string inked(std::string_view text, Ink ink) const;
  std::string visual_lines(std::string_view lines) const;

  const TerminalOptions& o_;
  const ByteSink& sink_;
  std::string buffer_;
};

}  // namespace tawatur
