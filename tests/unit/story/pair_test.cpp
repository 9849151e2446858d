#include "story/pair.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace tawatur {
namespace {

constexpr float rarity = 5;

struct Word {
  uint32_t key;
  int signs;
  uint32_t sentences = 0;
};

PageProfile page_of(std::vector<Word> words) {
  PageProfile out;
  std::ranges::sort(words, {}, &Word::key);
  for (const Word& w : words) {
    const auto signs = static_cast<uint8_t>(w.signs);
    out.terms.push_back({w.key, 1, rarity, w.sentences, signs, term_kind(signs, rarity)});
    ++out.kinds[out.terms.back().kind];
    if (!(signs & term_in_title)) continue;
    out.title_weight += rarity, out.title_norm += rarity * rarity;
    out.title_vectors.push_back({}), out.title_rarity.push_back(rarity);
    out.title_is_name.push_back((signs & term_is_name) != 0);
  }
  return out;
}

float sign(const PairEvidence& evidence, StorySign which) { return evidence.signs[static_cast<size_t>(which)]; }

float details(const PairEvidence& evidence, size_t begin, size_t count) {
  float sum = 0;
  for (size_t i = begin; i < begin + count; ++i) sum += evidence.details[i];
  return sum;
}

TEST(StoryPair, EvidenceIsTheSameBothWays) {
  std::mt19937 random(7);
  const auto any = [&](uint32_t n) { return static_cast<uint32_t>(random() % n); };
  for (int round = 0; round < 200; ++round) {
    std::vector<Word> words[2];
    for (auto& w : words)
      for (uint32_t key = 1; key < 30; ++key)
        if (any(3) == 0) w.push_back({key, static_cast<int>(any(64)), any(1u << 16)});
    PageProfile a = page_of(words[0]), b = page_of(words[1]);
    a.subject = any(30), b.subject = any(30);
    const PairEvidence one = evidence_of(a, b), other = evidence_of(b, a);
    for (size_t s = 0; s < story_sign_count; ++s)
      EXPECT_FLOAT_EQ(one.signs[s], other.signs[s]) << name_of(static_cast<StorySign>(s));
    EXPECT_EQ(one.details, other.details);
  }
}

TEST(StoryPair, TermsAreCountedByWhereTheyStand) {
  const PageProfile a = page_of({{1, term_in_title}, {2, 0}, {3, term_in_lead | term_is_place | term_is_name}}),
                    b = page_of({{1, term_in_lead}, {2, 0}, {4, term_in_title}});
  const PairEvidence evidence = evidence_of(a, b);
  EXPECT_FLOAT_EQ(details(evidence, 0, shared_kinds), 2 * std::log(2.0f));             // words 1 and 2
  EXPECT_FLOAT_EQ(details(evidence, shared_kinds, lacked_kinds), 2 * std::log(2.0f));  // words 3 and 4
  constexpr size_t a_place = term_classes * term_rarities;
  EXPECT_FLOAT_EQ(details(evidence, 0, a_place), std::log(2.0f));            // both in the text alone
  EXPECT_FLOAT_EQ(details(evidence, 4 * a_place, a_place), std::log(2.0f));  // title here, lead there
}

TEST(StoryPair, ATitleIsFoundInOneSentence) {
  const PageProfile a = page_of({{1, term_in_title}, {2, term_in_title}}),
                    together = page_of({{1, 0, 1u << 6}, {2, 0, 1u << 6 | 1u}}),
                    scattered = page_of({{1, 0, 1u << 6}, {2, 0, 1u << 7}});
  EXPECT_FLOAT_EQ(sign(evidence_of(a, together), StorySign::title_in_sentence_most), 1);
  EXPECT_FLOAT_EQ(sign(evidence_of(a, together), StorySign::title_sentence_place), std::log(7.0f));
  EXPECT_FLOAT_EQ(sign(evidence_of(a, scattered), StorySign::title_in_sentence_most), 0.5f);
}

TEST(StoryPair, SubjectsAreLookedForInTheOtherTitle) {
  constexpr int name = term_in_title | term_is_name;
  PageProfile a = page_of({{1, name}, {2, term_in_title}}), b = page_of({{1, term_in_title}, {3, name}});
  EXPECT_FLOAT_EQ(sign(evidence_of(a, b), StorySign::subjects_found), -1);  // neither page is known to have one
  a.subject = 1, b.subject = 3;
  EXPECT_FLOAT_EQ(sign(evidence_of(a, b), StorySign::subjects_found), 1);
}

TEST(StoryPair, WhatNoNamesSayIsHeldApart) {
  const PageProfile names = page_of({{1, term_in_title | term_is_name}}), words = page_of({{2, term_in_title}});
  EXPECT_FLOAT_EQ(sign(evidence_of(names, words), StorySign::title_act_most), -1);
  EXPECT_FLOAT_EQ(sign(evidence_of(words, words), StorySign::title_act_most), 0);  // without vectors nothing is alike
}

}  // namespace
}  // namespace tawatur
