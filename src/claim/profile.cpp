#include "claim/profile.h"

#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cmath>
#include <cstring>

#include "base/fold.h"
#include "base/hash.h"
#include "claim/acts.h"
#include "claim/age.h"
#include "claim/counted.h"
#include "claim/root.h"
#include "language/vectors.h"

namespace tawatur {
namespace {

constexpr float least_rarity = 2.2f;  // words that stand in more than a ninth of all sentences tell nothing

constexpr uint64_t age_seed = 0x616765;
constexpr float age_weight = 5.0f;

using LocalEntities = boost::unordered_flat_map<EntityIndex, uint32_t>;

/// Two and three are met everywhere, 17 or 1,440 are as telling as a rare word.
float value_weight(const Number& n) {
  const double size = std::abs(n.low.value_or(n.high.value_or(0)));
  return size < 4 ? 3.0f : size < 13 ? 4.5f : 6.5f;
}

uint64_t value_key(const Number& n) {
  const double low = n.low.value_or(-1), high = n.high.value_or(-1);
  uint64_t a = 0, b = 0;
  static_assert(sizeof(double) == sizeof(uint64_t));
  std::memcpy(&a, &low, sizeof a), std::memcpy(&b, &high, sizeof b);
  return hash_combine(hash_combine(0x6e756d, a), b);
}

/// Index range of the items whose tokens lie in a statement; items are in text order and do not overlap.
template <class Item>
std::pair<uint32_t, uint32_t> inside(std::span<const Item> items, ByteSpan span) {
  const auto begin = std::lower_bound(items.begin(), items.end(), span.begin,
                                      [](const Item& i, uint32_t at) { return i.span.begin < at; });
  const auto end =
      std::lower_bound(begin, items.end(), span.end, [](const Item& i, uint32_t at) { return i.span.begin < at; });
  return {static_cast<uint32_t>(begin - items.begin()), static_cast<uint32_t>(end - items.begin())};
}

float length_of(std::span<const int8_t> vector) {
  int32_t sum = 0;
  for (const int8_t x : vector) sum += x * x;
  return std::sqrt(static_cast<float>(sum));
}

bool is_content(TokenKind kind) {
  return kind == TokenKind::arabic || kind == TokenKind::word || kind == TokenKind::mixed ||
         kind == TokenKind::hashtag || kind == TokenKind::number;
}

/// Collects the terms of a statement in reading order.
class TermReader {
 public:
  TermReader(const Reading& reading, const ClaimModel& model) : reading_(reading), model_(model) {}

  void read(const Statement& s, const Profile& p, uint32_t mentions_begin, std::vector<Term>& out) const {
    uint32_t number = 0, place = 0, mention = mentions_begin;
    for (TokenIndex t = s.tokens.begin; t < s.tokens.end;) {
      while (number < p.numbers.size() && p.numbers[number].tokens.end <= t) ++number;
      if (number < p.numbers.size() && p.numbers[number].tokens.contains(t)) {
        const uint64_t key = value_key(p.numbers[number]);
        const float weight = value_weight(p.numbers[number]);
        out.push_back({key, weight, weight, key, place++, false});
        t = std::max(t + 1, p.numbers[number].tokens.end);
        continue;
      }
      while (mention < reading_.mentions.size() && reading_.mentions[mention].tokens.end <= t) ++mention;
      const bool name = mention < reading_.mentions.size() && reading_.mentions[mention].tokens.contains(t);
      const Token& token = reading_.analysis.tokens[t++];
      if (!is_content(token.kind)) continue;
      const float weight = model_.rarity(token.key);
      if (weight >= least_rarity)
        out.push_back({token.key, weight, weight, rough_root(reading_.analysis.stem(token)), place++, name});
    }
  }

 private:
  const Reading& reading_;
  const ClaimModel& model_;
};

}  // namespace

const ChainLink* origin_of(const Statement& statement) {
  return statement.chain.empty() || statement.chain.front().role == LinkRole::outlet ? nullptr
                                                                                     : &statement.chain.front();
}

ProfileSet::ProfileSet(const Corpus& corpus, std::span<const ComparedPage> pages, const ClaimModel& model) {
  size_t count = 0, tokens = 0, mentions = 0;
  for (const ComparedPage& c : pages) {
    const Reading& r = corpus[c.page];
    count += r.speech.statements.size();
    for (const Statement& s : r.speech.statements)
      tokens += 2 * s.tokens.size() + 1, mentions += inside(std::span(std::as_const(r.mentions)), s.span).second -
                                                     inside(std::span(std::as_const(r.mentions)), s.span).first;
  }
  profiles_.reserve(count), terms_.reserve(tokens), order_.reserve(tokens), roots_.reserve(3 * tokens + count),
      meanings_.reserve(count * WordVectors::dimensions), entities_.reserve(mentions),
      mention_entities_.reserve(mentions), acts_.reserve(tokens), ages_.reserve(tokens);  // so that spans stay good
  const WordVectors& vectors = WordVectors::built_in();
  LocalEntities local;
  boost::unordered_flat_map<uint64_t, uint32_t> said;  // in how many statements of the page
  std::vector<Term> read;
  for (const ComparedPage& c : pages) {
    const Reading& r = corpus[c.page];
    const std::span<const EntityIndex> entity = corpus.entities_of(c.page);
    const auto local_id = [&](uint32_t mention) {
      return local.try_emplace(entity[mention], static_cast<uint32_t>(local.size())).first->second;
    };
    numbers_.push_back(counted_numbers(r));
    const TermReader reader(r, model);
    const size_t first_profile = profiles_.size();
    said.clear();
    uint32_t first_body = 0;
    while (first_body + 1 < r.analysis.sentences.size() && r.analysis.sentences[first_body].role != SentenceRole::body)
      ++first_body;
    for (uint32_t i = 0; i < r.speech.statements.size(); ++i) {
      const Statement& s = r.speech.statements[i];
      Profile p;
      p.ref = {c.page, i}, p.reading = &r, p.page_numbers = numbers_.back(), p.statement = &s, p.story = c.story;
      const auto [numbers_begin, numbers_end] = inside(p.page_numbers, s.span);
      p.numbers = p.page_numbers.subspan(numbers_begin, numbers_end - numbers_begin);
      std::tie(p.times_begin, p.times_end) = inside(std::span(r.times), s.span);
      p.position = static_cast<float>(s.span.begin) / static_cast<float>(r.page.text.size() + 1);
      p.opens = s.sentence <= first_body;
      if (const ChainLink* origin = origin_of(s))
        p.origin = origin->mention != no_index ? hash_combine(1, local_id(origin->mention))
                                               : hash_combine(2, hash_bytes(folded(origin->text)));
      const auto [mention_begin, mention_end] = inside(std::span(r.mentions), s.span);
      const size_t entities_at = entities_.size();
      p.mentions_begin = mention_begin, p.mentions_end = mention_end;
      for (uint32_t m = mention_begin; m < mention_end; ++m)
        entities_.push_back(local_id(m)), mention_entities_.push_back(entities_.back());
      p.mention_entities = std::span(mention_entities_).last(mention_end - mention_begin);
      std::sort(entities_.begin() + entities_at, entities_.end());
      entities_.erase(std::unique(entities_.begin() + entities_at, entities_.end()), entities_.end());
      p.entities = {entities_.data() + entities_at, entities_.size() - entities_at};
      const size_t acts_at = acts_.size();
      append_acts(r.analysis, s.tokens, acts_);
      p.acts = {acts_.data() + acts_at, acts_.size() - acts_at};
      read.clear();
      reader.read(s, p, mention_begin, read);
      const size_t ages_at = ages_.size();
      for (const Number& n : p.numbers) {
        const std::optional<uint32_t> age = age_told(r, n);
        if (!age) continue;
        ages_.push_back(*age);
        const uint64_t key = hash_combine(age_seed, *age);
        read.push_back({key, age_weight, age_weight, key, static_cast<uint32_t>(read.size()), false});
      }
      p.ages = {ages_.data() + ages_at, ages_.size() - ages_at};
      for (const Term& t : read)
        if (!t.name && p.opening == 0) p.opening = t.root;
      const size_t order_at = order_.size(), terms_at = terms_.size();
      for (const Term& t : read) order_.push_back(t.key);
      p.order = {order_.data() + order_at, order_.size() - order_at};
      std::sort(read.begin(), read.end(),
                [](const Term& a, const Term& b) { return std::tie(a.key, a.place) < std::tie(b.key, b.place); });
      for (const Term& t : read) {
        if (terms_.size() > terms_at && terms_.back().key == t.key) continue;
        terms_.push_back(t);
        ++said[t.key];
      }
      p.terms = {terms_.data() + terms_at, terms_.size() - terms_at};
      profiles_.push_back(p);
    }
    // What the page says in every sentence (whom it is about) tells its facts apart less than its rarity suggests.
    for (size_t i = first_profile; i < profiles_.size(); ++i) {
      Profile& p = profiles_[i];
      double weight = 0, squares = 0, names = 0, rarity = 0, rarity_squares = 0;
      const size_t at = static_cast<size_t>(p.terms.data() - terms_.data());
      for (size_t t = at; t < at + p.terms.size(); ++t) {
        terms_[t].weight /= 1.0f + 0.5f * std::log(static_cast<float>(said[terms_[t].key]));
        weight += terms_[t].weight, names += terms_[t].name ? terms_[t].weight : 0,
            squares += terms_[t].weight * terms_[t].weight;
        rarity += terms_[t].rarity, rarity_squares += terms_[t].rarity * terms_[t].rarity;
      }
      const size_t roots_at = roots_.size();
      for (const Term& t : p.terms) {
        const std::span<const int8_t> vector = vectors.of(t.key);
        roots_.push_back({t.root, t.weight, t.place, length_of(vector), vector.empty() ? nullptr : vector.data()});
      }
      p.roots = settle_roots(roots_at);
      set_meaning(p);
      p.weight = static_cast<float>(weight), p.name_weight = static_cast<float>(names),
      p.norm = static_cast<float>(std::sqrt(squares));
      p.rarity = static_cast<float>(rarity), p.rarity_norm = static_cast<float>(std::sqrt(rarity_squares));
    }
    set_sentences(std::span(profiles_).subspan(first_profile));
    set_opening(std::span(profiles_).subspan(first_profile));
  }
}

std::span<const RootTerm> ProfileSet::settle_roots(size_t from) {
  std::sort(roots_.begin() + from, roots_.end(), [](const RootTerm& a, const RootTerm& b) {
    if (a.root != b.root) return a.root < b.root;
    return a.weight != b.weight ? a.weight > b.weight : a.place < b.place;
  });
  roots_.erase(std::unique(roots_.begin() + from, roots_.end(),
                           [](const RootTerm& a, const RootTerm& b) { return a.root == b.root; }),
               roots_.end());
  return {roots_.data() + from, roots_.size() - from};
}

void ProfileSet::set_meaning(Profile& profile) {
  std::array<float, WordVectors::dimensions> sum{};
  double squares = 0;
  for (const RootTerm& t : profile.roots) {
    if (t.vector == nullptr || t.length == 0) continue;
    for (size_t i = 0; i < sum.size(); ++i) sum[i] += t.weight / t.length * static_cast<float>(t.vector[i]);
  }
  for (const float x : sum) squares += x * x;
  if (squares == 0) return;
  const auto length = static_cast<float>(std::sqrt(squares));
  const size_t at = meanings_.size();
  for (const float x : sum) meanings_.push_back(x / length);
  profile.meaning = {meanings_.data() + at, sum.size()};
}

void ProfileSet::set_sentences(std::span<Profile> page) {
  for (size_t begin = 0; begin < page.size();) {
    size_t end = begin;
    const size_t from = roots_.size();
    while (end < page.size() && page[end].statement->sentence == page[begin].statement->sentence) {
      roots_.insert(roots_.end(), page[end].roots.begin(), page[end].roots.end());
      ++end;
    }
    const std::span<const RootTerm> sentence = settle_roots(from);
    double squares = 0;
    for (const RootTerm& t : sentence) squares += t.weight * t.weight;
    for (; begin < end; ++begin)
      page[begin].sentence = sentence, page[begin].sentence_norm = static_cast<float>(std::sqrt(squares));
  }
}

void ProfileSet::set_opening(std::span<Profile> page) {
  const size_t from = roots_.size();
  for (const Profile& p : page)
    if (p.opens) roots_.insert(roots_.end(), p.roots.begin(), p.roots.end());
  const std::span<const RootTerm> opening = settle_roots(from);
  for (Profile& p : page) p.page_opening = opening;
}

}  // namespace tawatur
