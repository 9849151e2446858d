#include "measure/time.h"

#include <gtest/gtest.h>

#include "base/instant.h"

namespace tawatur {
namespace {

std::vector<TimeMention> times_of(std::string text) {
  Page page;
  page.text = std::move(text);
  page.published = parse_instant("2018-03-21");
  return find_times(page, analyse(page.text, 0));
}

TEST(Time, NoYearHasSoManyDigits) {
  EXPECT_EQ(times_of("ولد عام 1947.").size(), 1u);
  EXPECT_TRUE(times_of("ولد عام 211205552212.").empty());
  EXPECT_TRUE(times_of("ولد سنة 99999999999999999999 هـ.").empty());
}

TEST(Time, DistancesBeyondTheCalendarEndInIt) {
  for (const std::string unit : {"عاما", "شهرا", "يوما", "أسبوعا", "قرنا"})
    for (const std::string count : {"99999999", "99999999999999", "9999999999999999999999"})
      for (const TimeMention& time : times_of("حدث ذلك قبل " + count + " " + unit + "."))
        EXPECT_LE(time.value.size(), 21u) << time.value;
}

}  // namespace
}  // namespace tawatur
