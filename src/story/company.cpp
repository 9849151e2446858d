#include "story/company.h"

#include <algorithm>
#include <cmath>

#include "story/model.h"

namespace tawatur {
namespace {

constexpr float least_event = 0.02f;  // pairs below stay what they are
constexpr float least_near = 0.05f, among_near = 0.3f, close = 0.5f;
constexpr size_t most_near = 24, most_among = 12;  // pages that are looked at around each

float log_odds(float likelihood) {
  constexpr float edge = 1e-3f;
  return std::log((likelihood + edge) / (1 - likelihood + edge));
}

class Company {
 public:
  explicit Company(const GroupView& view) : view_(view), pages_(view.size()), event_(pages_ * pages_), around_(pages_) {
    for (uint32_t a = 0; a < pages_; ++a) {
      Around& around = around_[a];
      for (uint32_t b = 0; b < pages_; ++b) {
        if (a == b) continue;
        const Likeness& likeness = view.between(a, b);
        event_[a * pages_ + b] = likeness.event;
        if (likeness.event > least_near) around.near.push_back(b);
        around.events += likeness.event, around.threads += likeness.thread;
        around.close += likeness.event > close;
      }
      const auto nearer = [&](uint32_t x, uint32_t y) { return std::pair(event(a, y), x) < std::pair(event(a, x), y); };
      const size_t kept = std::min(around.near.size(), most_near);
      std::ranges::partial_sort(around.near, around.near.begin() + static_cast<ptrdiff_t>(kept), nearer);
      around.near.resize(kept);
    }
  }

  CompanySigns signs(uint32_t a, uint32_t b) const {
    CompanySigns out;
    const auto set = [&](CompanySign sign, float value) { out[static_cast<size_t>(sign)] = value; };
    const auto set_both = [&](CompanySign least, float x, float y) {
      set(least, std::min(x, y));
      set(static_cast<CompanySign>(static_cast<size_t>(least) + 1), std::max(x, y));
    };
    const Around &x = around_[a], &y = around_[b];
    const float likelihood = event(a, b);
    set(CompanySign::event, log_odds(likelihood));
    set(CompanySign::thread, log_odds(view_.between(a, b).thread));
    set(CompanySign::pages, std::log(static_cast<float>(pages_)));
    set_both(CompanySign::events_least, std::log1p(x.events), std::log1p(y.events));
    set_both(CompanySign::threads_least, std::log1p(x.threads), std::log1p(y.threads));
    const float nearest_a = nearest(a, b), nearest_b = nearest(b, a);
    set_both(CompanySign::beside_nearest_least, likelihood - nearest_a, likelihood - nearest_b);
    set_both(CompanySign::nearest_least, nearest_a, nearest_b);
    set_both(CompanySign::among_near_least, among(a, b), among(b, a));
    set_both(CompanySign::rank_least, rank(a, likelihood), rank(b, likelihood));
    set_both(CompanySign::close_least, std::log1p(x.close), std::log1p(y.close));
    float best = 0, second = 0, shared = 0, close_to_both = 0;
    for (const uint32_t third : x.near) {
      if (third == b) continue;
      const float of_a = event(a, third), of_b = event(b, third), both = std::min(of_a, of_b);
      second = std::max(second, std::min(best, both)), best = std::max(best, both);
      shared += of_a * of_b;
      close_to_both += both > close;
    }
    set(CompanySign::common, best);
    set(CompanySign::common_second, second);
    set(CompanySign::common_share, shared / (x.events + y.events - shared - likelihood + close));
    set(CompanySign::common_close, std::log1p(close_to_both));
    return out;
  }

 private:
  struct Around {
    std::vector<uint32_t> near;  // nearest first
    float events = 0, threads = 0, close = 0;
  };

  float event(uint32_t a, uint32_t b) const { return event_[a * pages_ + b]; }
  float nearest(uint32_t a, uint32_t but) const {
    for (const uint32_t other : around_[a].near)
      if (other != but) return event(a, other);
    return 0;
  }
  /// Mean likelihood of `b` with the pages near to `a`; the pair itself counts a half.
  float among(uint32_t a, uint32_t b) const {
    float sum = event(a, b) / 2, weight = 0.5f;
    size_t looked = 0;
    for (const uint32_t other : around_[a].near) {
      if (other == b) continue;
      const float near = event(a, other);
      if (near < among_near || looked++ == most_among) break;
      sum += near * event(b, other), weight += near;
    }
    return sum / weight;
  }
  float rank(uint32_t a, float likelihood) const {
    const auto nearer = std::ranges::count_if(around_[a].near, [&](uint32_t p) { return event(a, p) > likelihood; });
    return std::log1p(static_cast<float>(nearer));
  }

  const GroupView& view_;
  const size_t pages_;
  std::vector<float> event_;
  std::vector<Around> around_;
};

}  // namespace

std::vector<CompanyPair> company_of(const GroupView& view) {
  const Company company(view);
  std::vector<CompanyPair> out;
  for (uint32_t a = 0; a < view.size(); ++a)
    for (uint32_t b = a + 1; b < view.size(); ++b)
      if (view.between(a, b).event >= least_event) out.push_back({a, b, company.signs(a, b)});
  return out;
}

GroupView in_company(GroupView view, const StoryModel& model) {
  const GroupJudge& judge = model.judge_of(view);
  if (judge.company.empty()) return view;
  for (const CompanyPair& pair : company_of(view)) {
    Likeness likeness = view.between(pair.a, pair.b);
    const bool crowded = likeness.crowd > likeness.event;
    likeness.event = (likeness.event + judge.event_in_company(pair.signs)) / 2;
    likeness.crowd = crowded ? std::max(likeness.crowd, likeness.event) : likeness.event;
    view.set(pair.a, pair.b, likeness);
  }
  return view;
}

}  // namespace tawatur
