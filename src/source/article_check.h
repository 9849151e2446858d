#pragma once
// Pages that come from the web in place of an article: bot checks, consent walls, error pages with status 200,
// paywalls.
#include <optional>

#include "base/error.h"
#include "source/record.h"

namespace tawatur {

/// Why an HTML record from the web is no article; nothing where it may be one. Looks at the address, the title and how
/// much running text there is (src/source/data/no_article.tsv): a page with an article's worth of text is never
/// refused.
std::optional<Error> why_no_article(const Record& record);

}  // namespace tawatur
