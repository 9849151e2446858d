#include "names/name_form.h"

#include <algorithm>
#include <span>

#include "base/fold.h"
#include "base/utf8.h"
#include "names/heads.h"

namespace tawatur {
namespace {

constexpr uint8_t heads_of_kind(EntityKind kind) {
  switch (kind) {
    case EntityKind::person:
      return role_head;
    case EntityKind::place:
      return place_head | facility_head;
    case EntityKind::organisation:
      return organisation_head | government_head;
    case EntityKind::other:
      return other_head;
  }
  return 0;
}

/// "السعودية" → "سعوديه" where enough is left. The ا of أل is part of the name (ألمانيا), also where the hamza is not
/// written.
std::string_view without_article(std::string_view word, bool plain_alef) {
  static constexpr std::string_view own[] = {"المانيا", "البانيا", "الاباما", "الاسكا", "البرتا", "اليابان"};
  if (!plain_alef || !word.starts_with("ال") || word.size() < 10) return word;
  for (const std::string_view name : own)
    if (word == name) return word;
  return word.substr(4);
}

/// الحكومة المصرية الجديدة is الحكومة المصرية of now; القوات المسلحة the army.
void leave_out_states(std::vector<std::string>& words) {
  static constexpr std::string_view states[] = {"جديد", "جديده", "سابق", "سابقه", "حالي", "حاليه", "مقبل", "مقبله"};
  if (words.size() >= 2 && words[0] == "قوات" && words[1] == "مسلحه") {
    words.erase(words.begin());
    words[0] = "جيش";
    if (words.size() >= 2 && words[1].ends_with("يه")) words[1].resize(words[1].size() - 2);
  }
  // تنظيم داعش الإرهابي: what the writer thinks of it
  static constexpr std::string_view epithets[] = {"ارهابي", "ارهابيه", "متطرف",  "متطرفه", "متشدد",
                                                  "متشدده", "محظور",   "محظوره", "متمرد",  "متمرده"};
  if (words.size() > 1 && std::find(std::begin(epithets), std::end(epithets), words.back()) != std::end(epithets))
    words.pop_back();
  if (words.size() < 2 || !(heads_of(words[0]) & government_head)) return;
  std::erase_if(words, [](const std::string& word) {
    return std::find(std::begin(states), std::end(states), word) != std::end(states);
  });
}

bool binds_to_next(std::string_view word) {
  return word == "عبد" || word == "ال" || word == "ابو" || word == "ابي" || word == "ابا" || word == "ام";
}

}  // namespace

NameForm name_form(std::string_view text, EntityKind kind) {
  NameForm form;
  std::string word, bound, title;
  bool after_son = false;
  const auto finish = [&] {
    if (word.empty()) return;
    std::string done = folded(word);
    const bool plain_alef = word.starts_with("ا");
    word.clear();
    if (done.empty()) return;
    if (kind == EntityKind::person) {
      if (form.words.empty() && bound.empty() && done.starts_with("ال") &&
          (heads_of(std::string_view(done).substr(4)) & role_head) && title.empty()) {
        title = std::move(done);  // الملك سلمان: a title, unless nothing follows
        return;
      }
      if (!form.words.empty() && (done == "بن" || done == "ابن" || done == "بنت")) {
        after_son = form.has_father = true;
        return;
      }
      if (binds_to_next(done) && bound.empty()) {
        bound = done == "ابي" || done == "ابا" ? "ابو" : done;
        return;
      }
      if (!bound.empty()) done.insert(0, bound), bound.clear();
    } else {
      const std::string_view bare = without_article(done, plain_alef);
      if (form.words.empty()) form.definite_head = bare.size() < done.size();
      done = std::string(bare);
    }
    form.ends_in_father = after_son;
    after_son = false;
    form.words.push_back(std::move(done));
  };
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    const bool inner = is_letter(c.value) || is_arabic_mark(c.value) || digit_value(c.value) >= 0 ||
                       (c.value == U'\'' && !word.empty());
    if (inner)
      word.append(text.substr(i, c.size));
    else
      finish();
    i += c.size;
  }
  finish();
  if (!bound.empty()) form.words.push_back(std::move(bound));
  if (form.words.empty() && !title.empty()) form.words.push_back(std::move(title));
  if (kind == EntityKind::organisation) leave_out_states(form.words);
  if (form.words.size() == 1 && kind != EntityKind::person && (heads_of(form.words[0]) & heads_of_kind(kind)))
    form.generic = true;
  return form;
}

bool begins_with_head(const NameForm& form, EntityKind kind) {
  if (form.words.size() < 2 || kind == EntityKind::person) return false;
  if (form.definite_head) return false;
  static constexpr std::string_view of_places[] = {"مدينه", "دوله", "جمهوريه", "مملكه",
                                                   "قطاع",  "بلده", "قريه",    "جزيره"};
  static constexpr std::string_view of_organisations[] = {"حركه",  "تنظيم", "حزب",   "جماعه",   "شركه",    "صحيفه",
                                                          "جريده", "مجله",  "قناه",  "اذاعه",   "موقع",    "شبكه",
                                                          "نادي",  "فريق",  "منظمه", "ميليشيا", "ميليشيات"};
  const auto in = [&](std::span<const std::string_view> list) {
    return std::find(list.begin(), list.end(), form.words[0]) != list.end();
  };
  const std::string& second = form.words[1];
  if (form.words.size() == 2 && is_adjective_of_belonging(second)) return false;  // مدينة سورية
  if (kind == EntityKind::place) return in(of_places);
  if (kind != EntityKind::organisation) return false;
  if (form.words[0] == "وزاره") return form.words.size() > 2 || (heads_of(second) & government_head);
  return in(of_organisations);
}

bool is_adjective_of_belonging(std::string_view word) {
  return word.size() >= 8 && (word.ends_with("ي") || word.ends_with("يه"));
}

}  // namespace tawatur
