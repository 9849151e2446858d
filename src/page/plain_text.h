#pragma once
// A .txt page: an article with page furniture around and inside it.
#include <string>
#include <string_view>
#include <vector>

#include "page/page.h"

namespace tawatur {

struct PlainText {
  std::string title;  // the first line of the article where it reads as a title; empty otherwise
  std::string body;   // paragraphs divided by '\n', without the title
  std::vector<Furniture> furniture;
};

/// Takes page furniture out. Linear.
PlainText clean_plain_text(std::string_view text);

}  // namespace tawatur
