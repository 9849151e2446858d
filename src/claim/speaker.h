#pragma once
// Whose word a statement is, as far as claims ask.
#include <string>
#include <string_view>
#include <utility>

#include "claim/profile.h"

namespace tawatur {

/// Whether the statement is someone's word. A verb that is itself the act (a court sentenced, a family denied) makes
/// the actor its origin, but the page tells the act in its own voice.
bool is_reported(const Profile& statement);

/// Whether two origins are one as far as their names show: the same entity, or a shared word of the names.
bool same_speaker(const Profile& a, const Profile& b);

/// Whether two names are two spellings of one foreign name: first and last words alike but for weak letters and one
/// consonant.
bool spelled_alike(std::string_view a, std::string_view b);

/// One name written in two ways, letter by letter ("كولوم" and "كولومب").
bool one_transliteration(std::string_view a, std::string_view b);
/// Whether two names have a telling word in common, but for weak letters and one consonant; not where their first words
/// are two Arabic names (محمد and محمود).
bool share_a_word(std::string_view a, std::string_view b);

bool same_consonants(std::string_view a, std::string_view b);

/// The houses (a centre, an institute …) that two descriptions of one speaker name differently though they share a
/// word beside the kind of house: from that kind on, verbatim. Empty where they name one, or none.
std::pair<std::string, std::string> differing_houses(std::string_view a, std::string_view b);

/// Whether a medium is named in another name ("وثائق نشرتها صحيفة …"): by a word of its own, or by its kind where no
/// more is told ("القناة").
bool is_named_in(std::string_view medium, std::string_view other);

/// The medium a statement came through, null where none is named: "to the press" or "at a conference" name none.
const ChainLink* medium_of(const Profile& statement);

}  // namespace tawatur
