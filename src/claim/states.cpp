#include "claim/states.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <string>

#include "base/fold.h"
#include "base/hash.h"
#include "base/resource.h"

namespace tawatur {
namespace {

struct State {
  uint32_t topic, state;
};

/// states.tsv by word.
class StateWords {
 public:
  StateWords() {
    boost::unordered_flat_map<std::string_view, uint32_t> topics, states;
    for (const auto& row : table_rows(resource("claim/states.tsv"))) {
      if (row.size() < 3) continue;
      const uint32_t topic = topics.try_emplace(row[0], static_cast<uint32_t>(topics.size())).first->second;
      const uint32_t state = states.try_emplace(row[1], static_cast<uint32_t>(states.size())).first->second;
      for (size_t i = 2; i < row.size(); ++i) words_.try_emplace(folded(row[i]), State{topic, state});
    }
  }
  const State* find(const Analysis& analysis, TokenIndex t) const {
    const std::string form(analysis.form(t));
    auto at = words_.find(form);
    if (at == words_.end()) at = words_.find(std::string(analysis.stem(t)));
    if (at == words_.end() && form.starts_with("و")) at = words_.find(form.substr(sizeof("و") - 1));
    return at == words_.end() ? nullptr : &at->second;
  }

 private:
  boost::unordered_flat_map<std::string, State> words_;
};

const StateWords& state_words() {
  static const StateWords words;
  return words;
}

struct Told {
  State state;
  TokenIndex token;
};

std::vector<Told> states_in(const Reading& r, TokenSpan passage) {
  std::vector<Told> out;
  for (TokenIndex t = passage.begin; t < passage.end; ++t)
    if (const State* s = state_words().find(r.analysis, t)) out.push_back({*s, t});
  return out;
}

uint64_t topic_key(uint32_t topic) { return hash_combine(31, topic); }

}  // namespace

std::vector<ToldState> told_states(const Reading& reading, TokenSpan passage) {
  std::vector<ToldState> out;
  for (const Told& t : states_in(reading, passage)) out.push_back({topic_key(t.state.topic), t.state.state + 1u});
  return out;
}

std::vector<StateDifference> differing_states(const Reading& a, TokenSpan passage_a, const Reading& b,
                                              TokenSpan passage_b) {
  std::vector<StateDifference> out;
  const std::vector<Told> left = states_in(a, passage_a);
  if (left.empty()) return out;
  const std::vector<Told> right = states_in(b, passage_b);
  const auto tells = [](const std::vector<Told>& all, State s) {
    return std::any_of(all.begin(), all.end(),
                       [&](const Told& t) { return t.state.topic == s.topic && t.state.state == s.state; });
  };
  for (const Told& x : left) {
    for (const Told& y : right) {
      if (x.state.topic != y.state.topic || tells(right, x.state) || tells(left, y.state)) continue;
      out.push_back({topic_key(x.state.topic), x.state.state + 1u, y.state.state + 1u, x.token, y.token});
      return out;  // the first is enough to show
    }
  }
  return out;
}

}  // namespace tawatur
