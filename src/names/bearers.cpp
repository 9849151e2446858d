#include "names/bearers.h"

#include <algorithm>
#include <span>

#include "base/hash.h"
#include "names/page_country.h"

namespace tawatur {
namespace {

constexpr float surname_spelling = 1.15f;  // nats a letter, within one page
constexpr float far_surname_spelling = 0.4f;
constexpr size_t most_groups = 400;  // of one page that a surname is compared with

}  // namespace

/// The one full name of the page that a surname or given name alone can mean, spelt a little otherwise.
NameIndex Bearers::on_page(NameIndex weak, const PageNames& page) const {
  const WordIndex word = graph_.name(weak).words[0];
  const auto only = [&](auto&& bears) {
    NameIndex found = no_name;
    for (const NameIndex main : std::span(page.mains).first(std::min(page.mains.size(), most_groups))) {
      const Name& name = graph_.name(main);
      if (name.kind != EntityKind::person || name.weak || name.words.empty() || main == found || !bears(name)) continue;
      if (found != no_name) return no_name;
      found = main;
    }
    return found;
  };
  const NameIndex exact = only([&](const Name& name) { return is_called(name, word); });
  if (exact != no_name) return exact;
  return only([&](const Name& name) {
    return std::any_of(
        graph_.words().variants(word).begin(), graph_.words().variants(word).end(), [&](const WordVariant& v) {
          return v.distance < surname_spelling && (v.word == name.words.front() || v.word == name.words.back());
        });
  });
}

/// The full name that a word alone means anywhere: of those that end with it the only one, or one that is told of far
/// more often; of those that begin with it the only one: given names are shared too widely for counts to tell.
NameIndex Bearers::search(NameIndex weak) const {
  std::vector<NameIndex> names;
  const WordIndex word = graph_.name(weak).words[0];
  graph_.bearers(word, far_surname_spelling, names);
  std::vector<std::pair<uint32_t, uint32_t>> by_surname, by_given;  // root, pages
  for (const NameIndex i : names) {
    const Name& name = graph_.name(i);
    const bool exact = name.words.front() == word || name.words.back() == word;
    const bool surname = exact ? name.words.back() == word && !name.ends_in_father : !name.ends_in_father;
    auto& list = surname ? by_surname : by_given;
    const uint32_t root = sets_.root(i);
    if (std::none_of(list.begin(), list.end(), [&](auto& f) { return f.first == root; }))
      list.push_back({root, sets_.pages(root)});
  }
  if (by_surname.empty()) return by_given.size() == 1 ? by_given[0].first : no_name;
  std::sort(by_surname.begin(), by_surname.end(), [](auto& a, auto& b) { return a.second > b.second; });
  if (by_surname.size() > 1 && by_surname[1].second * dominates > by_surname[0].second) return no_name;
  return by_surname[0].first;
}

/// The full name of a national institution told by its head alone, where some page has it: الجيش on a page about Egypt
/// is الجيش المصري.
NameIndex Bearers::institution_of(NameIndex head, uint16_t country) const {
  const Name& name = graph_.name(head);
  if (!name.generic || country == no_country) return no_name;
  const std::string& institution = graph_.words().text(name.words[0]);
  if (!is_national_institution(institution)) return no_name;
  const std::string masculine(adjective_of(country)), feminine = masculine + "ه";
  return graph_.find(name.kind, {institution, institution.ends_with("ه") ? feminine : masculine});
}

/// The entity of such an institution where no page has its full name; 0 where the head is none.
uint64_t Bearers::institution_key(NameIndex head, uint16_t country) const {
  const Name& name = graph_.name(head);
  if (!name.generic || country == no_country) return 0;
  const std::string& institution = graph_.words().text(name.words[0]);
  constexpr uint64_t of_country = uint64_t{1} << 62;
  return !is_national_institution(institution) ? 0 : of_country | (hash_bytes(institution, country) >> 2);
}

NameIndex Bearers::anywhere(NameIndex weak) {
  const auto [at, fresh] = found_.try_emplace(weak, no_name);
  if (fresh) at->second = search(weak);
  return at->second;
}

}  // namespace tawatur
