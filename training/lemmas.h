#pragma once
// Which stems are forms of one lemma: regular derivations of Arabic, accepted where both sides are words of the news
// and keep like company (cosine of their vectors).
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tawatur::training {

/// A possible lemma of a stem, the least likeness (cosine) that it needs, and its rank: among accepted candidates of
/// the lowest rank the likest wins. Candidates come in order of rank.
struct Candidate {
  std::string lemma;
  float likeness;
  int rank;
};

/// Letters of a folded Arabic word.
class Letters {
 public:
  explicit Letters(std::string_view word) : word_(word) {}
  size_t size() const { return word_.size() / 2; }
  std::string_view at(size_t i) const { return word_.substr(2 * i, 2); }
  std::string_view back(size_t i) const { return at(size() - 1 - i); }
  std::string part(size_t from, size_t count) const { return std::string(word_.substr(2 * from, 2 * count)); }
  std::string cut(size_t front, size_t back) const { return part(front, size() - front - back); }
  bool starts(std::string_view s) const { return word_.starts_with(s); }
  bool ends(std::string_view s) const { return word_.ends_with(s); }

 private:
  std::string_view word_;
};

/// Derivations of one step towards the lemma, the surest first.
inline std::vector<Candidate> candidates(std::string_view word) {
  std::vector<Candidate> out;
  const Letters w(word);
  const size_t n = w.size();
  int rank = 0;
  const auto add = [&](std::string lemma, float likeness) { out.push_back({std::move(lemma), likeness, rank}); };
  if (n < 3) return out;
  // verb, imperfect: يكتبون → يكتب → كتب; يعلن → اعلن; يقول → قال
  const bool imperfect = w.starts("ي") || w.starts("ت") || w.starts("ن");
  if (imperfect && n >= 5 && (w.ends("ون") || w.ends("وا") || w.ends("ان"))) add(w.cut(0, 2), 0.45f);
  ++rank;
  if (w.starts("ت") || w.starts("ن")) add("ي" + w.cut(1, 0), 0.5f);
  ++rank;
  if (w.starts("ي")) {
    const std::string rest = w.cut(1, 0);
    if (n == 4 && w.at(1) == "و") add("ا" + w.part(2, 2), 0.35f);  // يؤكد → أكد
    if (n == 4 && (w.at(2) == "و" || w.at(2) == "ي" || w.at(2) == "ا")) add(w.part(1, 1) + "ا" + w.part(3, 1), 0.4f);
    if (n >= 5 && w.back(1) == "ي")
      add("ا" + w.part(1, n - 3) + "ا" + std::string(w.back(0)), 0.3f);  // يستعيد → استعاد
    ++rank;
    add(rest, 0.35f);
    add("ا" + rest, 0.35f);
    if (n == 4 && (w.ends("ي") || w.ends("و"))) add(w.part(1, 2) + "ا", 0.4f), add(w.part(1, 2) + "ي", 0.4f);
    if (n == 3) add("و" + rest, 0.35f), add(rest + "ي", 0.4f);
  }
  ++rank;
  // verb, perfect: كتبت, كتبوا → كتب
  if (n >= 4 && w.ends("وا")) add(w.cut(0, 2), 0.3f), add(w.cut(0, 2) + "ي", 0.4f);
  if (n >= 4 && w.ends("ت"))
    add(w.cut(0, 1), 0.35f), add(w.cut(0, 1) + "ي", 0.4f), add(w.cut(0, 1) + "ا", 0.4f), add(w.cut(0, 1) + "ه", 0.3f);
  ++rank;
  // noun: sound plurals, duals, case endings
  if (n >= 5 && w.ends("ات")) add(w.cut(0, 2) + "ه", 0.3f), add(w.cut(0, 2), 0.3f);
  if (n >= 5 && (w.ends("ون") || w.ends("ين") || w.ends("ان"))) {
    if (w.back(2) == "ت") add(w.cut(0, 3) + "ه", 0.3f);
    add(w.cut(0, 2), 0.35f);
  }
  if (n >= 5 && w.ends("يه")) add(w.cut(0, 1), 0.5f);
  if (n >= 4 && w.ends("ا") && !w.ends("يا")) add(w.cut(0, 1), 0.3f);  // but not سوريا
  ++rank;
  // verbal nouns: اعلان → اعلن, اجتماع → اجتمع, استخدام → استخدم; تصريح → صرح; مشاركه → شارك
  if (n >= 5 && w.starts("ا") && w.back(1) == "ا") add(w.cut(0, 2) + std::string(w.back(0)), 0.2f);
  if (n == 5 && w.starts("ت") && w.back(1) == "ي") add(w.part(1, 2) + w.part(4, 1), 0.2f);
  if (n == 6 && w.starts("م") && w.at(2) == "ا" && w.ends("ه")) add(w.part(1, 4), 0.2f);
  return out;
}

}  // namespace tawatur::training
