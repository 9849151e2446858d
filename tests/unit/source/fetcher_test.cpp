#include "source/fetcher.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "packed.h"
#include "source/fetch_many.h"
#include "test_server.h"

namespace tawatur {
namespace {

FetchOptions quick() {
  FetchOptions options;
  options.addresses = AddressPolicy::allow_private;
  options.total_timeout_ms = 20'000, options.back_off_ms = 10, options.host_delay_ms = 0;
  return options;
}

struct Web {
  explicit Web(TestServer::Handler handler, FetchOptions o = quick())
      : server(std::move(handler)),
        options(std::move(o)),
        book(options.host_delay_ms),
        fetcher(options, limits, book) {}
  Result<Fetched> get(const std::string& path) { return fetcher.fetch(server.url(path)); }
  TestServer server;
  FetchOptions options;
  SourceLimits limits;
  HostBook book;
  Fetcher fetcher;
};

/// Serves `handler` and says 404 to robots.txt.
TestServer::Handler without_robots(TestServer::Handler handler) {
  return [handler](const std::string& path, const std::string& request, const TestServer::Send& send) {
    if (path == "/robots.txt")
      send(TestServer::answer("", "", "404 Not Found"));
    else
      handler(path, request, send);
  };
}

TEST(Fetcher, PlainPackedAndRedirected) {
  Web web(without_robots([](const std::string& path, const std::string& request, const TestServer::Send& send) {
    if (path == "/packed")
      send(TestServer::answer(gzipped("خبر"), "Content-Encoding: gzip\r\n"));
    else if (path == "/chunked")
      send(
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
    else if (path == "/moved")
      send(TestServer::answer("", "Location: packed#part\r\n", "301 Moved"));
    else if (request.find("User-Agent: Tawatur/") != std::string::npos)
      send(TestServer::answer("plain", "ETag: \"7\"\r\n"));
  }));
  EXPECT_EQ(web.get("/plain")->body, "plain");
  EXPECT_EQ(web.get("/plain")->validators.etag, "\"7\"");
  EXPECT_EQ(web.get("/packed")->body, "خبر");
  EXPECT_EQ(web.get("/chunked")->body, "abcde");
  const auto moved = web.get("/moved");
  ASSERT_TRUE(moved);
  EXPECT_EQ(moved->body, "خبر");
  EXPECT_EQ(moved->url, web.server.url("/packed"));
}

TEST(Fetcher, AsksWithValidators) {
  Web web(without_robots([](const std::string&, const std::string& request, const TestServer::Send& send) {
    const bool known = request.find("If-None-Match: \"7\"") != std::string::npos &&
                       request.find("If-Modified-Since: yesterday") != std::string::npos;
    send(known ? TestServer::answer("", "", "304 Not Modified") : TestServer::answer("new"));
  }));
  const auto again = web.fetcher.fetch(web.server.url("/a"), {"\"7\"", "yesterday"});
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->not_modified);
  EXPECT_EQ(again->validators.etag, "\"7\"");
  EXPECT_FALSE(web.get("/a")->not_modified);
}

TEST(Fetcher, HostileServersCostAMessage) {
  Web web(without_robots([](const std::string& path, const std::string&, const TestServer::Send& send) {
    if (path == "/loop") send(TestServer::answer("", "Location: /loop\r\n", "302 Found"));
    if (path == "/growing" || path.starts_with("/growing?"))
      send(TestServer::answer("", "Location: " + path + (path == "/growing" ? "?" : "x") + "\r\n", "302 Found"));
    if (path == "/file") send(TestServer::answer("", "Location: file:///etc/passwd\r\n", "302 Found"));
    if (path == "/password") send(TestServer::answer("", "Location: http://a:b@example.org/\r\n", "302 Found"));
    if (path == "/longer") send(TestServer::answer("short", "Content-Length: 5000\r\n"));
    if (path == "/bomb") send(TestServer::answer(gzipped(std::string(64u << 20, ' ')), "Content-Encoding: gzip\r\n"));
    if (path == "/endless") {
      send("HTTP/1.1 200 OK\r\n\r\n");
      const std::string block(1u << 20, 'x');
      for (int i = 0; i < 64 && send(block); ++i) {
      }
    }
    if (path == "/claims") send(TestServer::answer("x", "Content-Length: 99999999999\r\n"));
    if (path == "/headers") {
      send("HTTP/1.1 200 OK\r\n");
      for (int i = 0; i < 100000 && send("X-Header: " + std::string(100, 'y') + "\r\n"); ++i) {
      }
    }
    if (path == "/garbage") send(std::string(5000, '\0'));
    if (path == "/bad-gzip") send(TestServer::answer("no gzip at all", "Content-Encoding: gzip\r\n"));
  }));
  const std::pair<const char*, ErrorCode> cases[] = {
      {"/loop", ErrorCode::refused},      {"/growing", ErrorCode::refused},    {"/file", ErrorCode::unsupported},
      {"/password", ErrorCode::refused},  {"/longer", ErrorCode::network},     {"/bomb", ErrorCode::too_large},
      {"/endless", ErrorCode::too_large}, {"/claims", ErrorCode::too_large},   {"/headers", ErrorCode::too_large},
      {"/garbage", ErrorCode::network},   {"/bad-gzip", ErrorCode::unreadable}};
  for (const auto& [path, code] : cases) {
    const auto got = web.get(path);
    ASSERT_FALSE(got) << path;
    EXPECT_EQ(got.error().code, code) << path << ": " << got.error().message;
    EXPECT_EQ(got.error().place, web.server.url(path));
  }
}

TEST(Fetcher, SlowServersAreLeft) {
  FetchOptions impatient = quick();
  impatient.total_timeout_ms = 300;
  Web web(
      [](const std::string& path, const std::string&, const TestServer::Send& send) {
        if (path == "/robots.txt") send(TestServer::answer("", "", "404 Not Found"));
        if (path == "/drip") send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        while (path != "/robots.txt" && send(path == "/drip" ? "x" : ""))
          std::this_thread::sleep_for(std::chrono::milliseconds(20));
      },
      impatient);
  web.book.set_rules(parse_url(web.server.url("/"))->origin, "127.0.0.1", {});
  for (const char* path : {"/drip", "/silent"}) EXPECT_EQ(web.get(path).error().code, ErrorCode::network) << path;
}

TEST(Fetcher, AByteNowAndThenIsTooSlow) {
  FetchOptions impatient = quick();
  impatient.slow_bytes_per_s = 100, impatient.slow_s = 1;
  Web web(
      [](const std::string&, const std::string&, const TestServer::Send& send) {
        send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        while (send("x")) std::this_thread::sleep_for(std::chrono::milliseconds(100));
      },
      impatient);
  web.book.set_rules(parse_url(web.server.url("/"))->origin, "127.0.0.1", {});
  const auto began = std::chrono::steady_clock::now();
  EXPECT_EQ(web.get("/drip").error().code, ErrorCode::network);
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(6));
}

TEST(Fetcher, RobotsAreAskedForAgainWhenTheLineBreaks) {
  std::atomic<int> asked{0};
  Web web([&](const std::string& path, const std::string&, const TestServer::Send& send) {
    if (path != "/robots.txt")
      send(TestServer::answer("page"));
    else if (++asked > 1)
      send(TestServer::answer("User-agent: *\nDisallow: /private\n"));
  });
  EXPECT_EQ(web.get("/news")->body, "page");
  EXPECT_EQ(web.get("/private").error().code, ErrorCode::refused);
  EXPECT_EQ(asked, 2);
}

TEST(Fetcher, AShorterLengthThanSentEndsThePage) {
  Web web(without_robots([](const std::string&, const std::string&, const TestServer::Send& send) {
    send(TestServer::answer("0123456789", "Content-Length: 4\r\n"));
  }));
  EXPECT_EQ(web.get("/a")->body, "0123");
}

TEST(Fetcher, NeverReachesTheOwnMachineUnlessAllowed) {
  FetchOptions closed = quick();
  closed.addresses = AddressPolicy::public_only;
  Web web(
      [](const std::string&, const std::string&, const TestServer::Send& send) { send(TestServer::answer("secret")); },
      closed);
  // However the address is written: as a name, an IPv6 address, a number, in other bases.
  for (const char* host :
       {"127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433", "0x7f000001", "127.1", "0177.0.0.1", "0.0.0.0"}) {
    const auto got = web.fetcher.fetch(web.server.url("/", host));
    ASSERT_FALSE(got) << host;
    EXPECT_EQ(got.error().code, ErrorCode::refused) << host << ": " << got.error().message;
  }
  EXPECT_TRUE(web.server.paths().empty());
}

TEST(Fetcher, TriesAgainWhatMayPass) {
  std::atomic<int> asked{0}, past{0};
  Web web(without_robots([&](const std::string& path, const std::string&, const TestServer::Send& send) {
    if (path == "/busy")
      send(++asked < 3 ? TestServer::answer("", "Retry-After: 0\r\n", "503 Busy") : TestServer::answer("now"));
    if (path == "/long") send(TestServer::answer("", "Retry-After: 86400\r\n", "429 Too Many"));
    if (path == "/until") send(TestServer::answer("", "Retry-After: Fri, 31 Dec 2099 23:59:59 GMT\r\n", "503 Busy"));
    if (path == "/past" && ++past < 2)
      send(TestServer::answer("", "Retry-After: Fri, 31 Dec 1999 23:59:59 GMT\r\n", "503 Busy"));
    else if (path == "/past")
      send(TestServer::answer("then"));
    if (path == "/never") send(TestServer::answer("", "", "500 Broken"));
    if (path == "/gone") send(TestServer::answer("", "", "410 Gone"));
    if (path == "/closed") send(TestServer::answer("", "", "403 Forbidden"));
  }));
  EXPECT_EQ(web.get("/busy")->body, "now");
  EXPECT_EQ(web.get("/long").error().code, ErrorCode::network);
  EXPECT_NE(web.get("/until").error().message.find("come back"), std::string::npos);
  EXPECT_EQ(web.get("/past")->body, "then");
  EXPECT_EQ(web.get("/never").error().code, ErrorCode::network);
  EXPECT_EQ(web.get("/gone").error().code, ErrorCode::not_found);
  EXPECT_EQ(web.get("/closed").error().code, ErrorCode::refused);
  EXPECT_EQ(std::ranges::count(web.server.paths(), "/never"), 3);
  EXPECT_EQ(std::ranges::count(web.server.paths(), "/gone"), 1);
}

TEST(Fetcher, ObeysRobots) {
  Web web([](const std::string& path, const std::string&, const TestServer::Send& send) {
    send(TestServer::answer(path == "/robots.txt" ? "User-agent: *\nDisallow: /private/\nAllow: /private/open\n"
                                                  : "page"));
  });
  EXPECT_TRUE(web.get("/news"));
  EXPECT_TRUE(web.get("/private/open/1"));
  EXPECT_EQ(web.get("/private/1").error().code, ErrorCode::refused);
  EXPECT_EQ(std::ranges::count(web.server.paths(), "/robots.txt"), 1);
  EXPECT_EQ(std::ranges::count(web.server.paths(), "/private/1"), 0);
  Web broken([](const std::string&, const std::string&, const TestServer::Send& send) {
    send(TestServer::answer("", "", "500 Broken"));
  });
  EXPECT_EQ(broken.get("/news").error().code, ErrorCode::refused);
}

TEST(Fetcher, AsksOneHostOnceInAWhile) {
  FetchOptions slow = quick();
  slow.host_delay_ms = 120;
  Web web(without_robots([](const std::string&, const std::string&, const TestServer::Send& send) {
            send(TestServer::answer("page"));
          }),
          slow);
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(web.get("/" + std::to_string(i)));
  EXPECT_GE(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(240));
}

TEST(FetchMany, AnswersComeInOrder) {
  Web web(without_robots([](const std::string& path, const std::string&, const TestServer::Send& send) {
    std::this_thread::sleep_for(std::chrono::milliseconds(path.size() % 7));
    send(path == "/gone" ? TestServer::answer("", "", "404 No") : TestServer::answer(path));
  }));
  std::vector<std::string> urls;
  for (int i = 0; i < 90; ++i)
    urls.push_back(web.server.url("/" + std::string(static_cast<size_t>(i % 11), 'x') + std::to_string(i),
                                  "127.0.0." + std::to_string(1 + i % 5)));
  urls.push_back("no address");
  urls.push_back(web.server.url("/gone"));
  std::vector<size_t> order;
  HostBook book(0);
  // Only 127.0.0.1 listens; the other hosts fail and must not hold the order up.
  fetch_many(urls, web.options, web.limits, book, [&](size_t i, Result<Fetched> got) {
    order.push_back(i);
    if (i < 90) {
      EXPECT_EQ(got.has_value(), i % 5 == 0) << i;
    }
    if (i == 91) {
      EXPECT_EQ(got.error().code, ErrorCode::not_found);
    }
    return true;
  });
  ASSERT_EQ(order.size(), urls.size());
  EXPECT_TRUE(std::ranges::is_sorted(order));
  size_t taken = 0;
  fetch_many(urls, web.options, web.limits, book, [&](size_t, Result<Fetched>) { return ++taken < 3; });
  EXPECT_EQ(taken, 3u);
}

}  // namespace
}  // namespace tawatur
