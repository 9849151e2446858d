#pragma once
// The steps that complete a page's mentions (mention_completion.cpp). Those that look at one place take the token where
// they look and the end of its sentence, and return the last token they took, or the same token where they found
// nothing. All are linear in the page.
#include "names/mention_draft.h"

namespace tawatur {

/// Takes off what describes the name and is no part of it: مدينة لييج, لاهاي الهولندية, الدكتور سامي عادل.
void trim_mentions(MentionDraft& draft);

/// الحكومة البريطانية, وزارة الخارجية, أ ف ب, حركة حماس.
TokenIndex institution_at(MentionDraft& draft, TokenIndex i, TokenIndex end);

/// Countries, known and unknown places behind a word that says what they are, works and treaties named after places.
TokenIndex place_at(MentionDraft& draft, TokenIndex i, TokenIndex end);

/// Names of persons that the tagger did not know: known parts of names, kin, strangers side by side.
TokenIndex person_at(MentionDraft& draft, TokenIndex i, TokenIndex end);

/// (CNN), BBC: capitals alone are an organisation; two or three words with capitals a person.
TokenIndex latin_at(MentionDraft& draft, TokenIndex i, TokenIndex end);

/// What one place of the page names in full is named by the same words, or by a part of them, elsewhere.
void repeat_mentions(MentionDraft& draft);

}  // namespace tawatur
