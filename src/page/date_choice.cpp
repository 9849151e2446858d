#include "page/date_choice.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "page/date_signs.h"
#include "page/visible_date.h"

namespace tawatur {
namespace {

using enum DateSign;

constexpr int64_t same_moment = 15 * 3600;  // seconds by which zones may move a day

/// What is known of one day.
struct Day {
  Instant instant;
  DateSigns signs{};
  const SeenDate* seen = nullptr;  // where it is seen best
  int published_sources = 0;
  bool stamped = false;  // its system alone tells it, of a page that is no news and shows no date: of no meaning
};

class Gatherer {
 public:
  explicit Gatherer(const DateEvidence& evidence) : e_(evidence) {}

  std::vector<DateCandidate> gather() {
    machines();
    readers();
    address();
    std::vector<DateCandidate> out;
    settle_zone();
    compare();
    const bool settled = std::ranges::any_of(days_, [](const auto& day) { return tells_own_day(day.second); });
    for (auto& [date, day] : days_) {
      if (settled ? tells_own_day(day) : !day.stamped) out.push_back({day.instant, day.signs});
    }
    return out;
  }

 private:
  static float& sign(Day& day, DateSign s) { return day.signs[static_cast<size_t>(s)]; }
  static bool has(const Day& day, DateSign s) { return day.signs[static_cast<size_t>(s)] != 0; }

  Day& day_of(const Instant& instant) {
    Day& day = days_[instant.local];
    if (day.instant.local.year == 0 || (!day.instant.has_clock && instant.has_clock) ||
        (day.instant.has_clock && instant.has_clock && !day.instant.zone_minutes && instant.zone_minutes))
      day.instant = instant;
    return day;
  }

  void machines() {
    for (const LinkedDate& date : e_.linked.dates) {
      Day& day = day_of(date.instant);
      const bool own = date.of != LinkedDateOf::other;
      if (date.modified) {
        if (own) sign(day, linked_modified) = 1;
      } else {
        sign(day, date.of == LinkedDateOf::article ? linked_article
                  : date.of == LinkedDateOf::page  ? linked_page
                                                   : linked_other) = 1;
      }
    }
    for (const MetaDate& date : e_.meta.dates)
      sign(day_of(date.instant), date.of == MetaDateOf::published ? meta_published
                                 : date.of == MetaDateOf::vague   ? meta_vague
                                                                  : meta_modified) = 1;
    for (const MetaDate& date : e_.microdata) {
      if (date.of == MetaDateOf::modified)
        sign(day_of(date.instant), microdata_modified) = 1;
      else if (one_microdata_day())
        sign(day_of(date.instant), microdata_published) = 1;
    }
  }

  /// Whether microdata call one day alone the day of publication: in lists each item has its own.
  bool one_microdata_day() const {
    const MetaDate* first = nullptr;
    for (const MetaDate& date : e_.microdata) {
      if (date.of == MetaDateOf::modified) continue;
      if (first == nullptr) first = &date;
      if (date.instant.local != first->instant.local) return false;
    }
    return true;
  }

  /// The day that machines tell by an instant which in some zone is the seen one.
  Day* same_moment_elsewhere(const SeenDate& seen) {
    if (days_.contains(seen.instant.local) || seen.instant.has_clock) return nullptr;
    for (const int step : {-1, 1}) {
      const auto found = days_.find(date_of_days(days_of(seen.instant.local) + step));
      if (found == days_.end() || !found->second.instant.has_clock || found->second.seen != nullptr) continue;
      const int64_t noon = days_of(seen.instant.local) * 86400 + 43200;
      if (std::abs(found->second.instant.seconds - noon) <= 12 * 3600 + same_moment) return &found->second;
    }
    return nullptr;
  }

  /// The days that readers see. A date whose day and month could change places is read the way in which the page tells
  /// it elsewhere.
  std::vector<SeenDate> seen_days_read() const {
    std::vector<SeenDate> out = e_.seen;
    const std::optional<Instant> address = date_in_url(e_.url);
    const auto told = [&](const Date& date) {
      return days_.contains(date) || (address && address->local == date) ||
             std::ranges::any_of(
                 e_.seen, [&](const SeenDate& s) { return s.order != DayMonthOrder::open && s.instant.local == date; });
    };
    size_t open = 0;
    constexpr size_t most_open = 50;  // keeps hostile pages linear
    for (SeenDate& seen : out) {
      if (seen.order != DayMonthOrder::open || ++open > most_open || told(seen.instant.local)) continue;
      const Instant swapped = with_day_and_month_swapped(seen.instant);
      if (told(swapped.local)) seen.instant = swapped;
    }
    return out;
  }

  void readers() {
    seen_ = seen_days_read();
    for (const SeenDate& seen : seen_) {
      if (seen.label == DateLabel::apart && (seen.furniture || seen.list_name)) continue;  // copyright, comments
      Day* moved = same_moment_elsewhere(seen);
      Day& day = moved != nullptr ? *moved : day_of(seen.instant);
      if (day.seen == nullptr || place_rank(seen) > place_rank(*day.seen)) day.seen = &seen;
    }
    const SeenDate* first = nullptr;
    for (const SeenDate& seen : seen_) {
      if (seen.after_title && !seen.furniture) {
        first = &seen;
        break;
      }
    }
    size_t days_seen = 0;
    for (auto& [date, day] : days_) days_seen += day.seen != nullptr;
    for (auto& [date, day] : days_) {
      if (day.seen == nullptr) continue;
      set_place_signs(day.signs, *day.seen);
      if (first != nullptr && first->instant.local == day.seen->instant.local) sign(day, seen_first) = 1;
      if (days_seen == 1) sign(day, seen_only) = 1;
      if (days_seen >= 6) sign(day, seen_many) = 1;
    }
  }

  void address() {
    if (const std::optional<Instant> date = date_in_url(e_.url)) {
      Day& day = day_of(*date);
      sign(day, in_address) = 1;
    }
    for (auto& [date, day] : days_) {
      std::string month = "/" + to_iso(Instant{0, date, false, {}}).substr(0, 7) + "/";
      if (e_.url.find(month) != std::string_view::npos) sign(day, month_in_address) = 1;
      std::ranges::replace(month, '-', '/');
      if (e_.url.find(month) != std::string_view::npos) sign(day, month_in_address) = 1;
    }
  }

  /// Where a page's address holds a day that the page tells as well, there is no doubt.
  static bool tells_own_day(const Day& day) {
    return has(day, in_address) && (day.published_sources > 1 || day.seen != nullptr);
  }

  /// A moment near midnight is of two days in two zones; the address is written in the site's own.
  void settle_zone() {
    const std::optional<Instant> address = date_in_url(e_.url);
    if (!address) return;
    Day& own = days_[address->local];
    for (const int step : {-1, 1}) {
      const auto other = days_.find(date_of_days(days_of(address->local) + step));
      if (other == days_.end() || !other->second.instant.has_clock) continue;
      const int64_t noon = days_of(address->local) * 86400 + 43200;
      if (std::abs(other->second.instant.seconds - noon) > 12 * 3600 + same_moment) continue;
      bool published = false;
      for (const DateSign s : {linked_article, linked_page, meta_published, microdata_published}) {
        if (!has(other->second, s)) continue;
        sign(own, s) = 1, published = true;
      }
      if (published) days_.erase(other);
    }
  }

  static bool beside_title(const Day& day) {
    return day.seen != nullptr && !has(day, seen_furniture) && !has(day, seen_label_apart) &&
           (has(day, seen_beside_title) || has(day, seen_label_published) || has(day, seen_first));
  }

  /// Signs that set a day against the page's others.
  void compare() {
    size_t published_days = 0, beside_days = 0, labelled_published = 0, labelled_modified = 0, days_seen = 0;
    bool article_dated = false, page_dated = false;
    int64_t newest = 0;
    for (auto& [date, day] : days_) {
      day.published_sources = has(day, linked_article) + has(day, meta_published) + has(day, microdata_published) +
                              has(day, linked_page) + has(day, in_address);
      published_days += day.published_sources > 0;
      beside_days += beside_title(day);
      labelled_published += has(day, seen_label_published);
      labelled_modified += has(day, seen_label_modified);
      days_seen += day.seen != nullptr;
      newest = std::max(newest, days_of(date));
      article_dated = article_dated || has(day, linked_article);
      page_dated = page_dated || has(day, linked_page);
    }
    const AddressShape address = shape_of(e_.url);
    for (auto& [date, day] : days_) {
      const auto set = [&, d = &day](DateSign which, bool value) {
        if (value) sign(*d, which) = 1;
      };
      const bool modified = has(day, linked_modified) || has(day, meta_modified) || has(day, microdata_modified);
      const bool published = day.published_sources > 0;
      set(bias, true);
      set(published_twice, day.published_sources >= 2);
      set(only_modified, modified && !published);
      set(published_elsewhere, published_days > (published ? 1u : 0u));
      set(seen_and_published, published && day.seen != nullptr);
      set(seen_and_modified, modified && !published && day.seen != nullptr);
      set(unseen_published, published && day.seen == nullptr && beside_days > 0);
      set(unseen_nothing_seen, published && day.seen == nullptr && days_seen == 0);
      set(linked_against_readers, has(day, linked_article) && has(day, unseen_published) && !has(day, published_twice));
      set(rival_label_published, labelled_published > (has(day, seen_label_published) ? 1u : 0u));
      set(rival_label_modified, day.seen != nullptr && labelled_modified > (has(day, seen_label_modified) ? 1u : 0u));
      const bool no_article = !e_.linked.has_article && e_.meta.type != "article";
      set(good_place, beside_title(day) && !has(day, seen_twins) &&
                          (has(day, seen_dated_name) || has(day, seen_byline_name) || has(day, seen_alone) ||
                           has(day, seen_label_published)));
      set(modified_of_news, modified && !published && e_.linked.is_news);
      set(unlabelled_modified, modified && !published && beside_title(day) && !has(day, seen_label_modified));
      day.stamped = has(day, linked_article) && day.published_sources == 1 && days_seen == 0 && !e_.linked.is_news;
      set(published_of_no_article, has(day, meta_published) && no_article);
      for (const int step : {-1, 1}) {
        const auto neighbour = days_.find(date_of_days(days_of(date) + step));
        set(neighbour_in_address,
            neighbour != days_.end() && has(neighbour->second, in_address) && !has(day, in_address));
      }
      set(no_article_type, no_article);
      set(page_type_alone, page_dated && !article_dated);
      set(home_page, address.home);
      set(little_prose, e_.prose_bytes < 1000);
      set(website_type, e_.meta.type == "website"), set(clock, day.instant.has_clock);
      set(slug, address.slug);
      sign(day, DateSign::seen_days) = amount(days_seen, 4);
      sign(day, prose_amount) = amount(e_.prose_bytes, 10);
      sign(day, age) = amount(static_cast<uint64_t>(newest - days_of(date)), 10);
    }
  }

  const DateEvidence& e_;
  std::vector<SeenDate> seen_;
  std::map<Date, Day> days_;
};

}  // namespace

std::vector<DateCandidate> date_candidates(const DateEvidence& evidence) { return Gatherer(evidence).gather(); }

std::optional<Instant> choose_published(const std::vector<DateCandidate>& candidates, const ChoiceWeights& weights) {
  const DateCandidate* best = nullptr;
  float best_score = weights.bar;
  for (const DateCandidate& candidate : candidates) {
    const float s = weights.score(candidate.signs);
    if (s > best_score) best = &candidate, best_score = s;
  }
  return best == nullptr ? std::nullopt : std::optional(best->instant);
}

}  // namespace tawatur
