#pragma once
// What can go wrong on input, as a value. The library never prints, exits or throws for bad input.
#include <cstdint>
#include <expected>
#include <string>

namespace tawatur {

enum class ErrorCode : uint8_t {
  not_found,    // no such file, no such record
  no_access,    // rights
  unreadable,   // damaged, cut, not what its name says
  too_large,    // over a limit of size, depth, ratio or time
  empty,        // nothing to read in it
  unsupported,  // a kind of input that Tawatur does not know
  refused,      // Tawatur will not do it (robots.txt, private address)
  network,
  invalid_argument,
  duplicate,  // told, not a failure: the same file given twice, an id that had to be changed to stay unique
};

/// Short, stable name of a code, as it stands in the dossier's `diagnostics`.
const char* name_of(ErrorCode code);

struct Error {
  ErrorCode code;
  std::string message;  // what is wrong and what to do, one line, without the place
  std::string place;    // file, record or URL; may be empty
};

/// False for what is told but keeps nothing from being read (exit status 0).
constexpr bool is_failure(ErrorCode code) { return code != ErrorCode::duplicate; }

template <class T>
using Result = std::expected<T, Error>;

}  // namespace tawatur
