#pragma once
// Whose word a statement is, as far as claims ask.
#include "claim/profile.h"

namespace tawatur {

/// Whether the statement is someone's word. A verb that is itself the act (a court sentenced, a family denied) makes
/// the actor its origin, but the page tells the act in its own voice.
bool is_reported(const Profile& statement);

/// Whether two origins are one as far as their names show: the same entity, or a shared word of the names.
bool same_speaker(const Profile& a, const Profile& b);

/// The medium a statement came through, null where none is named: "to the press" or "at a conference" name none.
const ChainLink* medium_of(const Profile& statement);

}  // namespace tawatur
