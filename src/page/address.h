#pragma once
// The one address of an article that is read under several: AMP and print versions, tracking parameters.
#include <string>
#include <string_view>

namespace tawatur {

/// The page's own canonical address where it lies on the site it was fetched from (hosts apart from "www.", "m.",
/// "amp."), else the fetched one; out of AMP caches, without the marks of AMP and print versions and without tracking
/// parameters. `canonical` may be relative; either may be empty. Empty where neither is an address. Linear.
std::string article_address(std::string_view fetched, std::string_view canonical);

}  // namespace tawatur
