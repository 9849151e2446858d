#include "names/page_names.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

namespace tawatur {
namespace {

constexpr uint32_t reach = 200;       // mentions around a head in which its name is looked for
constexpr size_t most_bearers = 200;  // persons of one page among whom a surname is given
constexpr size_t most_persons = 16;   // of one group; more are not told apart

int rank(const Name& n) { return n.generic || n.words.empty() ? 0 : n.weak ? 1 : 2; }

bool is_ministry_of(std::string_view word) { return word == "خارجيه" || word == "داخليه" || word == "دفاع"; }

bool is_father_of(const Name& full, WordIndex word) {
  return std::find(full.words.begin(), full.words.end(), word) != full.words.end() && !is_called(full, word);
}

class Grouper {
 public:
  Grouper(const NameGraph& graph, std::span<const Mention> mentions, std::span<const NameIndex> names, PageNames& out)
      : graph_(graph), mentions_(mentions), names_(names), out_(out) {}

  void run() {
    boost::unordered_flat_map<uint32_t, std::vector<uint32_t>> members;
    std::vector<uint32_t> order;
    for (uint32_t i = 0; i < mentions_.size(); ++i) {
      std::vector<uint32_t>& list = members[mentions_[i].local];
      if (list.empty()) order.push_back(mentions_[i].local);
      list.push_back(i);
    }
    out_.groups.assign(mentions_.size(), 0);
    for (const uint32_t local : order) {
      const std::vector<uint32_t>& list = members[local];
      if (graph_.name(names_[list[0]]).kind == EntityKind::person)
        divide(list);
      else
        divide_things(list);
    }
    for (uint32_t i = 0; i < mentions_.size(); ++i) stand_for_told(i);
    give_surnames_to_most_told();
  }

 private:
  void add_group(const std::vector<uint32_t>& list) {
    NameIndex main = names_[list[0]];
    for (const uint32_t i : list) {
      out_.groups[i] = static_cast<uint32_t>(out_.mains.size());
      if (is_fuller(graph_.name(names_[i]), graph_.name(main))) main = names_[i];
    }
    // of a place and its slips what the page has most
    if (graph_.name(main).kind == EntityKind::place) {
      const auto times = [&](NameIndex name) {
        return std::count_if(list.begin(), list.end(), [&](uint32_t i) { return names_[i] == name; });
      };
      constexpr size_t few = 64;
      for (size_t k = 0; k < std::min(few, list.size()); ++k)
        if (times(names_[list[k]]) > times(main)) main = names_[list[k]];
    }
    out_.mains.push_back(main);
  }

  /// المحكمة may have been joined with two courts: full names that hold none the other are two things.
  void divide_things(const std::vector<uint32_t>& list) {
    std::vector<std::vector<uint32_t>> things;
    std::vector<uint32_t> rest;
    for (const uint32_t i : list) {
      const Name& name = graph_.name(names_[i]);
      if (name.words.size() < 2) {
        rest.push_back(i);
        continue;
      }
      const auto same = std::find_if(things.begin(), things.end(), [&](const std::vector<uint32_t>& t) {
        // the first may be a short form too: الجنائية الدولية in the title
        const size_t looked_at = std::min(t.size(), most_persons);
        return std::any_of(t.begin(), t.begin() + static_cast<std::ptrdiff_t>(looked_at),
                           [&](uint32_t j) { return names_[j] == names_[i] || holds(graph_.name(names_[j]), name); });
      });
      if (same != things.end())
        same->push_back(i);
      else if (things.size() < most_persons)
        things.push_back({i});
      else
        rest.push_back(i);
    }
    if (things.size() <= 1) return add_group(list);
    // short forms go to the full name told last before them
    for (const uint32_t i : rest) {
      size_t best = 0;
      for (size_t t = 0; t < things.size(); ++t)
        if (things[t][0] < i) best = t;
      things[best].push_back(i);
    }
    for (std::vector<uint32_t>& thing : things) {
      std::sort(thing.begin(), thing.end());
      add_group(thing);
    }
  }

  /// Whether one of two names has all words of the other, or other words for the same (an adjective, a head left out).
  /// A name that is known whole is not short for a longer one (مجلس الأمن, مجلس الأمن القومي).
  static bool holds(const Name& a, const Name& b) {
    const Name& brief = a.words.size() < b.words.size() ? a : b;
    const Name& full = a.words.size() < b.words.size() ? b : a;
    if (brief.alias != 0 && brief.alias != full.alias && brief.words.front() == full.words.front()) return false;
    return std::all_of(brief.words.begin(), brief.words.end(), [&](WordIndex w) {
      return std::find(full.words.begin(), full.words.end(), w) != full.words.end();
    });
  }

  void divide(const std::vector<uint32_t>& list) {
    std::vector<std::vector<uint32_t>> persons;  // mentions in full, one list a person
    std::vector<uint32_t> rest;
    for (const uint32_t i : list) {
      const Name& name = graph_.name(names_[i]);
      if (rank(name) < 2) {
        rest.push_back(i);
        continue;
      }
      const auto same = std::find_if(persons.begin(), persons.end(), [&](const std::vector<uint32_t>& p) {
        return std::any_of(p.begin(), p.end(), [&](uint32_t j) {
          return names_[j] == names_[i] || graph_.may_be_one(names_[j], names_[i]);
        });
      });
      if (same == persons.end() && persons.size() < most_persons)
        persons.push_back({i});
      else if (same == persons.end())
        rest.push_back(i);
      else
        same->push_back(i);
    }
    split_fathers(persons, rest);
    if (persons.empty()) {
      if (!rest.empty()) add_group(rest);
      return;
    }
    std::vector<size_t> told(persons.size());
    for (size_t p = 0; p < persons.size(); ++p) told[p] = persons[p].size();
    for (const uint32_t i : rest) {
      const Name& name = graph_.name(names_[i]);
      size_t best = 0;
      bool found = false;
      for (size_t p = 0; p < persons.size(); ++p) {
        const bool named = !name.words.empty() && is_called(graph_.name(names_[persons[p][0]]), name.words[0]);
        if (named && (!found || told[p] > told[best])) best = p, found = true;
      }
      persons[best].push_back(i);
    }
    for (std::vector<uint32_t>& person : persons) {
      std::sort(person.begin(), person.end());
      add_group(person);
    }
  }

  /// سلمان بن عبدالعزيز and الملك عبدالعزيز: the father's name alone means the father.
  void split_fathers(const std::vector<std::vector<uint32_t>>& persons, std::vector<uint32_t>& rest) {
    std::vector<uint32_t> fathers;
    std::erase_if(rest, [&](uint32_t i) {
      const Name& name = graph_.name(names_[i]);
      if (name.words.empty()) return false;
      bool is_father = false;
      for (const std::vector<uint32_t>& person : persons)
        for (const uint32_t j : person) {
          if (is_called(graph_.name(names_[j]), name.words[0])) return false;
          is_father = is_father || is_father_of(graph_.name(names_[j]), name.words[0]);
        }
      if (is_father) fathers.push_back(i);
      return is_father;
    });
    if (!fathers.empty()) add_group(fathers);
  }

  /// A surname alone means the one whom the page tells of most: of two brothers the one it is about.
  void give_surnames_to_most_told() {
    struct Person {
      uint32_t group;
      NameIndex main;
      size_t told = 0;
    };
    std::vector<Person> persons;
    std::vector<size_t> place_of_group(out_.mains.size(), SIZE_MAX);
    for (uint32_t i = 0; i < mentions_.size(); ++i) {
      const uint32_t group = out_.groups[i];
      const NameIndex main = out_.mains[group];
      if (graph_.name(main).kind != EntityKind::person || rank(graph_.name(main)) < 2 ||
          rank(graph_.name(names_[i])) < 2)
        continue;
      if (place_of_group[group] == SIZE_MAX && persons.size() < most_bearers)
        place_of_group[group] = persons.size(), persons.push_back({group, main});
      if (place_of_group[group] != SIZE_MAX) ++persons[place_of_group[group]].told;
    }
    // a word that only one of them is called by tells of that one too
    for (uint32_t i = 0; i < mentions_.size(); ++i) {
      const Name& name = graph_.name(names_[i]);
      if (!name.weak || name.words.empty()) continue;
      Person* only = nullptr;
      size_t called = 0;
      for (Person& person : persons)
        if (is_called(graph_.name(person.main), name.words[0])) only = &person, ++called;
      if (called == 1) ++only->told;
    }
    for (uint32_t i = 0; i < mentions_.size(); ++i) {
      const Name& name = graph_.name(names_[i]);
      if (!name.weak || name.words.empty()) continue;
      const size_t own = place_of_group[out_.groups[i]];
      const Person* best =
          own != SIZE_MAX && is_called(graph_.name(persons[own].main), name.words[0]) ? &persons[own] : nullptr;
      for (const Person& person : persons)
        if (is_called(graph_.name(person.main), name.words[0]) && (best == nullptr || person.told > best->told))
          best = &person;
      if (best != nullptr) out_.groups[i] = best->group;
    }
  }

  void stand_for_told(uint32_t i) {
    NameIndex& main = out_.mains[out_.groups[i]];
    const Name& head = graph_.name(main);
    if (!head.generic || head.words.empty()) return;
    const bool is_ministry = graph_.words().text(head.words[0]) == "وزاره";
    const auto has_head = [&](uint32_t j) {
      const Name& name = graph_.name(names_[j]);
      if (name.kind != head.kind || name.words.size() < 2) return false;
      // الوزارة is also الخارجية الفلسطينية
      return name.words[0] == head.words[0] || (is_ministry && is_ministry_of(graph_.words().text(name.words[0])));
    };
    const uint32_t count = static_cast<uint32_t>(mentions_.size());
    for (uint32_t j = i; j-- > (i > reach ? i - reach : 0);)
      if (has_head(j)) return void(main = names_[j]);
    for (uint32_t j = i + 1; j < std::min(count, i + reach); ++j)
      if (has_head(j)) return void(main = names_[j]);
  }

  const NameGraph& graph_;
  std::span<const Mention> mentions_;
  std::span<const NameIndex> names_;
  PageNames& out_;
};

}  // namespace

bool is_fuller(const Name& a, const Name& b) {
  if (rank(a) != rank(b)) return rank(a) > rank(b);
  return a.kind == EntityKind::person && a.words.size() > b.words.size();
}

void group_mentions(const NameGraph& graph, std::span<const Mention> mentions, std::span<const NameIndex> names,
                    PageNames& out) {
  Grouper(graph, mentions, names, out).run();
}

}  // namespace tawatur
