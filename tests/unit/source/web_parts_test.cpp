// Addresses, the address filter and robots.txt.
#include <arpa/inet.h>
#include <gtest/gtest.h>

#include "source/address_filter.h"
#include "source/robots.h"
#include "source/url.h"

namespace tawatur {
namespace {

TEST(Url, IsMadeAbsoluteAndPlain) {
  EXPECT_EQ(parse_url("HTTP://Example.org")->url, "http://example.org/");
  EXPECT_EQ(parse_url(" https://e.org/خبر?س=1#part ")->url, "https://e.org/%d8%ae%d8%a8%d8%b1?%d8%b3=1");
  EXPECT_EQ(parse_url("../b?c", "https://e.org/x/y/z")->url, "https://e.org/x/b?c");
  EXPECT_EQ(parse_url("//f.org/a", "https://e.org/")->url, "https://f.org/a");
  EXPECT_EQ(parse_url("https://e.org:8443/a?b")->origin, "https://e.org:8443");
  EXPECT_EQ(parse_url("https://e.org/a?b#c")->path, "/a?b");
  EXPECT_EQ(parse_url("https://e.org")->origin, "https://e.org:443");
}

TEST(Url, WhatIsNoAddressIsRefused) {
  for (const char* bad :
       {"", "   ", "http://", "a b c", "http://e.org/\nx", "/relative", "http://[::1", "http://e.org:99999/"}) {
    EXPECT_FALSE(parse_url(bad)) << bad;
  }
  EXPECT_FALSE(parse_url("http://e.org/" + std::string(9000, 'x')));
  for (const char* other : {"file:///etc/passwd", "ftp://e.org/", "javascript:alert(1)", "gopher://e.org/"})
    EXPECT_FALSE(parse_url(other)) << other;
  EXPECT_EQ(parse_url("http://a:b@e.org/").error().code, ErrorCode::refused);
}

bool is_public(const char* text) {
  sockaddr_in6 v6{};
  sockaddr_in v4{};
  if (inet_pton(AF_INET, text, &v4.sin_addr) == 1)
    return v4.sin_family = AF_INET, is_public_address(reinterpret_cast<sockaddr*>(&v4));
  v6.sin6_family = AF_INET6;
  EXPECT_EQ(inet_pton(AF_INET6, text, &v6.sin6_addr), 1) << text;
  return is_public_address(reinterpret_cast<sockaddr*>(&v6));
}

TEST(AddressFilter, OnlyTheOpenInternet) {
  for (const char* open :
       {"1.1.1.1", "8.8.8.8", "172.15.0.1", "172.32.0.1", "100.63.255.255", "100.128.0.1", "169.253.1.1", "192.169.0.1",
        "223.255.255.1", "2606:4700::1111", "2a00:1450:4001::200e", "::ffff:8.8.8.8", "64:ff9b::808:808"}) {
    EXPECT_TRUE(is_public(open)) << open;
  }
  for (const char* closed : {"0.0.0.0",
                             "127.0.0.1",
                             "127.255.0.9",
                             "10.1.2.3",
                             "172.16.0.1",
                             "172.31.255.255",
                             "192.168.1.1",
                             "169.254.169.254",
                             "100.64.0.1",
                             "100.100.100.200",
                             "192.0.0.192",
                             "198.18.0.1",
                             "224.0.0.1",
                             "255.255.255.255",
                             "240.0.0.1",
                             "168.63.129.16",
                             "::",
                             "::1",
                             "fe80::1",
                             "fc00::1",
                             "fd00:ec2::254",
                             "ff02::1",
                             "::ffff:127.0.0.1",
                             "::ffff:10.0.0.1",
                             "64:ff9b::7f00:1",
                             "2002:7f00:1::",
                             "2001::1",
                             "2001:db8::1",
                             "::127.0.0.1"}) {
    EXPECT_FALSE(is_public(closed)) << closed;
  }
  sockaddr unix_socket{};
  unix_socket.sa_family = AF_UNIX;
  EXPECT_FALSE(is_public_address(&unix_socket));
}

TEST(Robots, LongestRuleDecides) {
  const Robots robots = Robots::parse(
      "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /*.pdf$\nDisallow: /q?x=*&y\nDisallow: /خبر\nDisallow: "
      "/same\nAllow: /same\nCrawl-delay: 2.5",
      "tawatur");
  EXPECT_TRUE(robots.allows("/"));
  EXPECT_FALSE(robots.allows("/a"));
  EXPECT_FALSE(robots.allows("/abc"));
  EXPECT_TRUE(robots.allows("/a/bc"));
  EXPECT_FALSE(robots.allows("/x/y.pdf"));
  EXPECT_TRUE(robots.allows("/x/y.pdf?z"));
  EXPECT_FALSE(robots.allows("/q?x=1&y"));
  EXPECT_TRUE(robots.allows("/q?x=1"));
  EXPECT_FALSE(robots.allows("/%d8%ae%d8%a8%d8%b1"));
  EXPECT_TRUE(robots.allows("/same"));
  EXPECT_EQ(robots.delay_ms(), 2500u);
}

TEST(Robots, GroupsOfAgents) {
  const char* text =
      "\xEF\xBB\xBFuser-agent: other\nuser-agent: Tawatur/2.0\nDisallow: /x # comment\nSitemap: "
      "https://e.org/s\n\nUser-agent: *\nDisallow: /\r\nUser-agent: tawatur\rDisallow: /y\nbroken line\nDisallow:\n";
  const Robots ours = Robots::parse(text, "tawatur");
  EXPECT_FALSE(ours.allows("/x"));
  EXPECT_FALSE(ours.allows("/y"));
  EXPECT_TRUE(ours.allows("/z"));
  EXPECT_FALSE(Robots::parse(text, "someone").allows("/z"));
  EXPECT_TRUE(Robots::parse(text, "someone").allows("/robots.txt"));
  EXPECT_TRUE(Robots::parse("", "tawatur").allows("/z"));
  EXPECT_FALSE(Robots::none_allowed().allows("/z"));
}

TEST(Robots, HostilePatternsCostLinearTime) {
  std::string text = "User-agent: *\n";
  for (int i = 0; i < 500; ++i) text += "Disallow: /" + std::string(900, '*') + "a*a*a*a*a*b$\n";
  EXPECT_TRUE(Robots::parse(text, "tawatur").allows("/" + std::string(8000, 'a')));
}

}  // namespace
}  // namespace tawatur
