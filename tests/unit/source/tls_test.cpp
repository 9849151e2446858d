// Safe connections and HTTP/2, against nghttpd (Debian: nghttp2-server), which speaks nothing else; skipped without it.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "source/fetcher.h"
#include "test_server.h"

namespace tawatur {
namespace {

namespace fs = std::filesystem;

/// A port that was free a moment ago.
std::string free_port() {
  const TestServer server([](const std::string&, const std::string&, const TestServer::Send&) {});
  const std::string url = server.url("");
  return url.substr(url.rfind(':') + 1);
}

/// nghttpd on a port of its own, with a certificate for "localhost" that nobody else trusts.
class SafeServer {
 public:
  SafeServer()
      : folder_(fs::temp_directory_path() / ("tawatur-tls-" + std::to_string(::getpid()))), port_(free_port()) {
    fs::create_directories(folder_);
    std::ofstream(folder_ / "page.html") << "<p>safe</p>";
    const std::string request =
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj "
        "/CN=localhost -addext subjectAltName=DNS:localhost -keyout " +
        key().string() + " -out " + certificate().string() + " 2>/dev/null";
    if (std::system("command -v nghttpd >/dev/null 2>&1") != 0 || std::system(request.c_str()) != 0) return;
    child_ = ::fork();
    if (child_ == 0) {
      ::execlp("nghttpd", "nghttpd", "-d", folder_.c_str(), port_.c_str(), key().c_str(), certificate().c_str(),
               nullptr);
      ::_exit(127);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
  }
  ~SafeServer() {
    if (child_ > 0) ::kill(child_, SIGTERM), ::waitpid(child_, nullptr, 0);
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  bool runs() const { return child_ > 0; }
  fs::path key() const { return folder_ / "key.pem"; }
  fs::path certificate() const { return folder_ / "certificate.pem"; }
  std::string url(const std::string& host, const std::string& path) const {
    return "https://" + host + ":" + port_ + path;
  }

 private:
  const fs::path folder_;
  const std::string port_;
  pid_t child_ = -1;
};

TEST(Tls, OnlyTrustedServersAreRead) {
  const SafeServer server;
  if (!server.runs()) GTEST_SKIP() << "skipped: no nghttpd or openssl";
  FetchOptions options;
  options.addresses = AddressPolicy::allow_private, options.back_off_ms = 100, options.host_delay_ms = 0;
  const SourceLimits limits;
  {
    HostBook book(0);
    Fetcher stranger(options, limits, book);
    const auto got = stranger.fetch(server.url("localhost", "/page.html"));
    ASSERT_FALSE(got);
    EXPECT_EQ(got.error().code, ErrorCode::refused) << got.error().message;
  }
  options.certificate_file = server.certificate().string();
  HostBook book(0);
  Fetcher friendly(options, limits, book);
  const auto got = friendly.fetch(server.url("localhost", "/page.html"));
  ASSERT_TRUE(got) << got.error().message;
  EXPECT_EQ(got->body, "<p>safe</p>");
  const auto again = friendly.fetch(server.url("localhost", "/page.html"), got->validators);
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_TRUE(again->not_modified) << "Last-Modified is sent back";
  EXPECT_EQ(friendly.fetch(server.url("127.0.0.1", "/page.html")).error().code, ErrorCode::refused) << "another name";
}

}  // namespace
}  // namespace tawatur
