#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

#include "base/fold.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "page/features.h"

namespace tawatur {
namespace {

constexpr size_t gram_words = 3;
constexpr size_t least_body_words = 40;                              // of JSON-LD's body, to be one
constexpr uint32_t most_title_words = 60, most_summary_words = 250;  // of blocks that are compared
constexpr double headline_likeness = 0.5;

using HashSet = boost::unordered_flat_set<uint64_t>;

/// Hashes of a text's words, folded, in order.
void hash_words(std::string_view text, std::vector<uint64_t>& out) {
  out.clear();
  uint64_t hash = 0;
  for (size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const CodePoint c = byte < 0x80 ? CodePoint{byte, 1} : decode(text, at);
    char32_t letter = 0;
    if (byte < 0x80) {
      const char32_t small = byte | 32u;
      letter = small >= 'a' && small <= 'z' ? small : byte >= '0' && byte <= '9' ? byte : 0;
    } else if (is_letter(c.value) || digit_value(c.value) >= 0) {
      letter = fold(c.value);
    }
    if (letter != 0)
      hash = hash_combine(hash, letter);
    else if (hash != 0 && !(byte >= 0x80 && is_arabic_mark(c.value)))
      out.push_back(hash), hash = 0;
    at += c.size;
  }
  if (hash != 0) out.push_back(hash);
}

uint64_t gram_at(const std::vector<uint64_t>& words, size_t at) {
  uint64_t hash = 1;
  for (size_t k = at; k < at + gram_words; ++k) hash = hash_combine(hash, words[k]);
  return hash;
}

HashSet grams_of(const std::vector<uint64_t>& words) {
  HashSet out;
  out.reserve(words.size());
  for (size_t k = 0; k + gram_words <= words.size(); ++k) out.insert(gram_at(words, k));
  return out;
}

/// Share of a text's runs of three words that are in the set; needs three.
uint8_t share_in(const std::vector<uint64_t>& words, const HashSet& grams) {
  size_t found = 0;
  const size_t all = words.size() - gram_words + 1;
  for (size_t k = 0; k < all; ++k) found += grams.contains(gram_at(words, k));
  return share(static_cast<double>(found), static_cast<double>(all));
}

/// Columns of likeness to the title, to JSON-LD's body and to the summary; gives each block's share of the title.
class Likeness {
 public:
  explicit Likeness(const BlockView& view) : view_(view) {
    hash_words(view.clues.title, words_);
    title_.insert(words_.begin(), words_.end());
    hash_words(view.clues.description, words_);
    summary_ = grams_of(words_);
    hash_words(view.clues.article_body, words_);
    body_words_count_ = words_.size();
    if (!has_body()) return;
    body_ = grams_of(words_);
    body_words_.insert(words_.begin(), words_.end());
  }

  bool has_body() const { return body_words_count_ >= least_body_words; }
  size_t body_words() const { return body_words_count_; }

  void read(size_t block) {
    const uint32_t count = view_.blocks[block].words;
    const bool for_title = count <= most_title_words && !title_.empty();
    const bool for_summary = count <= most_summary_words && !summary_.empty();
    if (for_title || for_summary || has_body()) hash_words(view_.text(block), words_);
    title_share = for_title ? of_title() : 0;
    body_share = has_body() ? of_body() : no_value;
    summary_share = for_summary && words_.size() >= gram_words ? share_in(words_, summary_) : uint8_t{0};
  }

  double title_share = 0;  // Dice's coefficient
  uint8_t body_share = 0, summary_share = 0;

 private:
  double of_title() const {
    if (words_.empty()) return 0;
    const auto shared = std::ranges::count_if(words_, [&](uint64_t w) { return title_.contains(w); });
    return 2.0 * static_cast<double>(shared) / static_cast<double>(words_.size() + title_.size());
  }
  uint8_t of_body() const {
    if (words_.empty()) return 0;
    if (words_.size() >= gram_words) return share_in(words_, body_);
    const auto shared = std::ranges::count_if(words_, [&](uint64_t w) { return body_words_.contains(w); });
    return share(static_cast<double>(shared), 2.0 * static_cast<double>(words_.size()));
  }

  const BlockView& view_;
  HashSet title_, summary_, body_, body_words_;
  size_t body_words_count_ = 0;
  std::vector<uint64_t> words_;
};

/// Where the page's own headline stands, and how far behind it each block.
void describe_headline(FeatureTable& table, const BlockView& view, const std::vector<double>& title_shares) {
  const size_t rows = table.rows();
  size_t headline = rows;
  double best = headline_likeness;
  for (size_t i = 0; i < rows; ++i) {
    if (title_shares[i] < headline_likeness) continue;
    const int heading = view.heading(i);
    const double worth = title_shares[i] + (heading == 1 ? 0.3 : heading > 0 ? 0.1 : 0);
    if (worth > best + 1e-9) best = worth, headline = i;
  }
  for (size_t i = 0; i < rows && headline == rows; ++i) {
    if (view.heading(i) == 1) headline = i;
  }
  const bool found = headline < rows;
  table.each([&](size_t i) { return share(title_shares[i], 1); });
  table.each([&](size_t i) { return !found ? 0 : i < headline ? 1 : i == headline ? 2 : 3; });
  table.each([&](size_t i) {
    return found ? level(static_cast<uint32_t>(i <= headline ? headline - i : i - headline)) : no_value;
  });
  table.each([&](size_t i) {
    return found && i > headline ? level(view.before(i).words - view.before(headline).words) : no_value;
  });
}

uint64_t signature(const BlockView& view, NodeIndex n) {
  return hash_combine(static_cast<uint64_t>(view.document[n].kind) + 1,
                      hash_bytes(view.document.attribute(n, "class")));
}

/// Blocks built alike (same element and class, under the same) are written by one template.
void describe_repetition(FeatureTable& table, const BlockView& view) {
  struct Group {
    uint32_t blocks = 0, words = 0, link_words = 0, stops = 0;
  };
  const size_t rows = table.rows();
  std::vector<Group> groups;
  std::vector<uint32_t> group_of(rows), text_of(rows), copies;
  boost::unordered_flat_map<uint64_t, uint32_t> known, texts;
  for (size_t i = 0; i < rows; ++i) {
    const Block& b = view.blocks[i];
    const NodeIndex parent = view.document[b.node].parent == no_node ? b.node : view.document[b.node].parent;
    const uint64_t key = hash_combine(signature(view, b.node), signature(view, parent));
    group_of[i] = known.try_emplace(key, static_cast<uint32_t>(groups.size())).first->second;
    if (group_of[i] == groups.size()) groups.emplace_back();
    Group& g = groups[group_of[i]];
    ++g.blocks, g.words += b.words, g.link_words += b.link_words, g.stops += b.stops;
    text_of[i] = texts.try_emplace(hash_bytes(view.text(i)), static_cast<uint32_t>(copies.size())).first->second;
    if (text_of[i] == copies.size()) copies.push_back(0);
    ++copies[text_of[i]];
  }
  const auto group = [&](size_t i) -> const Group& { return groups[group_of[i]]; };
  table.each([&](size_t i) { return level(group(i).blocks); });
  table.each([&](size_t i) { return share(group(i).words, view.total.words); });
  table.each([&](size_t i) { return level_of_mean(static_cast<double>(group(i).words) / group(i).blocks); });
  table.each([&](size_t i) { return share(group(i).link_words, group(i).words); });
  table.each([&](size_t i) { return share(group(i).stops, group(i).words / 8.0); });
  table.each([&](size_t i) { return std::min(most_counted, copies[text_of[i]]); });
}

}  // namespace

void describe_likeness(FeatureTable& table, const BlockView& view) {
  const size_t rows = table.rows();
  Likeness likeness(view);
  std::vector<double> title_shares(rows);
  uint8_t* const columns = table.add_columns(2);
  for (size_t i = 0; i < rows; ++i) {
    likeness.read(i);
    title_shares[i] = likeness.title_share;
    columns[i] = likeness.body_share, columns[rows + i] = likeness.summary_share;
  }
  const double body_words = static_cast<double>(likeness.body_words());
  table.each([&](size_t) { return likeness.has_body() ? share(body_words, 2.0 * view.total.prose_words) : no_value; });
  // The whole page: how much prose, and how much of all.
  table.each([&](size_t) { return level(view.total.prose_words); });
  table.each([&](size_t) { return share(view.total.prose_words, view.total.words); });
  describe_headline(table, view, title_shares);
  describe_repetition(table, view);
}

}  // namespace tawatur
