#include "lineage/direction.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/fold.h"
#include "speech/speech_lexicon.h"

namespace tawatur {
namespace {

constexpr size_t least_name = 6;  // bytes of a name that is looked for inside another: three letters

/// An outlet as pages credit it: its name, its site's, and its entry in the list of media.
struct Outlet {
  std::string name, site;
  const Medium* medium = nullptr;
  bool known() const { return !name.empty() || !site.empty(); }
};

/// "sabq" of https://www.sabq.org/x.
std::string site_of(std::string_view url) {
  if (const size_t at = url.find("://"); at != std::string_view::npos) url.remove_prefix(at + 3);
  url = url.substr(0, url.find_first_of("/?#:"));
  if (url.starts_with("www.")) url.remove_prefix(4);
  return folded(url);
}

const Medium* medium_of(std::string_view folded_name) {
  const SpeechLexicon& lexicon = SpeechLexicon::get();
  std::vector<std::string_view> words;
  for (size_t at = 0; at < folded_name.size();) {
    const size_t end = std::min(folded_name.find(' ', at), folded_name.size());
    if (end > at) words.push_back(folded_name.substr(at, end - at));
    at = end + 1;
  }
  for (size_t i = 0; i < words.size(); ++i) {
    const std::vector<MediumAlias>* aliases = lexicon.media(words[i]);
    if (!aliases) continue;
    for (const MediumAlias& alias : *aliases) {
      if (alias.words.size() <= words.size() - i && std::equal(alias.words.begin(), alias.words.end(), &words[i]))
        return &lexicon.medium(alias.medium);
    }
  }
  return nullptr;
}

Outlet outlet_of(const Page& page) {
  Outlet out{folded(page.outlet.value_or("")), site_of(page.url.value_or("")), nullptr};
  out.medium = medium_of(out.name);
  return out;
}

/// The credit by which `r` says that it has its report from `outlet`.
const Credit* credit_to(const Reading& r, const Outlet& outlet) {
  for (const Credit& credit : r.speech.credits) {
    const std::string name = folded(credit.name);
    if (outlet.medium && medium_of(name) == outlet.medium) return &credit;
    if (name.size() >= least_name && outlet.name.find(name) != std::string::npos) return &credit;
    if (outlet.name.size() >= least_name && name.find(outlet.name) != std::string::npos) return &credit;
  }
  return nullptr;
}

bool credits_a_wire(const Reading& r) {
  return std::ranges::any_of(r.speech.credits, [](const Credit& c) { return c.is_wire; });
}

/// By the list, or by its name: "وكالة … للأنباء".
bool is_wire(const Outlet& outlet) {
  if (outlet.medium) return outlet.medium->kind == MediumKind::wire;
  return outlet.name.starts_with("وكاله ");
}

/// Whether b was published before a; none where the times do not tell. A day without a clock is compared by days.
std::optional<bool> is_b_earlier(const Page& a, const Page& b) {
  if (!a.published || !b.published) return std::nullopt;
  const bool clocks = a.published->has_clock && b.published->has_clock;
  const int64_t unit = clocks ? 1 : 86400;
  const int64_t first = a.published->seconds / unit, second = b.published->seconds / unit;
  if (first == second) return std::nullopt;
  return second < first;
}

}  // namespace

Order order_of(const Reading& a, const Reading& b, Relation relation) {
  const Outlet outlet_a = outlet_of(a.page), outlet_b = outlet_of(b.page);
  const std::optional<bool> b_earlier = is_b_earlier(a.page, b.page);
  const bool b_first = b_earlier.value_or(b.page.text.size() > a.page.text.size());
  const Direction by_time = b_earlier ? Direction::known : Direction::unclear;

  if (a.page.url && a.page.url == b.page.url) return {b_first, by_time, "versions of one page"};
  const bool one_outlet = !outlet_a.name.empty()
                              ? outlet_a.name == outlet_b.name
                              : outlet_b.name.empty() && !outlet_a.site.empty() && outlet_a.site == outlet_b.site;
  if (one_outlet) return {b_first, by_time, "versions at one outlet"};

  const Credit *a_credits = credit_to(a, outlet_b), *b_credits = credit_to(b, outlet_a);
  if (b_credits && !a_credits) return {false, Direction::known, fmt::format("the second credits {}", b_credits->name)};
  if (a_credits && !b_credits) return {true, Direction::known, fmt::format("the second credits {}", a_credits->name)};
  if (is_wire(outlet_a) && !is_wire(outlet_b) && !credits_a_wire(b))
    return {false, Direction::known, fmt::format("{} is a wire", *a.page.outlet)};
  if (is_wire(outlet_b) && !is_wire(outlet_a) && !credits_a_wire(a))
    return {true, Direction::known, fmt::format("{} is a wire", *b.page.outlet)};

  if (relation == Relation::rewrite || relation == Relation::translation) {
    // who tells anew what is printed elsewhere had it before him; days alone are too coarse
    const bool clocks = b_earlier && a.page.published->has_clock && b.page.published->has_clock;
    return {b_first, clocks ? Direction::known : Direction::unclear, {}};
  }
  if (credits_a_wire(a) || credits_a_wire(b)) return {b_first, Direction::common_source, "a wire is credited"};
  if (outlet_a.known() && outlet_b.known())
    return {b_first, Direction::common_source, "two outlets, neither credits the other"};
  return {b_first, Direction::unclear, {}};
}

}  // namespace tawatur
