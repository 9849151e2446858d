#include "page/name_surroundings.h"

#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>

#include "base/hash.h"
#include "base/resource.h"
#include "page/name_words.h"

namespace tawatur {
namespace {

constexpr int most_elements = 24;
constexpr int name_reach = 3;              // elements around a name whose class names count
constexpr size_t longest_attribute = 300;  // bytes

enum class PlaceWord : uint8_t { author, meta, list };

const boost::unordered_flat_map<std::string_view, PlaceWord>& place_words() {
  static const auto table = [] {
    boost::unordered_flat_map<std::string_view, PlaceWord> out;
    for (const auto& row : table_rows(resource("page/byline_places.tsv"))) {
      if (row.size() < 2) continue;
      out[row[0]] = row[1] == "author" ? PlaceWord::author : row[1] == "meta" ? PlaceWord::meta : PlaceWord::list;
    }
    return out;
  }();
  return table;
}

bool names_element(std::string_view attribute) {
  return attribute == "class" || attribute == "itemprop" || attribute == "id" || attribute == "rel" ||
         attribute == "data-testid";
}

bool fits(std::string_view names) { return !names.empty() && names.size() <= longest_attribute; }

}  // namespace

bool leads_to_author(std::string_view href) {
  static constexpr std::array<std::string_view, 18> parts{
      "/author", "/staff/",   "/contributor", "/profile",   "/people/", "/team/",
      "/writer", "/reporter", "/journalist",  "/columnist", "/user/",   "/member",
      "/by/",    "/expert",   "?author=",     "/authors",   "/autor",   "/editor"};
  static constexpr uint32_t second_letters = [] {
    uint32_t letters = 0;
    for (const std::string_view part : parts) letters |= 1u << (part[1] & 31);
    return letters;
  }();
  for (size_t at = 0; at + 1 < href.size(); ++at) {
    if ((href[at] != '/' && href[at] != '?') || (second_letters >> (href[at + 1] & 31) & 1) == 0) continue;
    const std::string_view rest = href.substr(at);
    if (std::ranges::any_of(parts, [&](std::string_view part) { return rest.starts_with(part); })) return true;
  }
  return false;
}

uint8_t NameSurroundings::read(NodeIndex element) const {
  uint8_t said = known;
  for (const auto& [attribute, names] : document_.attributes(element)) {
    if (document_[element].kind == Tag::a) {
      if (attribute == "rel" && names.find("author") != std::string_view::npos) said |= rel_author;
      if (attribute == "href" && leads_to_author(names)) said |= author_link;
    }
    if (!names_element(attribute) || !fits(names)) continue;
    if (attribute == "itemprop" && names.find("author") != std::string_view::npos) said |= microdata;
    for_each_name_word(names, [&](std::string_view word) {
      const auto found = place_words().find(word);
      if (found == place_words().end()) return;
      said |= found->second == PlaceWord::author ? author : found->second == PlaceWord::meta ? meta : list;
    });
  }
  return said;
}

Around NameSurroundings::of(NodeIndex node) {
  Around out;
  NodeIndex i = document_[node].kind == Tag::text ? document_[node].parent : node;
  for (int depth = 0; i != no_node && depth < most_elements; i = document_[i].parent, ++depth) {
    const Tag tag = document_[i].kind;
    if (tag == Tag::body) break;
    if (tag == Tag::li || tag == Tag::td) out.list_item = true;
    if (tag == Tag::aside || tag == Tag::nav || tag == Tag::footer) out.furniture = true;
    if (heading_level(tag) > 0) out.heading = true;
    if (depth >= name_reach && tag != Tag::a) continue;
    if (read_[i] == 0) read_[i] = read(i);
    const uint8_t said = read_[i];
    if (tag == Tag::a) {
      out.link = true;
      out.rel_author |= (said & rel_author) != 0, out.author_link |= (said & author_link) != 0;
    }
    if (depth >= name_reach) continue;
    out.author |= (said & author) != 0, out.meta |= (said & meta) != 0, out.list |= (said & list) != 0;
    out.microdata |= (said & microdata) != 0;
    if (const std::string_view names = document_.attribute(i, "class"); fits(names))
      out.signature = hash_combine(out.signature, hash_bytes(names));
  }
  return out;
}

}  // namespace tawatur
