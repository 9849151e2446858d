#include "names/name_form.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "names/heads.h"

namespace tawatur {
namespace {

constexpr uint8_t heads_of_kind(EntityKind kind) {
  switch (kind) {
    case EntityKind::person: return role_head;
    case EntityKind::place: return place_head;
    case EntityKind::organisation: return organisation_head | government_head;
    case EntityKind::other: return other_head;
  }
  return 0;
}

/// "السعودية" → "سعوديه" where enough is left; "الله", "الهند" as persons keep it.
std::string_view without_article(std::string_view word) {
  return word.starts_with("ال") && word.size() >= 10 ? word.substr(4) : word;
}

bool binds_to_next(std::string_view word) { return word == "عبد" || word == "ابو" || word == "ابي" || word == "ابا" || word == "ام"; }

}  // namespace

NameForm name_form(std::string_view text, EntityKind kind) {
  NameForm form;
  std::string word, bound;
  const auto finish = [&] {
    if (word.empty()) return;
    std::string done = folded(word);
    word.clear();
    if (done.empty()) return;
    if (kind == EntityKind::person) {
      if (!form.words.empty() && (done == "بن" || done == "ابن" || done == "بنت")) {
        form.has_son = true;
        return;
      }
      if (binds_to_next(done) && bound.empty()) {
        bound = done == "ابي" || done == "ابا" ? "ابو" : done;
        return;
      }
      if (!bound.empty()) done.insert(0, bound), bound.clear();
    } else {
      done = std::string(without_article(done));
    }
    form.words.push_back(std::move(done));
  };
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    const bool inner = is_letter(c.value) || is_arabic_mark(c.value) || digit_value(c.value) >= 0 || (c.value == U'\'' && !word.empty());
    if (inner) word.append(text.substr(i, c.size));
    else finish();
    i += c.size;
  }
  finish();
  if (!bound.empty()) form.words.push_back(std::move(bound));
  if (form.words.size() == 1 && kind != EntityKind::person && (heads_of(form.words[0]) & heads_of_kind(kind))) form.generic = true;
  return form;
}

bool begins_with_head(const NameForm& form, EntityKind kind) {
  if (form.words.size() < 2 || kind == EntityKind::person) return false;
  // regions share the name of their city, and a part of the compass makes another place
  static constexpr std::string_view keeps[] = {"محافظه", "ولايه", "اقليم", "مقاطعه", "منطقه", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي",
                                               "غربي", "وسط", "شبه", "ريف", "ضاحيه", "بحر", "نهر", "خليج", "جبل", "جبال", "مضيق", "وادي", "صحراء", "ساحل", "مخيم", "بحيره", "هضبه", "عاصمه"};
  for (const std::string_view keep : keeps)
    if (form.words[0] == keep) return false;
  return (heads_of(form.words[0]) & heads_of_kind(kind)) != 0;
}

bool is_adjective_of_belonging(std::string_view word) {
  return word.size() >= 8 && (word.ends_with("ي") || word.ends_with("يه"));
}

}  // namespace tawatur
