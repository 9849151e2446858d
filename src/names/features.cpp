#include "names/features.h"

#include "base/hash.h"
#include "language/lexicon.h"
#include "names/heads.h"

namespace tawatur {
namespace {

uint64_t mix(uint64_t template_number, uint64_t value) {
  uint64_t x = (value + template_number * 0x9e3779b97f4a7c15u) * 0xff51afd7ed558ccdu;
  return x ^ (x >> 31);
}

uint64_t mix(uint64_t template_number, uint64_t a, uint64_t b) {
  return mix(template_number, a * 0xc4ceb9fe1a85ec53u + b);
}

bool begins_letter(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

/// Hashes of the first (step 1) or last 1 to 4 letters.
std::array<uint64_t, 4> fronts(std::string_view word) {
  std::array<uint64_t, 4> out{};
  size_t end = 0;
  for (size_t n = 0; n < 4 && end < word.size(); ++n) {
    for (++end; end < word.size() && !begins_letter(word[end]);) ++end;
    out[n] = hash_bytes(word.substr(0, end));
  }
  return out;
}

std::array<uint64_t, 4> backs(std::string_view word) {
  std::array<uint64_t, 4> out{};
  size_t begin = word.size();
  for (size_t n = 0; n < 4 && begin > 0; ++n) {
    for (--begin; begin > 0 && !begins_letter(word[begin]);) --begin;
    out[n] = hash_bytes(word.substr(begin));
  }
  return out;
}

}  // namespace

void FeatureReader::read(const Sentence& sentence) {
  const Lexicon& lexicon = Lexicon::shipped();
  tokens_.clear();
  seen_.clear();
  static constexpr Seen outside{1, 1, 1, {}, {}, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
  seen_.push_back(outside), seen_.push_back(outside);
  for (TokenIndex i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    const Token& t = analysis_.tokens[i];
    const std::string_view form = analysis_.form(t);
    if (t.kind == TokenKind::hashtag || form == "_") continue;
    tokens_.push_back(i);
    Seen& s = seen_.emplace_back();
    s.form = hash_bytes(form);
    if (t.kind == TokenKind::arabic) {
      const std::string_view core = form.substr(t.proclitic_size - t.article_size);
      const std::string_view stem = analysis_.stem(t);
      s.core = hash_bytes(core), s.stem = hash_bytes(stem);
      s.front = fronts(core), s.back = backs(core);
      s.heads = heads_of(stem);
    } else {
      s.core = s.stem = t.kind == TokenKind::number ? 7u : s.form;
      s.front = s.back = {};
      s.heads = 0;
    }
    const NameLexiconEntry name = names_.find(s.core);
    s.lists = name.lists;
    s.reading = name.reading != 0 || t.kind != TokenKind::arabic
                    ? name.reading
                    : names_.guessed_reading(form.substr(t.proclitic_size - t.article_size));
    s.role_fine = name.fine, s.role_middle = name.wide / 64u, s.role_coarse = name.wide % 64u;
    const uint64_t with_article = t.article_size > 0 ? 4096u : 0u;
    s.fine = t.cluster != 0 ? t.cluster + with_article : 0;
    s.middle = t.cluster != 0 ? lexicon.cluster(t.cluster, 1) + with_article : 0;
    s.coarse = t.cluster != 0 ? lexicon.cluster(t.cluster, 2) + with_article : 0;
    s.frequency = t.frequency / 16u;
    s.shape = static_cast<uint64_t>(t.kind) * 16 + std::min<uint64_t>(t.folded_size / 2, 12);
    s.clitics = t.proclitics | (t.enclitic_size > 0 ? 256u : 0u) | (t.article_size == 2 ? 512u : 0u);
  }
  seen_.push_back(outside), seen_.push_back(outside);
  role_ = static_cast<uint64_t>(sentence.role == SentenceRole::title);
}

const FeatureReader::Seen& FeatureReader::seen(size_t at, int offset) const { return seen_[at + 2 + offset]; }

void FeatureReader::features(size_t at, FeatureList& out) const {
  out.size = 0;
  const Seen &s = seen(at, 0), &p = seen(at, -1), &n = seen(at, 1), &pp = seen(at, -2), &nn = seen(at, 2);
  out.add(mix(1, 0));
  out.add(mix(2, s.core)), out.add(mix(3, p.core)), out.add(mix(4, n.core)), out.add(mix(5, pp.core)),
      out.add(mix(6, nn.core));
  out.add(mix(7, s.form)), out.add(mix(8, s.stem)), out.add(mix(9, p.stem)), out.add(mix(10, n.stem));
  out.add(mix(11, p.core, s.core)), out.add(mix(12, s.core, n.core)), out.add(mix(13, p.core, n.core)),
      out.add(mix(14, pp.core, p.core));
  for (uint64_t k = 0; k < 4; ++k) {
    if (s.front[k] != 0) out.add(mix(15 + k, s.front[k]));
    if (s.back[k] != 0) out.add(mix(19 + k, s.back[k]));
  }
  out.add(mix(23, p.back[1])), out.add(mix(24, n.back[1])), out.add(mix(25, p.front[1])), out.add(mix(26, n.front[1]));
  out.add(mix(27, s.shape, s.clitics)), out.add(mix(28, s.clitics, p.clitics)), out.add(mix(29, n.clitics, s.clitics)),
      out.add(mix(30, p.shape)), out.add(mix(31, n.shape));
  out.add(mix(32, s.heads)), out.add(mix(33, p.heads)), out.add(mix(34, n.heads)), out.add(mix(35, pp.heads, p.heads));
  out.add(mix(36, p.heads, s.clitics)), out.add(mix(37, role_, std::min<size_t>(at, 2)));
  out.add(mix(38, s.fine)), out.add(mix(39, p.fine)), out.add(mix(40, n.fine)), out.add(mix(41, pp.fine)),
      out.add(mix(42, nn.fine));
  out.add(mix(43, s.middle)), out.add(mix(44, p.middle)), out.add(mix(45, n.middle)), out.add(mix(46, pp.middle)),
      out.add(mix(47, nn.middle));
  out.add(mix(48, s.coarse)), out.add(mix(49, p.coarse)), out.add(mix(50, n.coarse));
  out.add(mix(51, p.middle, s.middle)), out.add(mix(52, s.middle, n.middle)),
      out.add(mix(53, p.coarse * 8192 + s.coarse, n.coarse));
  out.add(mix(54, pp.coarse * 8192 + p.coarse, s.coarse));
  out.add(mix(55, s.frequency, s.coarse)), out.add(mix(56, p.middle, s.frequency)),
      out.add(mix(57, n.middle, s.frequency));
  out.add(mix(58, p.fine, s.frequency));
  out.add(mix(59, s.lists, s.clitics)), out.add(mix(60, p.lists)), out.add(mix(61, n.lists)),
      out.add(mix(62, p.lists * 256 + s.lists, n.lists));
  const uint64_t shares = s.reading & 0xFFF, before = p.reading & 0xFFF, after = n.reading & 0xFFF;
  out.add(mix(63, s.reading)), out.add(mix(64, shares)), out.add(mix(65, before)), out.add(mix(66, after));
  for (uint64_t k = 0; k < 6; ++k) {
    out.add(mix(67, k, shares >> (2 * k) & 3));
    out.add(mix(68, k, before >> (2 * k) & 3)), out.add(mix(69, k, after >> (2 * k) & 3));
  }
  out.add(mix(70, before >> 6, shares >> 6)), out.add(mix(71, shares >> 6, after >> 6));
  out.add(mix(72, shares >> 6, p.heads)), out.add(mix(73, shares >> 6, p.coarse)),
      out.add(mix(74, shares & 63, p.heads));
  out.add(mix(75, s.role_fine)), out.add(mix(76, p.role_fine)), out.add(mix(77, n.role_fine));
  out.add(mix(78, s.role_middle)), out.add(mix(79, p.role_middle)), out.add(mix(80, n.role_middle)),
      out.add(mix(81, pp.role_middle)), out.add(mix(82, nn.role_middle));
  out.add(mix(83, p.role_middle, s.role_middle)), out.add(mix(84, s.role_middle, n.role_middle));
  out.add(mix(85, p.role_coarse * 64 + s.role_coarse, n.role_coarse)),
      out.add(mix(86, pp.role_coarse * 64 + p.role_coarse, s.role_coarse));
}

}  // namespace tawatur
