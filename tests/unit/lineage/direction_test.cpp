#include "lineage/direction.h"

#include <gtest/gtest.h>

namespace tawatur {
namespace {

const std::string body =
    "أعلنت بلدية الميناء إغلاق الجسر القديم ثلاثة أسابيع لإصلاح أعمدته بعد أن ظهرت فيها شقوق عميقة. وقال المهندس "
    "المشرف إن الحافلات ستسلك طريق الساحل.";

Reading read(std::string outlet, std::string published, std::string text = body, std::string url = {}) {
  Page page;
  page.text = std::move(text), page.outlet = std::move(outlet), page.language = "ar";
  if (!published.empty()) page.published = parse_instant(published);
  if (!url.empty()) page.url = url;
  return read_page(std::move(page));
}

TEST(Direction, WhoIsCreditedComesFirstWhateverTheTimes) {
  const Reading credited = read("صحيفة عكاظ", "2024-05-02T10:00:00Z");
  const Reading credits =
      read("الضفة", "2024-05-02T09:00:00Z", "نقلت صحيفة عكاظ أن الجسر سيغلق.\n" + body + "\n(عكاظ)");
  const Order order = order_of(credits, credited, Relation::copy);
  EXPECT_TRUE(order.b_first);
  EXPECT_EQ(order.direction, Direction::known);
}

TEST(Direction, AWiresOwnPageIsTheOrigin) {
  const Reading wire = read("وكالة رويترز", "2024-05-02T10:00:00Z"), paper = read("الضفة", "2024-05-02T10:30:00Z");
  EXPECT_FALSE(order_of(wire, paper, Relation::edited).b_first);
  EXPECT_TRUE(order_of(paper, wire, Relation::edited).b_first);
  EXPECT_EQ(order_of(paper, wire, Relation::edited).direction, Direction::known);
}

TEST(Direction, TwoOutletsThatCreditOneAbsentWireShareASource) {
  const Reading a = read("الضفة", "2024-05-02T10:00:00Z", "المدينة - رويترز: " + body);
  const Reading b = read("المرصد", "2024-05-02T10:30:00Z", "المدينة (رويترز) - " + body);
  EXPECT_EQ(order_of(a, b, Relation::copy).direction, Direction::common_source);
}

TEST(Direction, ARetellingComesAfterWhatItRetells) {
  const Reading first = read("الضفة", "2024-05-02T10:00:00Z"), second = read("المرصد", "2024-05-02T12:00:00Z");
  const Order order = order_of(second, first, Relation::rewrite);
  EXPECT_TRUE(order.b_first);
  EXPECT_EQ(order.direction, Direction::known);
}

TEST(Direction, ADayWithoutAClockDoesNotTellWithinTheDay) {
  const Reading morning = read("الضفة", "2024-05-02T08:00:00Z"), day = read("المرصد", "2024-05-02");
  EXPECT_EQ(order_of(morning, day, Relation::rewrite).direction, Direction::unclear);
}

TEST(Direction, VersionsAtOneOutletAreOrderedByTime) {
  const Reading early = read("الضفة", "2024-05-02T10:00:00Z"),
                late = read("الضفة", "2024-05-02T11:00:00Z", body + " انتهى.");
  const Order order = order_of(late, early, Relation::copy);
  EXPECT_TRUE(order.b_first);
  EXPECT_EQ(order.direction, Direction::known);
  EXPECT_EQ(order.why, "versions at one outlet");
}

TEST(Direction, WithoutTimesTheLongerStandsFirstButNothingIsKnown) {
  const Reading cut = read("", "", body.substr(0, body.find("وقال"))), whole = read("", "");
  const Order order = order_of(cut, whole, Relation::copy);
  EXPECT_TRUE(order.b_first);
  EXPECT_EQ(order.direction, Direction::unclear);
}

}  // namespace
}  // namespace tawatur
