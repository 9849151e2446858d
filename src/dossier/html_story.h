#pragma once
// One story in the HTML dossier: what is confirmed, disputed, told by one alone, lost; who spoke; when; who copied
// whom.
#include <string>

#include "dossier/html_rows.h"

namespace tawatur {

/// Appends the story's sections, but for its pages.
void append_story_sections(std::string& out, const HtmlRows& rows, const StoryView& story);

}  // namespace tawatur
