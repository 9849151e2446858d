#pragma once
// The parts that visible dates are made of: numbers, names of months, clocks.
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace tawatur {

enum class PieceKind : uint8_t { number, month, clock };

struct Piece {
  PieceKind kind = PieceKind::number;
  bool near = true;  // only dividers of dates stand between this and the piece before
  bool hijri = false;
  int month = 0;  // of a month's name
  int digits = 0;
  int32_t number = 0;  // of a run of digits; a clock's seconds since midnight
  uint32_t begin = 0, end = 0;
};

/// A folded text's numbers, names of months and clocks in order, at most 200: a date stands near the front.
std::vector<Piece> read_pieces(std::string_view folded_text);

/// What stands behind a clock: afternoon or morning, and the zone where the text names one.
struct ClockTail {
  std::optional<bool> afternoon;
  std::optional<int32_t> zone_minutes;
  uint32_t size = 0;
};

/// Of a folded text that begins behind a clock.
ClockTail read_clock_tail(std::string_view text);

}  // namespace tawatur
