#pragma once
// A small web server on the loopback address, for answers that no honest one gives.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace tawatur {

class TestServer {
 public:
  /// Writes to one client; false where it has gone or the server ends.
  using Send = std::function<bool(const std::string&)>;
  using Handler = std::function<void(const std::string& path, const std::string& request, const Send& send)>;

  explicit TestServer(Handler handler) : handler_(std::move(handler)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET, address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) == 0 && ::listen(listener_, 64) == 0) {
      ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
      port_ = ntohs(address.sin_port);
    }
    acceptor_ = std::jthread([this] { accept_all(); });
  }
  ~TestServer() {
    stopped_ = true;
    ::shutdown(listener_, SHUT_RDWR);
    acceptor_.join();
    clients_.clear();
    ::close(listener_);
  }

  std::string url(const std::string& path, const std::string& host = "127.0.0.1") const {
    return "http://" + host + ":" + std::to_string(port_) + path;
  }
  std::vector<std::string> paths() const {
    const std::lock_guard lock(mutex_);
    return paths_;
  }

  static std::string answer(const std::string& body, const std::string& headers = "",
                            const std::string& status = "200 OK") {
    std::string out = "HTTP/1.1 " + status;
    out += "\r\nConnection: close\r\n" + headers;
    if (headers.find("Content-Type") == std::string::npos) out += "Content-Type: text/html; charset=utf-8\r\n";
    if (headers.find("Content-Length") == std::string::npos)
      out += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    return out + "\r\n" + body;
  }

 private:
  void accept_all() {
    while (!stopped_) {
      const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
      if (client < 0) continue;
      clients_.emplace_back([this, client] { serve(client); });
    }
  }
  void serve(int client) {
    std::string request;
    char block[4096];
    while (request.find("\r\n\r\n") == std::string::npos && !stopped_) {
      pollfd ready{client, POLLIN, 0};
      if (::poll(&ready, 1, 100) == 0) continue;
      const ssize_t got = ::recv(client, block, sizeof block, 0);
      if (got <= 0) break;
      request.append(block, static_cast<size_t>(got));
    }
    if (request.starts_with("GET ")) {
      const std::string path = request.substr(4, request.find(' ', 4) - 4);
      {
        const std::lock_guard lock(mutex_);
        paths_.push_back(path);
      }
      handler_(path, request, [&](const std::string& bytes) {
        for (size_t sent = 0; sent < bytes.size();) {
          const ssize_t now = ::send(client, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
          if (now <= 0 || stopped_) return false;
          sent += static_cast<size_t>(now);
        }
        return !stopped_;
      });
    }
    ::close(client);
  }

  Handler handler_;
  int listener_ = -1;
  uint16_t port_ = 0;
  std::atomic<bool> stopped_{false};
  mutable std::mutex mutex_;
  std::vector<std::string> paths_;
  std::vector<std::jthread> clients_;
  std::jthread acceptor_;
};

}  // namespace tawatur
