#pragma once
// The form under which a name is compared: words without spelling differences that never tell names apart.
#include <string>
#include <string_view>
#include <vector>

#include "names/mention.h"

namespace tawatur {

struct NameForm {
  std::vector<std::string>
      words;  // folded; of a person titles and بن left out, عبد, أبو and آل joined to the word behind
  bool has_father = false;      // بن stands somewhere in it: words in the middle are fathers
  bool ends_in_father = false;  // سلمان بن عبدالعزيز: the last word is no surname of his
  bool definite_head = false;   // the first word has the article: المدينة السورية is some city
  bool generic = false;  // a head alone (الوزارة, المحكمة, الحكومة): means something only on its own page
};

/// `text` as written, without clitics. Of everything but persons the article is left out of each word: "بريكست" and
/// "البريكست" are one name, "محمد الحسن" and "محمد حسن" two.
NameForm name_form(std::string_view text, EntityKind kind);

/// Whether the first word only says what kind of thing the name is, so that the rest is the same name: حركة حماس, مدينة
/// غزة, وزارة الخارجية الفلسطينية. Not قوات الأمن or محافظة نينوى: what is left would be something else.
bool begins_with_head(const NameForm& form, EntityKind kind);

/// Whether a word is an adjective of origin or belonging: الدولي, الفلسطينية, البريطانية.
bool is_adjective_of_belonging(std::string_view word);

}  // namespace tawatur
