#pragma once
// The steps that complete a page's mentions (mention_completion.cpp). Those that look at one place take the token where
// they look and the end of its sentence, and return the last token they took, or the same token where they found
// nothing. All are linear in the page.
#include "names/mention_draft.h"

namespace tawatur {

/// Whether the word stands behind متحدث باسم: what is named there has a spokesman, and باسم is no given name.
bool is_spokesman_of(const MentionDraft& draft, TokenIndex i);

/// What the tagger took for a name and is a common word: أسمائهم, المجلس, مجلس الإدارة, المدينة, (الفرنسية).
bool is_no_name(const MentionDraft& draft, const Mention& m);

/// Whether the page writes فى for في; elsewhere على is the preposition and علي a name. O(tokens).
bool writes_ya_without_dots(const MentionDraft& draft);

/// ميلانور - منار - قال مصدر: ends the town before the dash, and tells the kinds of town and agency.
void tell_dateline(const MentionDraft& draft, Mention& m);

/// Takes off what describes the name and is no part of it: مدينة لييج, لاهاي الهولندية, الدكتور سامي عادل.
void trim_mentions(MentionDraft& draft);

/// الحكومة البريطانية, وزارة الخارجية; otherwise body_at().
TokenIndex institution_at(MentionDraft& draft, TokenIndex i, TokenIndex end);

/// حركة حماس, شركة "موتورولا", أ ف ب, التلفزيون المصري: bodies that are no organs of a state.
TokenIndex body_at(MentionDraft& draft, TokenIndex i, TokenIndex end);

/// لحقوق الإنسان, للملاحة: the token behind what the body from `i` to `stop` is for; `stop` where that is not told.
TokenIndex behind_body_purpose(const MentionDraft& draft, TokenIndex i, TokenIndex stop, TokenIndex end);

/// المجلس الإقليمي للملاحة, المركز الوطني للأرصاد: an institution with what it is for.
TokenIndex body_with_purpose(MentionDraft& draft, TokenIndex i, TokenIndex end);

/// Countries, known and unknown places behind a word that says what they are, works and treaties named after places.
TokenIndex place_at(MentionDraft& draft, TokenIndex i, TokenIndex end);

/// Leaves the first of two names in `m` and returns the second; one without tokens where there is only one.
Mention cut_in_two(const MentionDraft& draft, Mention& m);

/// Names of persons that the tagger did not know: known parts of names, kin, strangers side by side.
TokenIndex person_at(MentionDraft& draft, TokenIndex i, TokenIndex end);

/// (CNN), BBC: capitals alone are an organisation; two or three words with capitals a person.
TokenIndex latin_at(MentionDraft& draft, TokenIndex i, TokenIndex end);

/// "سيناء 2018": a place with a year in quotes is an operation or a contest.
TokenIndex undertaking_at(MentionDraft& draft, TokenIndex i, TokenIndex end);

/// الضفة الغربية المحتلة, القدس الشرقية: a place with what sets a part of it apart.
TokenIndex part_of_place(MentionDraft& draft, TokenIndex i, TokenIndex end);

/// What the page itself tells of words that no lexicon knows: كاسيرا where it has a minister الكاسيري; بورت ليان is a
/// place where the page has ميناء بورت ليان.
void learn_from_page(MentionDraft& draft);

/// فريق أسيك, رواية "رادوبيس", استاد "الأنوار": what the noun before a name says that it is, there and, where the
/// tagger saw a person, all over the page.
void tell_kinds(MentionDraft& draft);

/// What one place of the page names in full is named by the same words, or by a part of them, elsewhere.
void repeat_mentions(MentionDraft& draft);

/// Words that no dictionary has: slips in a name of the page (روغين, where روغن was told), and what the page tells
/// again and again (البريكسيت), which is kept as a name of unknown kind.
void find_strangers(MentionDraft& draft);

}  // namespace tawatur
