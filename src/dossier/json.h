#pragma once
// Dossier → JSON, format 1 (docs/formats/dossier.schema.json).
#include <functional>
#include <string_view>

#include "dossier/dossier.h"

namespace tawatur {

/// Where bytes go. Called with pieces of any size, in order.
using ByteSink = std::function<void(std::string_view)>;

void write_json(const Dossier& dossier, const ByteSink& out);
/// One `page` object of the schema, without a newline.
void write_page_json(const Page& page, const Analysis& analysis, const ByteSink& out);

}  // namespace tawatur
