#include "claim/profile.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cmath>
#include <cstring>

#include "base/fold.h"
#include "base/hash.h"
#include "claim/acts.h"
#include "claim/age.h"
#include "claim/counted.h"
#include "claim/root.h"
#include "claim/title.h"
#include "language/vectors.h"

namespace tawatur {
namespace {

constexpr float least_rarity = 2.2f;  // words that stand in more than a ninth of all sentences tell nothing

float length_of(std::span<const int8_t> vector) {
  int32_t sum = 0;
  for (const int8_t x : vector) sum += x * x;
  return std::sqrt(static_cast<float>(sum));
}

constexpr uint64_t age_seed = 0x616765;
constexpr float age_weight = 5.0f;

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
        out.push_back({key, key, weight, place++, 0, false});
        t = std::max(t + 1, p.numbers[number].tokens.end);
        continue;
      }
      while (mention < reading_.mentions.size() && reading_.mentions[mention].tokens.end <= t) ++mention;
      const bool name = mention < reading_.mentions.size() && reading_.mentions[mention].tokens.contains(t);
      const Token& token = reading_.analysis.tokens[t++];
      if (!is_content(token.kind)) continue;
      const float weight = model_.rarity(token.key);
      if (weight >= least_rarity)
        out.push_back({token.key, rough_root(reading_.analysis.stem(token)), weight, place++, 0, name});
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
  reserve(corpus, pages);
  LocalEntities local;
  std::vector<uint32_t> page_begin;
  for (const ComparedPage& page : pages) {
    page_begin.push_back(size());
    read_page(corpus, page, model, local);
  }
  page_begin.push_back(size());
  weigh(page_begin);
  set_tellings(page_begin);
  for (size_t i = 0; i + 1 < page_begin.size(); ++i) {
    const auto statements = std::span(profiles_).subspan(page_begin[i], page_begin[i + 1] - page_begin[i]);
    set_sentences(statements);
    set_bodies(statements, page_begin[i]);
  }
}

/// Room for everything, so that spans stay good.
void ProfileSet::reserve(const Corpus& corpus, std::span<const ComparedPage> pages) {
  size_t count = 0, tokens = 0, mentions = 0;
  for (const ComparedPage& page : pages) {
    const Reading& r = corpus[page.page];
    count += r.speech.statements.size();
    for (const Statement& s : r.speech.statements) {
      const auto [begin, end] = inside(std::span(r.mentions), s.span);
      tokens += 2 * s.tokens.size() + 1, mentions += end - begin;
    }
  }
  profiles_.reserve(count), terms_.reserve(tokens), order_.reserve(tokens), roots_.reserve(2 * tokens);
  meanings_.reserve(count * WordVectors::dimensions), entities_.reserve(mentions), mention_entities_.reserve(mentions);
  acts_.reserve(tokens), ages_.reserve(tokens), numbers_.reserve(pages.size());
}

void ProfileSet::read_page(const Corpus& corpus, const ComparedPage& page, const ClaimModel& model,
                           LocalEntities& local) {
  const Reading& r = corpus[page.page];
  const std::span<const EntityIndex> entities = corpus.entities_of(page.page);
  numbers_.push_back(counted_numbers(r));
  const TermReader reader(r, model);
  uint32_t first_body = 0;
  while (first_body + 1 < r.analysis.sentences.size() && r.analysis.sentences[first_body].role != SentenceRole::body)
    ++first_body;
  std::vector<Term> read;
  for (uint32_t i = 0; i < r.speech.statements.size(); ++i) {
    const Statement& s = r.speech.statements[i];
    Profile p;
    p.ref = {page.page, i}, p.reading = &r, p.page_numbers = numbers_.back(), p.statement = &s, p.story = page.story;
    const auto [numbers_begin, numbers_end] = inside(p.page_numbers, s.span);
    p.numbers = p.page_numbers.subspan(numbers_begin, numbers_end - numbers_begin);
    std::tie(p.times_begin, p.times_end) = inside(std::span(r.times), s.span);
    std::tie(p.mentions_begin, p.mentions_end) = inside(std::span(r.mentions), s.span);
    p.position = static_cast<float>(s.span.begin) / static_cast<float>(r.page.text.size() + 1);
    p.opens = s.sentence <= first_body;
    read_mentions(p, entities, local);
    const size_t acts_at = acts_.size();
    append_acts(r.analysis, s.tokens, acts_);
    p.acts = {acts_.data() + acts_at, acts_.size() - acts_at};
    read.clear();
    reader.read(s, p, p.mentions_begin, read);
    read_terms(p, read);
    profiles_.push_back(p);
  }
}

void ProfileSet::read_mentions(Profile& p, std::span<const EntityIndex> entities, LocalEntities& local) {
  const auto local_id = [&](uint32_t mention) {
    return local.try_emplace(entities[mention], static_cast<uint32_t>(local.size())).first->second;
  };
  if (const ChainLink* origin = origin_of(*p.statement))
    p.origin = origin->mention != no_index ? hash_combine(1, local_id(origin->mention))
                                           : hash_combine(2, hash_bytes(folded(origin->text)));
  const size_t at = entities_.size();
  for (uint32_t m = p.mentions_begin; m < p.mentions_end; ++m)
    entities_.push_back(local_id(m)), mention_entities_.push_back(entities_.back());
  p.mention_entities = std::span(mention_entities_).last(p.mentions_end - p.mentions_begin);
  std::sort(entities_.begin() + at, entities_.end());
  entities_.erase(std::unique(entities_.begin() + at, entities_.end()), entities_.end());
  p.entities = {entities_.data() + at, entities_.size() - at};
}

/// `read`: the statement's words and numbers in reading order; ages come behind them.
void ProfileSet::read_terms(Profile& p, std::vector<Term>& read) {
  const size_t ages_at = ages_.size();
  for (const Number& n : p.numbers) {
    const std::optional<uint32_t> age = age_told(*p.reading, n);
    if (!age) continue;
    ages_.push_back(*age);
    const uint64_t key = hash_combine(age_seed, *age);
    read.push_back({key, key, age_weight, static_cast<uint32_t>(read.size()), 0, false});
  }
  p.ages = {ages_.data() + ages_at, ages_.size() - ages_at};
  const size_t order_at = order_.size(), terms_at = terms_.size();
  for (Term& t : read) {
    if (!t.name && p.opening == 0) p.opening = t.root;
    t.number = number_of_term(t.key);
    order_.push_back(t.number);
  }
  p.order = {order_.data() + order_at, order_.size() - order_at};
  std::sort(read.begin(), read.end(),
            [](const Term& a, const Term& b) { return std::tie(a.key, a.place) < std::tie(b.key, b.place); });
  for (const Term& t : read)
    if (terms_.size() == terms_at || terms_.back().key != t.key) terms_.push_back(t);
  p.terms = {terms_.data() + terms_at, terms_.size() - terms_at};
}

uint32_t ProfileSet::number_of_term(uint64_t key) {
  const auto [at, fresh] = term_numbers_.try_emplace(key, term_count());
  if (fresh) {
    const std::span<const int8_t> vector = WordVectors::built_in().of(key);
    vectors_.push_back({vector.empty() ? nullptr : vector.data(), length_of(vector)});
  }
  return at->second;
}

uint32_t ProfileSet::number_of_root(uint64_t root) {
  return root_numbers_.try_emplace(root, root_count()).first->second;
}

}  // namespace tawatur
