#include "page/address.h"

#include <algorithm>
#include <array>

namespace tawatur {
namespace {

struct Address {
  std::string_view scheme, host, path, query;  // path with its '/', query without '?'
};

Address parts_of(std::string_view url) {
  Address out;
  const size_t colon = url.find("://");
  if (colon == std::string_view::npos || !url.starts_with("http")) return out;
  out.scheme = url.substr(0, colon);
  url.remove_prefix(colon + 3);
  url = url.substr(0, url.find('#'));
  if (const size_t mark = url.find('?'); mark != std::string_view::npos)
    out.query = url.substr(mark + 1), url = url.substr(0, mark);
  const size_t slash = std::min(url.find('/'), url.size());
  out.host = url.substr(0, slash), out.path = url.substr(slash);
  return out;
}

/// Without the first labels by which sites part their versions.
std::string_view site_of(std::string_view host) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view front : {"www.", "m.", "mobile.", "amp.", "print."}) {
      if (host.starts_with(front) && host.find('.', front.size()) != std::string_view::npos)
        host.remove_prefix(front.size()), again = true;
    }
  }
  return host;
}

/// "https://news-example.cdn.ampproject.org/c/s/news.example/1", "https://www.google.com/amp/s/news.example/1" →
/// "https://news.example/1".
std::string out_of_cache(std::string_view url) {
  const Address a = parts_of(url);
  std::string_view rest;
  if (a.host.ends_with(".cdn.ampproject.org") && a.path.size() > 2 && a.path[2] == '/')
    rest = a.path.substr(3);
  else if (a.host.starts_with("www.google.") && a.path.starts_with("/amp/"))
    rest = a.path.substr(5);
  if (rest.empty()) return std::string(url);
  const bool secure = rest.starts_with("s/");
  if (secure) rest.remove_prefix(2);
  if (rest.substr(0, rest.find('/')).find('.') == std::string_view::npos) return std::string(url);
  std::string out(secure ? "https://" : "http://");
  out += rest;
  if (!a.query.empty()) out.append("?").append(a.query);
  return out;
}

/// A parameter that says how the page is shown or who sent the reader, not which page it is.
bool is_idle(std::string_view parameter) {
  static constexpr std::array<std::string_view, 13> idle{"fbclid", "gclid",   "dclid", "igshid", "mc_cid",
                                                         "mc_eid", "srsltid", "amp",   "print",  "printable",
                                                         "_ga",    "yclid",   "cmpid"};
  const std::string_view name = parameter.substr(0, parameter.find('='));
  return parameter.empty() || name.starts_with("utm_") || parameter == "outputType=amp" || parameter == "view=print" ||
         std::ranges::find(idle, name) != idle.end();
}

std::string cleaned(std::string_view url) {
  const std::string whole = out_of_cache(url);
  const Address a = parts_of(whole);
  if (a.host.empty()) return {};
  std::string_view path = a.path;
  for (const std::string_view end : {"/amp/", "/amp", "/amp.html", "/print/", "/print", ".amp"}) {
    if (path.size() > end.size() + 1 && path.ends_with(end)) {
      path.remove_suffix(end.size());
      break;
    }
  }
  std::string out(a.scheme);
  out.append("://").append(a.host).append(path);
  char divider = '?';
  for (std::string_view rest = a.query; !rest.empty();) {
    const std::string_view one = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(one.size() + 1, rest.size()));
    if (is_idle(one)) continue;
    out += divider;
    out += one;
    divider = '&';
  }
  return out;
}

std::string resolved(std::string_view canonical, const Address& base) {
  if (canonical.starts_with("http")) return std::string(canonical);
  if (base.host.empty() || !canonical.starts_with("/")) return {};
  std::string out(base.scheme);
  out += ':';
  if (!canonical.starts_with("//")) out.append("//").append(base.host);
  return out.append(canonical);
}

}  // namespace

std::string article_address(std::string_view fetched, std::string_view canonical) {
  const std::string direct = out_of_cache(fetched);
  const Address from = parts_of(direct);
  const std::string own = resolved(canonical, from);
  const Address to = parts_of(own);
  // many sites name their front page as canonical for every page
  const bool says_little = to.path.size() < 2 && (from.path.size() >= 2 || !to.query.empty() || !from.query.empty());
  if (!to.host.empty() && (from.host.empty() || (site_of(to.host) == site_of(from.host) && !says_little)))
    return cleaned(own);
  return cleaned(direct);
}

}  // namespace tawatur
