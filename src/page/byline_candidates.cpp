#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cmath>
#include <optional>

#include "base/fold.h"
#include "base/hash.h"
#include "base/resource.h"
#include "base/utf8.h"
#include "page/byline.h"
#include "page/byline_choice.h"
#include "page/name_surroundings.h"
#include "page/page_text.h"

namespace tawatur {
namespace {

using enum BylineSign;

constexpr size_t most_candidates = 200, longest_line = 200, most_line_words = 18, most_parts = 12;
constexpr uint32_t beside = 300, near = 1500;  // bytes of text from the <h1>

float amount(size_t value, float scale) { return std::log2(1.0f + static_cast<float>(value)) / scale; }

/// The names of a list ("A B, C D and E F"); fewer than two where a piece does not look like a name of a person.
std::vector<std::string> names_of_list(std::string_view text) {
  static constexpr std::array<std::string_view, 10> dividers{", and ", " and ", " & ", " und ", " y ",
                                                             " et ",   " e ",   ", ",  " , ",   "، "};
  std::vector<std::string> out;
  while (!text.empty()) {
    size_t end = text.size(), size = 0;
    for (const std::string_view divider : dividers) {
      const size_t at = text.find(divider);
      if (at < end || (at == end && divider.size() > size)) end = at, size = divider.size();
    }
    std::string name = collapsed(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + size));
    const auto words = std::ranges::count(name, ' ') + 1;
    bool capitals = true;
    for (size_t at = 0; at < name.size(); ++at) {
      if (at == 0 && name[at] >= 'a' && name[at] <= 'z') capitals = false;
      if (name[at] >= '0' && name[at] <= '9') capitals = false;
    }
    if (words < 2 || words > 4 || !capitals) return {};
    out.push_back(std::move(name));
  }
  return out;
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

/// How a name stands in its line.
struct InLine {
  bool label = false, label_inside = false, label_before = false, label_other = false;
  bool whole = false, first = false, later = false, comma = false, joined = false;
};

struct Candidate {
  std::string text;
  std::vector<std::string> words;
  BylineSigns signs{};
  int rank = -1000;  // of its best place
  size_t places = 0;
  uint64_t signature = 0;
};

class Gatherer {
 public:
  explicit Gatherer(const BylineEvidence& evidence) : e_(evidence), surroundings_(evidence.document) {}

  std::vector<BylineCandidate> gather() {
    machines();
    bool label_before = false, other_before = false;
    for (const PageLine& line : e_.lines.lines) {
      if (line.text.empty()) continue;
      const bool after_label = label_before, after_other = other_before;
      label_before = other_before = false;
      if (line.text.size() > longest_line) continue;
      const LabelledName name = find_label(line.text);
      if (name.label != BylineLabel::none && name.begin >= line.text.size()) {
        (name.label == BylineLabel::author ? label_before : other_before) = true;
        continue;
      }
      read_line(line, name, after_label, after_other);
      if (all_.size() >= most_candidates) break;
    }
    compare();
    std::vector<BylineCandidate> out;
    for (Candidate& c : all_) out.push_back({std::move(c.text), c.signs});
    return out;
  }

 private:
  static float& sign(Candidate& c, BylineSign s) { return c.signs[static_cast<size_t>(s)]; }
  static bool has(const Candidate& c, BylineSign s) { return c.signs[static_cast<size_t>(s)] != 0; }

  Candidate* candidate(std::string_view raw) {
    std::string text = clean_byline(raw);
    if (text.empty()) return nullptr;
    const std::vector<std::string> names = names_of_list(text);
    if (names.size() > 1) text = joined(names);
    std::vector<std::string> words = byline_words(text);
    if (words.empty()) return nullptr;
    std::string key;
    for (const std::string& word : words) key += word + " ";
    const auto [place, fresh] = by_words_.emplace(std::move(key), all_.size());
    if (fresh) {
      all_.emplace_back();
      all_.back().text = std::move(text), all_.back().words = std::move(words);
      if (names.size() > 1) sign(all_.back(), list_of_names) = 1;
    }
    return &all_[place->second];
  }

  void told(std::string_view raw, BylineSign where) {
    if (Candidate* c = candidate(raw)) sign(*c, where) = 1;
  }

  void machines() {
    std::string all;
    for (const std::string& name : e_.linked.authors) {
      const std::string clean = clean_byline(unescaped(name));
      if (!clean.empty() && all.find(clean) == std::string::npos) all += (all.empty() ? "" : ", ") + clean;
    }
    told(all, linked_author);
    if (e_.linked.authors.size() > 1) told(unescaped(e_.linked.authors.front()), linked_first);
    const auto& bylines = e_.meta.bylines;
    told(unescaped(bylines[0]), meta_author);
    for (size_t i = 1; i < bylines.size(); ++i) told(unescaped(bylines[i]), meta_creator);
    if (folded(e_.meta.twitter_label) == "written by") told(unescaped(e_.meta.twitter_data), twitter_author);
    all.clear();
    for (const std::string_view name : e_.meta.authors) all += (all.empty() ? "" : ", ") + unescaped(name);
    told(all, meta_citation);
  }

  void read_line(const PageLine& line, const LabelledName& name, bool after_label, bool after_other) {
    const std::string_view text = line.text;
    const auto words = static_cast<size_t>(std::ranges::count(text, ' ')) + 1;
    InLine in;
    in.label_before = after_label;
    in.label_other = after_other || name.label == BylineLabel::other;
    if (name.label != BylineLabel::none) {
      in.label = name.label == BylineLabel::author, in.whole = true;
      add_with_parts(line, text.substr(name.begin), name.begin, in);
    } else if (after_label || after_other) {
      in.whole = true;
      add_with_parts(line, text, 0, in);
    } else {
      if (words > most_line_words) return;
      for (const std::string_view inside : {" by ", " By ", " BY ", " by: ", " By: ", " بقلم ",
                                            " بقلم: ", " كتب: ", " كتبت: ", " الكاتب: ", " إعداد: ", " المصدر: "}) {
        const size_t at = text.find(inside);
        if (at == std::string_view::npos) continue;
        in.label_inside = true;
        add_with_parts(line, text.substr(at + inside.size()), at + inside.size(), in);
        break;
      }
    }
    if (name.label != BylineLabel::none || in.label_inside || after_label || after_other) return;
    // no label: what the elements around it say
    std::string links;
    size_t link_count = 0;
    NodeIndex first_link = no_node;
    for (size_t i = 0; i < std::min(line.parts.size(), most_parts); ++i) {
      const Around around = surroundings_.of(line.parts[i].node);
      const bool link = around.author_link || around.rel_author;
      if (!link && !around.author && !around.microdata) continue;
      InLine part;
      part.whole = line.parts.size() == 1, part.first = i == 0 && !part.whole, part.later = i > 0;
      add(line, line.part_text(i), line.parts[i].node, around, part);
      if (i == 0 && !part.whole && words <= 10) {
        InLine whole;
        whole.whole = true;
        add(line, text, line.parts[i].node, around, whole);
      }
      if (part.whole) add_before_comma(line, text, line.parts[i].node, around, part);
      if (link) {
        links += (links.empty() ? "" : ", ") + std::string(line.part_text(i));
        if (link_count++ == 0) first_link = line.parts[i].node;
      }
    }
    if (link_count > 1) {
      InLine joined;
      joined.joined = true;
      add(line, links, first_link, surroundings_.of(first_link), joined);
    }
  }

  /// The text from `begin` of a line, its first part, its links together, and what stands before a comma.
  void add_with_parts(const PageLine& line, std::string_view text, size_t begin, InLine in) {
    size_t part = 0;
    while (part + 1 < line.parts.size() && line.parts[part + 1].begin <= begin) ++part;
    const NodeIndex node = line.parts[part].node;
    const Around around = surroundings_.of(node);
    add(line, text, node, around, in);
    add_before_comma(line, text, node, around, in);
    if (part + 1 < line.parts.size()) {
      InLine first = in;
      first.first = true, first.whole = false;
      add(line, text.substr(0, line.parts[part + 1].begin - begin), node, around, first);
    }
    std::string links;
    size_t count = 0;
    const bool to_authors = around.author_link || around.rel_author;
    for (size_t i = part; i < std::min(line.parts.size(), part + most_parts); ++i) {
      const NodeIndex parent = e_.document[line.parts[i].node].parent;
      if (parent == no_node || e_.document[parent].tag != "a") continue;
      if (to_authors && !leads_to_author(e_.document.attribute(parent, "href")) &&
          e_.document.attribute(parent, "rel").find("author") == std::string_view::npos)
        continue;
      links += (count++ == 0 ? "" : ", ") + std::string(line.part_text(i));
    }
    if (count > 1) {
      in.joined = true, in.whole = false;
      add(line, links, node, around, in);
    }
  }

  void add_before_comma(const PageLine& line, std::string_view text, NodeIndex node, const Around& around, InLine in) {
    const size_t comma = std::min({text.find(','), text.find(" | "), text.find("،")});
    if (comma == std::string_view::npos) return;
    in.comma = true, in.whole = false;
    add(line, text.substr(0, comma), node, around, in);
  }

  void add(const PageLine& line, std::string_view raw, NodeIndex, const Around& around, const InLine& in) {
    if (raw.size() > longest_line || all_.size() >= most_candidates) return;
    Candidate* c = candidate(raw);
    if (c == nullptr) return;
    ++c->places;
    int rank = 0;
    rank += in.label || in.label_before ? 5 : 0;
    rank += around.author || around.microdata ? 2 : 0;
    rank += around.author_link || around.rel_author ? 1 : 0;
    rank += line.bytes_from_title < beside ? 4 : line.bytes_from_title < near ? 2 : 0;
    rank += line.prose_before == 0 ? 1 : 0;
    rank -= (around.furniture ? 4 : 0) + (around.list ? 3 : 0) + (in.label_other ? 4 : 0);
    if (rank <= c->rank) return;
    c->rank = rank, c->signature = around.signature;
    describe(*c, line, around, in);
    if (!first_seen_ && line.after_title && !around.furniture) first_seen_ = c - all_.data();
  }

  static void describe(Candidate& c, const PageLine& line, const Around& around, const InLine& in) {
    for (size_t s = static_cast<size_t>(seen); s < static_cast<size_t>(places); ++s) c.signs[s] = 0;
    const auto set = [&](BylineSign which, bool value) {
      if (value) sign(c, which) = 1;
    };
    set(seen, true), set(label_in_line, in.label), set(label_inside_line, in.label_inside);
    set(label_line_before, in.label_before), set(label_other, in.label_other);
    set(author_name, around.author), set(meta_name, around.meta), set(list_name, around.list);
    set(microdata, around.microdata), set(rel_author, around.rel_author), set(author_link, around.author_link);
    set(in_link, around.link), set(whole_line, in.whole), set(first_part, in.first), set(later_part, in.later);
    set(before_comma, in.comma), set(joined_parts, in.joined);
    set(beside_title, line.bytes_from_title < beside), set(near_title, line.bytes_from_title < near);
    set(before_title, !line.after_title), set(before_prose, line.prose_before == 0);
    set(behind_prose, line.prose_before >= 0.97f);
    set(inside_prose, line.prose_before > 0.1f && line.prose_before < 0.97f);
    set(furniture, around.furniture), set(in_heading, around.heading), set(in_list_item, around.list_item);
  }

  void describe_text(Candidate& c) const {
    const auto set = [&](BylineSign which, bool value) {
      if (value) sign(c, which) = 1;
    };
    const std::string name = squeezed(c.text), outlet = squeezed(e_.outlet);
    set(is_outlet, name == outlet);
    set(in_outlet, name != outlet && name.size() > 3 && outlet.size() > 3 &&
                       (outlet.find(name) != std::string::npos || name.find(outlet) != std::string::npos));
    const auto words = static_cast<size_t>(std::ranges::count(c.text, ' ')) + 1;
    set(one_word, words == 1), set(two_or_three_words, words == 2 || words == 3);
    set(four_or_five_words, words == 4 || words == 5), set(many_words, words > 5);
    bool capital = true, lower = true, digit = false;
    for (size_t at = 0; at < c.text.size(); ++at) {
      const auto byte = static_cast<unsigned char>(c.text[at]);
      const bool begins = at == 0 || c.text[at - 1] == ' ';
      if (byte >= 'A' && byte <= 'Z') lower = false;
      if (begins && byte >= 'a' && byte <= 'z' && !std::string_view(c.text).substr(at).starts_with("and "))
        capital = false;
      if (byte >= 0x80) lower = false;
      digit = digit || (byte >= '0' && byte <= '9');
    }
    set(capitals, capital), set(lower_case, lower), set(has_digit, digit);
    const std::string f = folded(c.text);
    set(has_comma, f.find(',') != std::string::npos || f.find("،") != std::string::npos);
    set(has_and, f.find(" and ") != std::string::npos || f.find(" & ") != std::string::npos ||
                     f.find(" و") != std::string::npos);
    for (const std::string_view word : {"team", "staff", "editorial", "editors", "desk", "فريق", "تحرير", "وكالات"})
      set(team, f.find(word) != std::string::npos);
  }

  static bool begins(const Candidate& longer, const Candidate& shorter) {
    return longer.text.size() > shorter.text.size() && longer.text.starts_with(shorter.text) &&
           !std::isalnum(static_cast<unsigned char>(longer.text[shorter.text.size()]));
  }

  static bool by_machines(const Candidate& c) {
    return has(c, linked_author) || has(c, meta_author) || has(c, meta_creator) || has(c, meta_citation) ||
           has(c, twitter_author);
  }

  void compare() {
    boost::unordered_flat_map<uint64_t, size_t> same_place;
    size_t machine_names = 0, machine_seen = 0, labelled = 0;
    for (const Candidate& c : all_) {
      if (has(c, seen)) ++same_place[c.signature];
      machine_names += by_machines(c), machine_seen += by_machines(c) && has(c, seen);
      labelled += has(c, label_in_line) || has(c, label_line_before);
    }
    for (size_t i = 0; i < all_.size(); ++i) {
      Candidate& c = all_[i];
      const auto set = [&](BylineSign which, bool value) {
        if (value) sign(c, which) = 1;
      };
      const bool machine = by_machines(c), visible = has(c, seen);
      set(bias, true);
      set(machines_agree, has(c, linked_author) + has(c, meta_author) + has(c, meta_creator) + has(c, meta_citation) +
                                  has(c, twitter_author) >=
                              2);
      set(first_name, first_seen_ && *first_seen_ == static_cast<std::ptrdiff_t>(i));
      if (visible) sign(c, places) = amount(c.places, 4), sign(c, twins) = amount(same_place[c.signature] - 1, 4);
      describe_text(c);
      for (const Candidate& other : all_) {
        const bool front = begins(other, c), back = begins(c, other);
        set(begins_another, front), set(goes_on_another, back);
        set(first_of_list, front && has(other, list_of_names) && !has(c, list_of_names));
        set(list_of_linked, back && has(c, list_of_names) && by_machines(other));
      }
      const bool label = has(c, label_in_line) || has(c, label_line_before);
      set(machines_and_seen, machine && visible), set(only_machines, machine && !visible);
      set(rival_linked, machine_names > (machine ? 1u : 0u));
      set(rival_labelled, labelled > (label ? 1u : 0u));
      set(rival_linked_seen, machine_seen > (machine && visible ? 1u : 0u));
    }
  }

  const BylineEvidence& e_;
  NameSurroundings surroundings_;
  std::vector<Candidate> all_;
  boost::unordered_flat_map<std::string, size_t> by_words_;
  std::optional<std::ptrdiff_t> first_seen_;
};

}  // namespace

std::vector<BylineCandidate> byline_candidates(const BylineEvidence& evidence) { return Gatherer(evidence).gather(); }

std::vector<std::string> byline_words(std::string_view byline) {
  std::vector<std::string> out;
  const std::string f = folded(byline);
  for (size_t at = 0; at < f.size();) {
    const CodePoint c = decode(f, at);
    if (!is_letter(c.value) && digit_value(c.value) < 0 && c.value != '_') {
      at += c.size;
      continue;
    }
    const size_t begin = at;
    while (at < f.size()) {
      const CodePoint w = decode(f, at);
      if (!is_letter(w.value) && digit_value(w.value) < 0 && w.value != '_') break;
      at += w.size;
    }
    const std::string word = f.substr(begin, at - begin);
    if (word != "by" && word != "and") out.push_back(word);
  }
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace tawatur
