#include "page/tag.h"

#include <array>
#include <boost/unordered/unordered_flat_map.hpp>

namespace tawatur {
namespace {

constexpr std::array<std::string_view, 116> names{
    "",         "",         "",         "html",   "head",   "body",    "title",  "meta",     "link",       "base",
    "article",  "main",     "section",  "div",    "header", "footer",  "nav",    "aside",    "address",    "center",
    "p",        "h1",       "h2",       "h3",     "h4",     "h5",      "h6",     "hgroup",   "blockquote", "pre",
    "hr",       "br",       "ul",       "ol",     "li",     "dl",      "dt",     "dd",       "menu",       "table",
    "caption",  "thead",    "tbody",    "tfoot",  "tr",     "td",      "th",     "figure",   "figcaption", "img",
    "picture",  "source",   "video",    "audio",  "iframe", "object",  "embed",  "canvas",   "svg",        "form",
    "fieldset", "legend",   "label",    "input",  "button", "select",  "option", "textarea", "a",          "span",
    "b",        "strong",   "i",        "em",     "u",      "small",   "big",    "font",     "mark",       "sup",
    "sub",      "q",        "cite",     "code",   "kbd",    "samp",    "var",    "s",        "del",        "ins",
    "abbr",     "bdi",      "bdo",      "ruby",   "rt",     "rp",      "wbr",    "time",     "details",    "summary",
    "dialog",   "noscript", "template", "script", "style",  "frameset"};
static_assert(names[static_cast<size_t>(Tag::frameset)] == "frameset" && names[static_cast<size_t>(Tag::a)] == "a");

}  // namespace

NamedTag tag_named(std::string_view name) {
  static const auto table = [] {
    boost::unordered_flat_map<std::string_view, Tag> made;
    for (size_t t = static_cast<size_t>(Tag::html); t <= static_cast<size_t>(Tag::frameset); ++t)
      made[names[t]] = static_cast<Tag>(t);
    return made;
  }();
  const auto found = table.find(name);
  if (found != table.end()) return {found->second, names[static_cast<size_t>(found->second)]};
  return {name.find('-') == std::string_view::npos ? Tag::other : Tag::custom, {}};
}

bool is_block_level(Tag tag) {
  switch (tag) {
    case Tag::html:
    case Tag::head:
    case Tag::body:
    case Tag::article:
    case Tag::main:
    case Tag::section:
    case Tag::div:
    case Tag::header:
    case Tag::footer:
    case Tag::nav:
    case Tag::aside:
    case Tag::address:
    case Tag::center:
    case Tag::p:
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
    case Tag::hgroup:
    case Tag::blockquote:
    case Tag::pre:
    case Tag::ul:
    case Tag::ol:
    case Tag::li:
    case Tag::dl:
    case Tag::dt:
    case Tag::dd:
    case Tag::menu:
    case Tag::table:
    case Tag::caption:
    case Tag::thead:
    case Tag::tbody:
    case Tag::tfoot:
    case Tag::tr:
    case Tag::td:
    case Tag::th:
    case Tag::figure:
    case Tag::figcaption:
    case Tag::form:
    case Tag::fieldset:
    case Tag::legend:
    case Tag::button:
    case Tag::details:
    case Tag::summary:
    case Tag::dialog:
    case Tag::frameset:
      return true;
    default:
      return false;
  }
}

}  // namespace tawatur
