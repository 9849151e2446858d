// Which pages report one event, which events are one topic. The first line of each page is its title.
#include <fmt/format.h>

#include <map>

#include "golden/printers.h"
#include "story/story.h"

namespace tawatur::golden {

std::vector<std::string> print_stories(std::vector<Reading> pages) {
  Corpus corpus;
  for (Reading& reading : pages) {
    Page page = std::move(reading.page);
    page.title_end = static_cast<uint32_t>(std::min(page.text.find('\n'), page.text.size()));
    page.title = page.text.substr(0, page.title_end);
    corpus.add(read_page(std::move(page)));
  }
  Stories stories(corpus, 1);
  stories.update({});
  std::vector<std::string> lines;
  std::map<uint32_t, std::string> threads;
  for (const Story& s : stories.stories()) {
    std::string letters;
    for (const PageIndex page : s.pages) letters += static_cast<char>('a' + page);
    lines.push_back(fmt::format("story {}: {}", letters, s.title));
    std::string& thread = threads[s.thread];
    thread += (thread.empty() ? "" : " ") + letters;
  }
  for (const auto& [number, said] : threads)
    if (said.contains(' ')) lines.push_back("thread " + said);
  return lines;
}

}  // namespace tawatur::golden
