#include "source/feed.h"

#include <unicode/unistr.h>

#include <pugixml.hpp>
#include <sstream>

#include "base/instant.h"
#include "base/utf8.h"
#include "source/feed_collector.h"

namespace tawatur {
namespace {

std::string_view local_name(pugi::xml_node node) {
  const std::string_view name = node.name();
  return name.substr(name.rfind(':') + 1);
}

std::string_view prefix_of(pugi::xml_node node) {
  const std::string_view name = node.name();
  const size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? std::string_view{} : name.substr(0, colon);
}

pugi::xml_node child(pugi::xml_node parent, std::string_view name) {
  for (pugi::xml_node node : parent.children()) {
    if (local_name(node) == name) return node;
  }
  return {};
}

/// All text directly in a node; CDATA parts and plain ones alike.
std::string text_of(pugi::xml_node node) {
  std::string out;
  for (pugi::xml_node part : node.children()) {
    if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) out += part.value();
  }
  const size_t begin = out.find_first_not_of(" \t\r\n");
  return begin == std::string::npos ? std::string{} : out.substr(begin, out.find_last_not_of(" \t\r\n") + 1 - begin);
}

/// The first of the named children that has text.
std::string first_text(pugi::xml_node parent, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (std::string text = text_of(child(parent, name)); !text.empty()) return text;
  }
  return {};
}

FeedItem rss_item(pugi::xml_node item) {
  FeedItem made;
  made.url = first_text(item, {"origLink", "link"});
  if (made.url.empty()) {
    const pugi::xml_node guid = child(item, "guid");
    if (std::string_view(guid.attribute("isPermaLink").value()) != "false") made.url = text_of(guid);
  }
  if (made.url.empty()) made.url = item.attribute("rdf:about").value();
  for (pugi::xml_node node : item.children()) {
    if (local_name(node) == "link" && made.url.empty())
      made.url = node.attribute("href").value();  // Atom's link in RSS
    if (local_name(node) == "title" && prefix_of(node).empty()) made.title = text_of(node);
    if (local_name(node) == "encoded") made.content = text_of(node);
  }
  made.published = first_text(item, {"pubDate", "date", "published"});
  made.byline = first_text(item, {"creator", "author"});
  if (made.content.empty()) made.content = first_text(item, {"description"});
  return made;
}

std::string atom_content(pugi::xml_node content) {
  const std::string_view type = content.attribute("type").value();
  if (type != "xhtml") return text_of(content);
  std::ostringstream out;
  for (pugi::xml_node node : content.children()) node.print(out, "", pugi::format_raw);
  return out.str();
}

FeedItem atom_entry(pugi::xml_node entry) {
  FeedItem made;
  for (pugi::xml_node link : entry.children()) {
    if (local_name(link) != "link") continue;
    const std::string_view relation = link.attribute("rel").value(), type = link.attribute("type").value();
    if ((relation.empty() || relation == "alternate") && (made.url.empty() || type == "text/html"))
      made.url = link.attribute("href").value();
  }
  made.title = first_text(entry, {"title"});
  made.byline = first_text(child(entry, "author"), {"name"});
  made.published = first_text(entry, {"published", "issued", "created"});
  made.content = atom_content(child(entry, "content"));
  if (made.content.empty()) made.content = atom_content(child(entry, "summary"));
  return made;
}

FeedItem sitemap_url(pugi::xml_node url) {
  FeedItem made;
  made.url = first_text(url, {"loc"});
  const pugi::xml_node news = child(url, "news");
  made.title = first_text(news, {"title"});
  made.published = first_text(news, {"publication_date"});
  made.language = first_text(child(news, "publication"), {"language"});
  return made;
}

/// Bytes to UTF-8 by the charset that the XML declaration names; UTF-8 (and UTF-16 by its mark) otherwise.
std::string to_utf8(std::string bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    std::string out;
    icu::UnicodeString(bytes.data(), static_cast<int32_t>(bytes.size()), "UTF-16").toUTF8String(out);
    return make_valid_utf8(out);
  }
  const std::string_view head = std::string_view(bytes).substr(0, 200);
  const size_t declared = head.find("encoding=");
  if (head.find("<?xml") != std::string_view::npos && declared != std::string_view::npos &&
      declared < head.find("?>") && declared + 11 < head.size()) {
    const size_t begin = declared + 10, end = head.find(head[declared + 9], begin);
    const std::string charset(head.substr(begin, end == std::string_view::npos ? 0 : end - begin));
    const bool known_as_utf8 = charset.size() >= 5 && (charset[0] | 0x20) == 'u' && (charset[1] | 0x20) == 't';
    if (!charset.empty() && !known_as_utf8 && !is_valid_utf8(bytes)) {
      std::string out;
      icu::UnicodeString(bytes.data(), static_cast<int32_t>(bytes.size()), charset.c_str()).toUTF8String(out);
      if (!out.empty()) return make_valid_utf8(out);
    }
  }
  return make_valid_utf8(bytes);
}

}  // namespace

Result<Feed> parse_xml_feed(std::string bytes, std::string_view base) {
  std::string xml = to_utf8(std::move(bytes));
  xml.erase(0, std::min(xml.find('<'), xml.size()));  // blank lines in front are common and not XML
  pugi::xml_document document;
  // No document type, no entity but the five, no processing instructions: see pugixml's parse_minimal.
  const pugi::xml_parse_result parsed = document.load_buffer_inplace(
      xml.data(), xml.size(), pugi::parse_cdata | pugi::parse_escapes | pugi::parse_wconv_attribute | pugi::parse_eol,
      pugi::encoding_utf8);
  pugi::xml_node root;
  for (pugi::xml_node node : document.children()) {
    if (node.type() == pugi::node_element) {
      root = node;
      break;
    }
  }
  const std::string_view kind = local_name(root);
  FeedCollector collector(base);
  if (kind == "rss" || kind == "RDF") {
    const pugi::xml_node channel = child(root, "channel");
    collector.set_head(first_text(channel, {"title"}), first_text(channel, {"language"}));
    for (pugi::xml_node item : (kind == "rss" ? channel : root).children()) {
      if (local_name(item) == "item") collector.add(rss_item(item));
    }
  } else if (kind == "feed") {
    collector.set_head(first_text(root, {"title"}), root.attribute("xml:lang").value());
    collector.set_base(root.attribute("xml:base").value());
    for (pugi::xml_node entry : root.children()) {
      if (local_name(entry) == "entry") collector.add(atom_entry(entry));
    }
  } else if (kind == "urlset") {
    for (pugi::xml_node url : root.children()) {
      if (local_name(url) == "url") collector.add(sitemap_url(url));
    }
  } else if (kind == "sitemapindex") {
    for (pugi::xml_node sitemap : root.children()) {
      if (local_name(sitemap) == "sitemap") collector.add_feed(first_text(sitemap, {"loc"}));
    }
  } else {
    return std::unexpected(Error{ErrorCode::unsupported, "XML, but no feed (RSS, Atom) and no sitemap", ""});
  }
  Feed feed = collector.take();
  if (!parsed) {
    feed.damage = std::string("broken XML (") + parsed.description() + "): what came before it is read";
    if (feed.items.empty() && feed.feeds.empty())
      return std::unexpected(
          Error{ErrorCode::unreadable, std::string("broken XML (") + parsed.description() + "): fetch it again", ""});
  }
  return feed;
}

}  // namespace tawatur
