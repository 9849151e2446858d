#include "page/document.h"

#include <gtest/gtest.h>

#include <barrier>
#include <thread>
#include <vector>

namespace tawatur {
namespace {

TEST(Document, KeepsOrderAndNesting) {
  const auto d = parse_html("<html><body><p class='a'>one <b>two</b></p><p>three</p></body></html>");
  ASSERT_TRUE(d);
  std::string tags;
  for (const Node& n : d->nodes()) tags += n.tag.empty() ? "'" + std::string(n.text) + "' " : std::string(n.tag) + " ";
  EXPECT_EQ(tags, "html body p 'one ' b 'two' p 'three' ");
  EXPECT_EQ(d->attribute(2, "class"), "a");
  EXPECT_EQ((*d)[2].end, 6u);
  EXPECT_EQ(d->text_of(0), "one two three");
}

// ctest gives each test a process of its own, so this is the library's first use there.
TEST(Document, FirstUseByManyThreadsAtOnce) {
  constexpr int count = 8;
  std::barrier start(count);
  std::vector<int> sizes(count);
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < count; ++i) {
      threads.emplace_back([&, i] {
        start.arrive_and_wait();
        const auto d = parse_html("<p>one</p>");
        if (d) sizes[static_cast<size_t>(i)] = static_cast<int>(d->size());
      });
    }
  }
  EXPECT_EQ(sizes, std::vector<int>(count, 4));
}

TEST(Document, DepthCostsNoStack) {
  std::string html;
  for (int i = 0; i < 100000; ++i) html += "<div>";
  html += "deep";
  const auto d = parse_html(html);
  if (d) {
    EXPECT_LE(d->size(), 200010u);
  }
}

TEST(Document, BrokenMarkupStillGivesText) {
  for (const char* html : {"<p>a<p>b", "<div <p>x", "<table><tr><td>y", "<a href='", "text alone", "<!-- never closed",
                           "<script>var a = '<p>';</script><p>z</p>"}) {
    const auto d = parse_html(html);
    if (d) {
      EXPECT_GE(d->size(), 1u) << html;
    }
  }
}

}  // namespace
}  // namespace tawatur
