#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cmath>
#include <optional>

#include "base/fold.h"
#include "page/byline.h"
#include "page/byline_choice.h"
#include "page/byline_names.h"
#include "page/byline_signs.h"
#include "page/name_surroundings.h"
#include "page/page_text.h"

namespace tawatur {
namespace {

using enum BylineSign;

constexpr size_t most_candidates = 200, longest_line = 200, most_line_words = 18, most_parts = 12;

float amount(size_t value, float scale) { return std::log2(1.0f + static_cast<float>(value)) / scale; }

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
    rank += line.bytes_from_title < beside_title_bytes ? 4 : line.bytes_from_title < near_title_bytes ? 2 : 0;
    rank += line.prose_before == 0 ? 1 : 0;
    rank -= (around.furniture ? 4 : 0) + (around.list ? 3 : 0) + (in.label_other ? 4 : 0);
    if (rank <= c->rank) return;
    c->rank = rank, c->signature = around.signature;
    set_place_signs(c->signs, line, around, in);
    if (!first_seen_ && line.after_title && !around.furniture) first_seen_ = c - all_.data();
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
      set_text_signs(c.signs, c.text, e_.outlet);
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

}  // namespace tawatur
