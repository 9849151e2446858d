#pragma once
// Word lists and models that are part of the program (cmake/embed.cmake). Read-only, mapped by the loader.
#include <string_view>
#include <vector>

namespace tawatur {

/// The bytes of a resource, named "STAGE/FILE" for src/STAGE/data/FILE and "models/FILE" for models/FILE.
/// Empty where there is none of that name (a programmer's error for lists; a build without that model otherwise).
std::string_view resource(std::string_view name);

/// A list file's rows: lines split at tabs; empty lines and lines that begin with '#' (the header says what the file
/// is for) are left out. The views point into `text`.
std::vector<std::vector<std::string_view>> table_rows(std::string_view text);

}  // namespace tawatur
