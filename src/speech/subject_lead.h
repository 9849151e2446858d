#pragma once
// What may stand between a verb and its subject.
#include "speech/tagged_text.h"

namespace tawatur {

/// Over times, adverbs, auxiliaries and connectives. At most up to `end`.
TokenIndex skip_lead(const TaggedText& text, TokenIndex i, TokenIndex end);

/// Over a medium that it was said to, and the occasion: 'وقال ل"الوادي" المتحدث', "قال في تصريح لإذاعة محلية الوزير".
TokenIndex skip_addressee(const TaggedText& text, TokenIndex i, TokenIndex end);

}  // namespace tawatur
