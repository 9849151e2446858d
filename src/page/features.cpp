#include "page/features.h"

#include <algorithm>
#include <array>
#include <bit>
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <cmath>

#include "base/fold.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "page/furniture_words.h"

namespace tawatur {
namespace {

constexpr uint8_t none = 255;

/// Counts of any size as a byte: 12 steps for each doubling.
uint8_t level(double count) { return static_cast<uint8_t>(std::min(254.0, 12 * std::log2(1 + std::max(0.0, count)))); }
/// A share of 0 to 1 as 0 to 250.
uint8_t share(double part, double whole) {
  return whole <= 0 ? uint8_t{0} : static_cast<uint8_t>(250 * std::clamp(part / whole, 0.0, 1.0));
}

/// Sums over any run of blocks, by prefix.
struct Sums {
  struct Row {
    uint32_t words = 0, link_words = 0, stops = 0, marks = 0, good_words = 0, long_blocks = 0;
  };
  std::vector<Row> upto;
  explicit Sums(const BlockList& list) : upto(list.blocks.size() + 1) {
    for (size_t i = 0; i < list.blocks.size(); ++i) {
      const Block& b = list.blocks[i];
      Row row = upto[i];
      row.words += b.words, row.link_words += b.link_words, row.stops += b.stops, row.marks += b.marks;
      row.good_words += is_prose(b) ? b.words : 0;
      row.long_blocks += b.words >= 25;
      upto[i + 1] = row;
    }
  }
  static bool is_prose(const Block& b) {
    return b.words >= 8 && b.link_words * 3 < b.words && (b.stops + b.marks > 0 || b.words >= 20);
  }
  Row between(uint32_t begin, uint32_t end) const {
    const Row &a = upto[begin], &b = upto[std::max(begin, end)];
    return {b.words - a.words, b.link_words - a.link_words, b.stops - a.stops,
            b.marks - a.marks, b.good_words - a.good_words, b.long_blocks - a.long_blocks};
  }
};

boost::unordered_flat_set<uint64_t> word_set(std::string_view text) {
  boost::unordered_flat_set<uint64_t> words;
  std::string word;
  for (size_t at = 0; at <= text.size();) {
    const CodePoint c = at < text.size() ? decode(text, at) : CodePoint{0, 1};
    const bool inside = c.value != 0 && (is_letter(c.value) || digit_value(c.value) >= 0);
    if (inside)
      append_utf8(word, fold(c.value) == 0 ? c.value : fold(c.value));
    else if (!word.empty())
      words.insert(hash_bytes(word)), word.clear();
    at += c.size;
  }
  return words;
}

/// Hashes of a text's words, folded, in order.
void word_hashes(std::string_view text, std::vector<uint64_t>& out) {
  out.clear();
  uint64_t hash = 0;
  for (size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const CodePoint c = byte < 0x80 ? CodePoint{byte, 1} : decode(text, at);
    const char32_t folded = byte < 0x80 ? (((byte | 32) >= 'a' && (byte | 32) <= 'z') ? byte | 32u
                                           : (byte >= '0' && byte <= '9')             ? byte
                                                                                      : 0u)
                                        : (is_letter(c.value) || digit_value(c.value) >= 0 ? fold(c.value) : 0);
    if (folded != 0)
      hash = hash_combine(hash, folded);
    else if (hash != 0 && !(byte >= 0x80 && is_arabic_mark(c.value)))
      out.push_back(hash), hash = 0;
    at += c.size;
  }
  if (hash != 0) out.push_back(hash);
}

constexpr size_t gram_size = 3;
uint64_t gram(const std::vector<uint64_t>& words, size_t at) {
  uint64_t hash = 1;
  for (size_t k = at; k < std::min(words.size(), at + gram_size); ++k) hash = hash_combine(hash, words[k]);
  return hash;
}

class Describer {
 public:
  Describer(const Document& document, const std::vector<HintSet>& hints, const BlockList& list, const PageClues& clues)
      : document_(document),
        hints_(hints),
        list_(list),
        blocks_(list.blocks),
        clues_(clues),
        sums_(list),
        table_(list.blocks.size()) {}

  FeatureTable run() {
    if (blocks_.empty()) return std::move(table_);
    total_ = sums_.between(0, static_cast<uint32_t>(blocks_.size()));
    text_shape();
    element_kind();
    hint_distances();
    ancestors();
    positions();
    candidates();
    repetition();
    clues();
    neighbours();
    announcements();
    return std::move(table_);
  }

 private:
  template <class Measure>
  void each(Measure measure) {
    uint8_t* column = table_.add_column();
    for (size_t i = 0; i < blocks_.size(); ++i) column[i] = static_cast<uint8_t>(measure(blocks_[i], i));
  }
  Sums::Row below(NodeIndex node) const { return sums_.between(list_.before[node], list_.before[document_[node].end]); }

  void text_shape() {
    each([](const Block& b, size_t) { return level(b.words); });
    each([](const Block& b, size_t) { return share(b.link_words, b.words); });
    each([](const Block& b, size_t) { return level(b.links); });
    each([](const Block& b, size_t) { return share(b.bold_words, b.words); });
    each([](const Block& b, size_t) { return share(b.capitals, b.letters); });
    each([](const Block& b, size_t) { return share(b.digits, b.letters + b.digits); });
    each([](const Block& b, size_t) { return level(b.stops); });
    each([](const Block& b, size_t) { return share(b.stops + b.marks, b.words); });
    each([](const Block& b, size_t) { return level(4.0 * b.letters / std::max(1u, b.words)); });
    each([&](const Block& b, size_t) {  // how it ends: sentence, colon, quotation, letter, …
      const std::string_view text = list_.text_of(b);
      const char32_t c = decode_before(text, text.size()).value;
      if (c == '.' || c == 0x3002 || c == 0x06D4) return 5;
      if (c == '!' || c == '?' || c == 0x061F || c == 0xFF1F || c == 0xFF01) return 6;
      if (c == '"' || c == 0x201D || c == 0xBB || c == ')' || c == '\'' || c == 0x2019) return 4;
      if (c == ':') return 3;
      if (c == 0x2026 || c == '>' || c == 0x203A || c == 0x2192 || c == '|') return 0;
      if (digit_value(c) >= 0) return 1;
      return 2;
    });
    each([&](const Block& b, size_t) {  // how it begins
      const std::string_view text = list_.text_of(b);
      const char32_t c = decode(text, 0).value;
      if (c >= 'a' && c <= 'z') return 1;
      if (digit_value(c) >= 0) return 2;
      if (c == '"' || c == 0x201C || c == 0xAB || c == 0x201E) return 5;
      if (c == 0xA9 || c == '|' || c == '#' || c == '@' || c == '>' || c == 0xBB || c == '+' || c == '*') return 0;
      return is_letter(c) ? 4 : 3;
    });
    each([&](const Block& b, size_t) {
      const std::string_view text = list_.text_of(b);
      return (text.find("\xC2\xA9") != text.npos) +
             2 * (text.find("http") != text.npos || text.find("www.") != text.npos) +
             4 * (text.find('@') != text.npos) + 8 * (text.find('|') != text.npos);
    });
    each([](const Block& b, size_t) { return b.after_break; });
    each([&](const Block& b, size_t) { return share(b.end - b.begin, 4.0 * b.words * 6); });
  }

  void element_kind() {
    const auto tag = [&](const Block& b) { return document_[b.node].kind; };
    each([&](const Block& b, size_t) { return tag(b) == Tag::p; });
    each([&](const Block& b, size_t) { return heading_level(tag(b)); });
    each([&](const Block& b, size_t) { return tag(b) == Tag::li; });
    each([&](const Block& b, size_t) {
      return tag(b) == Tag::td || tag(b) == Tag::th ? 1 : tag(b) == Tag::dt || tag(b) == Tag::dd ? 2 : 0;
    });
    each([&](const Block& b, size_t) { return tag(b) == Tag::div || tag(b) == Tag::section || tag(b) == Tag::body; });
    each([&](const Block& b, size_t) {
      return tag(b) == Tag::figcaption                         ? 2
             : tag(b) == Tag::button || tag(b) == Tag::legend  ? 3
             : tag(b) == Tag::blockquote || tag(b) == Tag::pre ? 1
                                                               : 0;
    });
    each([&](const Block& b, size_t) { return document_[b.node].depth; });
    // Whether the first text stands in a link, a span, a time, bold …: what an editor or a template would write.
    each([&](const Block& b, size_t) {
      const Tag inner = document_[document_[b.first].parent].kind;
      return inner == Tag::a                                              ? 5
             : inner == Tag::time                                         ? 4
             : inner == Tag::label                                        ? 6
             : inner == Tag::span                                         ? 3
             : inner == Tag::b || inner == Tag::strong                    ? 2
             : inner == Tag::em || inner == Tag::i || inner == Tag::small ? 1
                                                                          : 0;
    });
    constexpr std::array around = {Tag::article, Tag::main,       Tag::nav,     Tag::aside,   Tag::header,
                                   Tag::footer,  Tag::form,       Tag::figure,  Tag::table,   Tag::ul,
                                   Tag::ol,      Tag::blockquote, Tag::section, Tag::details, Tag::address,
                                   Tag::li,      Tag::button,     Tag::dialog,  Tag::a};
    std::array<uint8_t, 128> slot{};
    for (size_t k = 0; k < around.size(); ++k) slot[static_cast<size_t>(around[k])] = static_cast<uint8_t>(k + 1);
    const size_t rows = blocks_.size();
    std::vector<uint8_t> distance(rows * around.size(), none);
    for (size_t i = 0; i < rows; ++i) {
      uint8_t steps = 0;
      for (NodeIndex n = document_[blocks_[i].first].parent; n != no_node && steps < 60;
           n = document_[n].parent, ++steps) {
        const uint8_t k = slot[static_cast<size_t>(document_[n].kind)];
        if (k != 0 && distance[(k - 1) * rows + i] == none) distance[(k - 1) * rows + i] = steps;
      }
    }
    for (size_t k = 0; k < around.size(); ++k) std::copy_n(distance.begin() + k * rows, rows, table_.add_column());
  }

  void hint_distances() {
    const size_t rows = blocks_.size();
    std::vector<uint8_t> distance(rows * hint_count, none);
    std::vector<uint8_t> articlebody(rows, none), hidden(rows, none);
    for (size_t i = 0; i < rows; ++i) {
      HintSet seen = 0;
      uint8_t steps = 0;
      for (NodeIndex n = document_[blocks_[i].first].parent; n != no_node && steps < 40; n = document_[n].parent) {
        const Tag tag = document_[n].kind;
        if (tag == Tag::body || tag == Tag::html) break;  // they carry words about the whole page
        if (tag == Tag::a || tag == Tag::span || tag == Tag::b || tag == Tag::strong || tag == Tag::em ||
            tag == Tag::i) {
          if (hints_[n] == 0) continue;
        }
        for (HintSet fresh = hints_[n] & ~seen; fresh != 0; fresh &= fresh - 1)
          distance[static_cast<size_t>(std::countr_zero(fresh)) * rows + i] = steps;
        seen |= hints_[n];
        if (articlebody[i] == none && (hints_[n] & bit_of(Hint::article)) && (hints_[n] & bit_of(Hint::body)))
          articlebody[i] = steps;
        if (hidden[i] == none && is_hidden(n)) hidden[i] = steps;
        ++steps;
      }
    }
    for (size_t k = 0; k < hint_count; ++k) std::copy_n(distance.begin() + k * rows, rows, table_.add_column());
    std::copy_n(articlebody.begin(), rows, table_.add_column());
    std::copy_n(hidden.begin(), rows, table_.add_column());
  }

  bool is_hidden(NodeIndex n) const {
    if (document_[n].attribute_count == 0) return false;
    if (document_.attribute(n, "hidden").data() != nullptr || document_.attribute(n, "aria-hidden") == "true")
      return true;
    const std::string_view style = document_.attribute(n, "style");
    return style.find("display:none") != style.npos || style.find("display: none") != style.npos ||
           style.find("visibility:hidden") != style.npos;
  }

  /// The block's element, its parent and so on: how much of the page's prose each holds, how much of it is links.
  void ancestors() {
    for (int up = 0; up <= 4; ++up) {
      const auto at = [&](const Block& b) {
        NodeIndex n = b.node;
        for (int k = 0; k < up && document_[n].parent != no_node; ++k) n = document_[n].parent;
        return n;
      };
      each([&](const Block& b, size_t) { return level(below(at(b)).words); });
      each([&](const Block& b, size_t) { return share(below(at(b)).link_words, below(at(b)).words); });
      each([&](const Block& b, size_t) { return share(below(at(b)).good_words, total_.good_words); });
      if (up == 1 || up == 2) {
        each([&](const Block& b, size_t) { return share(below(at(b)).stops, below(at(b)).words / 8.0); });
        each([&](const Block& b, size_t) { return level(list_.before[document_[at(b)].end] - list_.before[at(b)]); });
        each([&](const Block& b, size_t) { return static_cast<uint8_t>(document_[at(b)].kind); });
      }
    }
  }

  void positions() {
    each([&](const Block&, size_t i) { return share(sums_.upto[i].words, total_.words); });
    each([&](const Block&, size_t i) { return share(sums_.upto[i].good_words, total_.good_words); });
    each([&](const Block&, size_t i) { return level(static_cast<double>(i)); });
    each([&](const Block&, size_t i) { return level(static_cast<double>(blocks_.size() - i)); });
    // Behind which heading of the page's own title, and how far.
    size_t headline = SIZE_MAX;
    const auto title = word_set(clues_.title);
    std::vector<uint8_t> overlap(blocks_.size(), 0);
    std::vector<uint64_t> words;
    double best = 0.5;
    for (size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].words > 60 || title.empty()) continue;
      word_hashes(list_.text_of(blocks_[i]), words);
      // word_set and word_hashes differ in hashing; compare by the latter's own set below
      size_t shared = 0;
      for (const uint64_t w : words) shared += title_words().contains(w);
      const double likeness =
          words.empty() ? 0
                        : 2.0 * static_cast<double>(shared) / static_cast<double>(words.size() + title_words().size());
      overlap[i] = share(likeness, 1);
      const int h = heading_level(document_[blocks_[i].node].kind);
      const double worth = likeness + (h == 1 ? 0.3 : h > 0 ? 0.1 : 0);
      if (likeness >= 0.5 && worth > best + 1e-9) best = worth, headline = i;
    }
    if (headline == SIZE_MAX) {
      for (size_t i = 0; i < blocks_.size() && headline == SIZE_MAX; ++i) {
        if (document_[blocks_[i].node].kind == Tag::h1) headline = i;
      }
    }
    std::copy(overlap.begin(), overlap.end(), table_.add_column());
    each([&](const Block&, size_t i) { return headline == SIZE_MAX ? 0 : i < headline ? 1 : i == headline ? 2 : 3; });
    each([&](const Block&, size_t i) {
      return headline == SIZE_MAX ? none
             : i <= headline      ? level(static_cast<double>(headline - i))
                                  : level(static_cast<double>(i - headline));
    });
    each([&](const Block&, size_t i) {
      return headline == SIZE_MAX || i <= headline ? none : level(sums_.upto[i].words - sums_.upto[headline].words);
    });
    // Headings before it: of level 1, and the words since the last heading.
    uint32_t h1 = 0;
    uint8_t* const firsts = table_.add_column();
    for (size_t i = 0; i < blocks_.size(); ++i)
      firsts[i] = static_cast<uint8_t>(std::min(h1, 250u)), h1 += document_[blocks_[i].node].kind == Tag::h1;
    uint32_t since = 0;
    uint8_t* const distance = table_.add_column();
    for (size_t i = 0; i < blocks_.size(); ++i)
      distance[i] = static_cast<uint8_t>(std::min(since, 250u)),
      since = heading_level(document_[blocks_[i].node].kind) > 0 ? 0 : since + 1;
    // Behind the last heading above: a heading that most furniture lists have under it.
    uint8_t* const under = table_.add_column();
    uint8_t current = 0;
    for (size_t i = 0; i < blocks_.size(); ++i) {
      const int h = heading_level(document_[blocks_[i].node].kind);
      if (h > 0) current = static_cast<uint8_t>(h);
      under[i] = current;
    }
  }

  const boost::unordered_flat_set<uint64_t>& title_words() {
    if (title_words_.empty()) {
      std::vector<uint64_t> words;
      word_hashes(clues_.title, words);
      title_words_.insert(words.begin(), words.end());
    }
    return title_words_;
  }

  /// Where other extractors' rules would put the article: each rule's choice is one more feature.
  void candidates() {
    const size_t nodes = document_.nodes().size();
    // Paragraphs score their elements' parents (as Readability does), half as much a level further.
    std::vector<float> score(nodes, 0);
    for (const Block& b : blocks_) {
      if (!Sums::is_prose(b)) continue;
      float points = 1.0f + static_cast<float>(std::min(b.marks, 10u)) + static_cast<float>(std::min(b.words / 20, 5u));
      NodeIndex n = document_[b.node].kind == Tag::p || document_[b.node].kind == Tag::li ||
                            heading_level(document_[b.node].kind) > 0
                        ? document_[b.node].parent
                        : b.node;
      for (int up = 0; up < 4 && n != no_node; ++up, n = document_[n].parent, points *= 0.5f) score[n] += points;
    }
    NodeIndex top = 0;
    float best = 0;
    for (NodeIndex n = 0; n < nodes; ++n) {
      if (score[n] <= 0) continue;
      const Sums::Row row = below(n);
      const float worth =
          score[n] * (1.0f - static_cast<float>(row.link_words) / static_cast<float>(std::max(1u, row.words)));
      if (worth > best) best = worth, top = n;
    }
    inside(top);
    inside(document_[top].parent == no_node ? top : document_[top].parent);
    each([&](const Block& b, size_t) {
      if (b.node < top || b.node >= document_[top].end) return none;
      return static_cast<uint8_t>(std::min(60, document_[b.node].depth - document_[top].depth));
    });
    // The run of blocks with the most words outside of links, where each block and each linked word costs.
    std::array<double, 2> costs = {6, 14};
    for (const double cost : costs) {
      double sum = 0, most = 0;
      size_t begin = 0, best_begin = 0, best_end = 0;
      for (size_t i = 0; i < blocks_.size(); ++i) {
        sum += static_cast<double>(blocks_[i].words) - 2.5 * blocks_[i].link_words - cost;
        if (sum <= 0)
          sum = 0, begin = i + 1;
        else if (sum > most)
          most = sum, best_begin = begin, best_end = i + 1;
      }
      each([&](const Block&, size_t i) {
        return i < best_begin ? level(static_cast<double>(best_begin - i))
               : i < best_end ? none
                              : 254 - level(static_cast<double>(i - best_end + 1)) / 2;
      });
    }
    // The <article>, the <main> and the element named as an article's body that hold the most prose.
    inside(richest([&](NodeIndex n) { return document_[n].kind == Tag::article; }));
    inside(richest(
        [&](NodeIndex n) { return document_[n].kind == Tag::main || document_.attribute(n, "role") == "main"; }));
    inside(
        richest([&](NodeIndex n) { return (hints_[n] & bit_of(Hint::article)) && (hints_[n] & bit_of(Hint::body)); }));
    inside(richest([&](NodeIndex n) {
      return document_[n].attribute_count > 0 &&
             document_.attribute(n, "itemprop").find("rticleBody") != std::string_view::npos;
    }));
  }

  template <class Accept>
  NodeIndex richest(Accept accept) const {
    NodeIndex best = no_node;
    uint32_t most = 0;
    for (NodeIndex n = 1; n < document_.nodes().size(); ++n) {
      if (document_[n].kind == Tag::text || document_[n].kind == Tag::body || document_[n].kind == Tag::html ||
          !accept(n))
        continue;
      const uint32_t words = below(n).good_words;
      // of nested ones the inner, where it holds nearly as much
      if (words > most || (words > 0 && best != no_node && n < document_[best].end && words * 10 >= most * 9))
        best = n, most = std::max(most, words);
    }
    return best;
  }

  void inside(NodeIndex node) {
    const double part = node == no_node ? 0 : below(node).good_words;
    const uint8_t weight = static_cast<uint8_t>(2 + share(part, total_.good_words) / 2);
    each([&](const Block& b, size_t) -> uint8_t {
      if (node == no_node) return 0;
      return b.first > node && b.first < document_[node].end ? static_cast<uint8_t>(127 + weight)
                                                             : static_cast<uint8_t>(127 - weight);
    });
  }

  /// Blocks built alike (same element and class, under the same) are written by one template.
  void repetition() {
    struct Group {
      uint32_t blocks = 0, words = 0, link_words = 0, stops = 0;
    };
    boost::unordered_flat_map<uint64_t, Group> groups;
    boost::unordered_flat_map<uint64_t, uint32_t> texts;
    std::vector<uint64_t> keys(blocks_.size()), hashes(blocks_.size());
    for (size_t i = 0; i < blocks_.size(); ++i) {
      const Block& b = blocks_[i];
      const NodeIndex parent = document_[b.node].parent == no_node ? b.node : document_[b.node].parent;
      keys[i] = hash_combine(signature(b.node), signature(parent));
      Group& g = groups[keys[i]];
      ++g.blocks, g.words += b.words, g.link_words += b.link_words, g.stops += b.stops;
      ++texts[hashes[i] = hash_bytes(list_.text_of(b))];
    }
    each([&](const Block&, size_t i) { return level(groups[keys[i]].blocks); });
    each([&](const Block&, size_t i) { return share(groups[keys[i]].words, total_.words); });
    each([&](const Block&, size_t i) {
      return level(static_cast<double>(groups[keys[i]].words) / groups[keys[i]].blocks);
    });
    each([&](const Block&, size_t i) { return share(groups[keys[i]].link_words, groups[keys[i]].words); });
    each([&](const Block&, size_t i) { return share(groups[keys[i]].stops, groups[keys[i]].words / 8.0); });
    each([&](const Block&, size_t i) { return std::min(250u, texts[hashes[i]]); });
  }

  uint64_t signature(NodeIndex n) const {
    return hash_combine(static_cast<uint64_t>(document_[n].kind) + 1, hash_bytes(document_.attribute(n, "class")));
  }

  void clues() {
    boost::unordered_flat_set<uint64_t> grams;
    std::vector<uint64_t> words;
    word_hashes(clues_.article_body, words);
    const bool has_body = words.size() >= 40;
    if (has_body) {
      for (size_t k = 0; k + gram_size <= words.size(); ++k) grams.insert(gram(words, k));
    }
    boost::unordered_flat_set<uint64_t> body_words(words.begin(), words.end());
    const double body_share = total_.good_words == 0 ? 0 : static_cast<double>(words.size()) / total_.good_words;
    each([&](const Block& b, size_t) -> uint8_t {
      if (!has_body) return none;
      word_hashes(list_.text_of(b), words);
      if (words.empty()) return 0;
      if (words.size() < gram_size) {
        return share(
            static_cast<double>(std::ranges::count_if(words, [&](uint64_t w) { return body_words.contains(w); })),
            2.0 * static_cast<double>(words.size()));
      }
      size_t found = 0;
      const size_t most = words.size() - gram_size + 1;
      for (size_t k = 0; k < most; ++k) found += grams.contains(gram(words, k));
      return share(static_cast<double>(found), static_cast<double>(most));
    });
    each([&](const Block&, size_t) { return has_body ? share(body_share, 2) : none; });
    // The page's own summary, word for word.
    boost::unordered_flat_set<uint64_t> summary;
    word_hashes(clues_.description, words);
    for (size_t k = 0; k + gram_size <= words.size(); ++k) summary.insert(gram(words, k));
    each([&](const Block& b, size_t) -> uint8_t {
      if (summary.empty() || b.words < gram_size || b.words > 250) return 0;
      word_hashes(list_.text_of(b), words);
      if (words.size() < gram_size) return 0;
      size_t found = 0;
      const size_t most = words.size() - gram_size + 1;
      for (size_t k = 0; k < most; ++k) found += summary.contains(gram(words, k));
      return share(static_cast<double>(found), static_cast<double>(most));
    });
    // The whole page: how much prose and how much of everything.
    each([&](const Block&, size_t) { return level(total_.good_words); });
    each([&](const Block&, size_t) { return share(total_.good_words, total_.words); });
  }

  void neighbours() {
    const auto size = static_cast<std::ptrdiff_t>(blocks_.size());
    for (const std::ptrdiff_t step : {-3, -2, -1, 1, 2, 3}) {
      const auto other = [&](size_t i) -> const Block* {
        const std::ptrdiff_t j = static_cast<std::ptrdiff_t>(i) + step;
        return j < 0 || j >= size ? nullptr : &blocks_[static_cast<size_t>(j)];
      };
      each([&](const Block&, size_t i) { return other(i) == nullptr ? none : level(other(i)->words); });
      each([&](const Block&, size_t i) {
        return other(i) == nullptr ? none : share(other(i)->link_words, other(i)->words);
      });
      if (step != -1 && step != 1) continue;
      each([&](const Block&, size_t i) {
        return other(i) == nullptr ? none : static_cast<uint8_t>(document_[other(i)->node].kind);
      });
      each([&](const Block& b, size_t i) {
        return other(i) == nullptr                                            ? none
               : other(i)->node == b.node                                     ? 0
               : document_[other(i)->node].parent == document_[b.node].parent ? 1
                                                                              : 2;
      });
      each([&](const Block&, size_t i) { return other(i) == nullptr ? none : level(other(i)->stops); });
    }
    // The distance to the nearest prose before and behind.
    uint32_t distance = 250;
    uint8_t* const before = table_.add_column();
    for (size_t i = 0; i < blocks_.size(); ++i)
      before[i] = static_cast<uint8_t>(distance),
      distance = Sums::is_prose(blocks_[i]) ? 0 : std::min(250u, distance + 1);
    distance = 250;
    uint8_t* const behind = table_.add_column();
    for (size_t i = blocks_.size(); i-- > 0;)
      behind[i] = static_cast<uint8_t>(distance),
      distance = Sums::is_prose(blocks_[i]) ? 0 : std::min(250u, distance + 1);
  }

  /// Words that announce furniture, in the block or before it.
  void announcements() {
    std::vector<uint8_t> kinds(blocks_.size(), 0);
    std::vector<bool> sure(blocks_.size(), false);
    for (size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].words > 30) continue;
      const std::optional<Announced> announced = announced_in(list_, blocks_[i]);
      if (!announced) continue;
      kinds[i] = static_cast<uint8_t>(1 + static_cast<uint8_t>(announced->kind));
      sure[i] = announced->what != Announcement::hint;
    }
    each([&](const Block&, size_t i) { return kinds[i]; });
    each([&](const Block&, size_t i) { return sure[i]; });
    // How far behind the last line of few words that announces something.
    uint32_t distance = 250;
    uint8_t kind = 0;
    std::vector<uint8_t> last(blocks_.size());
    each([&](const Block& b, size_t i) {
      last[i] = kind;
      const uint32_t before = distance;
      distance = kinds[i] != 0 && b.words <= 8 ? 0 : std::min(250u, distance + 1);
      if (distance == 0) kind = kinds[i];
      return before;
    });
    each([&](const Block&, size_t i) { return last[i]; });
  }

  const Document& document_;
  const std::vector<HintSet>& hints_;
  const BlockList& list_;
  const std::vector<Block>& blocks_;
  const PageClues& clues_;
  Sums sums_;
  Sums::Row total_;
  FeatureTable table_;
  boost::unordered_flat_set<uint64_t> title_words_;
};

}  // namespace

/// At most `bytes` of a text, whole code points.
static std::string_view front_of(std::string_view text, size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

std::optional<Announced> announced_in(const BlockList& list, const Block& block) {
  const std::string_view text = list.text_of(block);
  std::string front;
  // folding makes no text longer than three bytes for two
  fold_to(front, front_of(text, 2 * announcing_bytes));
  return announced_furniture({std::string_view(front).substr(0, announcing_bytes), block.words, text.ends_with('.')});
}

std::string_view page_description(const Document& document) {
  for (NodeIndex n = 0; n < document.size() && document[n].kind != Tag::body; ++n) {
    if (document[n].kind != Tag::meta) continue;
    if (document.attribute(n, "name") == "description" || document.attribute(n, "property") == "og:description")
      return document.attribute(n, "content");
  }
  return {};
}

FeatureTable describe_blocks(const Document& document, const std::vector<HintSet>& hints, const BlockList& list,
                             const PageClues& clues) {
  return Describer(document, hints, list, clues).run();
}

}  // namespace tawatur
