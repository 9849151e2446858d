#include "cli/input_options.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <utility>

namespace tawatur {

void add_input_options(CLI::App& command, InputArguments& a) {
  command
      .add_option("INPUT", a.inputs,
                  "files (.txt .html .htm .xhtml .jsonl .warc, feeds .xml .rss .atom, each also .gz or .zst), folders, "
                  "- for standard input (JSON lines), http(s) addresses of pages and feeds")
      ->required();
  command
      .add_option("--threads", a.threads,
                  "how many threads work (default 0: one for each core); the result is the same")
      ->type_name("N")
      ->check(CLI::Range(0, 1024));
  command.add_flag("--quiet", a.quiet, "no progress on standard error; messages still come");
  command.add_flag("--allow-private-addresses", a.allow_private, "fetch from this machine and private networks too");
  command.add_option("--host-delay", a.host_delay_s, "seconds between two requests to one host (default 1)")
      ->type_name("SECONDS")
      ->check(CLI::Range(0.0, 3600.0));
  command.add_option("--timeout", a.timeout_s, "seconds that one request may take (default 60)")
      ->type_name("SECONDS")
      ->check(CLI::Range(0.1, 3600.0));
  command.add_option("--published", a.published, "a publication time for pages that carry none (ISO 8601 or RFC 2822)")
      ->type_name("TIME");
}

Result<BuildOptions> build_options_of(const InputArguments& a) {
  BuildOptions options;
  options.threads = a.threads;
  options.source.fetch.host_delay_ms = static_cast<uint32_t>(a.host_delay_s * 1000);
  options.source.fetch.total_timeout_ms = static_cast<uint32_t>(a.timeout_s * 1000);
  options.source.fetch.addresses = a.allow_private ? AddressPolicy::allow_private : AddressPolicy::public_only;
  if (!a.published.empty()) {
    options.page.published = parse_instant(a.published);
    if (!options.page.published) {
      return std::unexpected(Error{ErrorCode::invalid_argument,
                                   "'" + a.published + "' is no time: write it like 2024-12-11 or 2024-12-11T18:00:00Z",
                                   "--published"});
    }
  }
  return options;
}

Teller::Teller(bool quiet) : shows_progress_(!quiet && ::isatty(STDERR_FILENO) == 1) {}

void Teller::progress(const char* stage, uint64_t done, uint64_t total) {
  if (!shows_progress_) return;
  winsize size{};
  const unsigned columns = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80u;
  const std::string line = progress_.line(stage, done, total, columns - 1);
  if (line.empty()) return;
  std::fprintf(stderr, "\r%s\x1b[K", line.c_str());
  line_stands_ = true;
}

void Teller::clear() {
  if (std::exchange(line_stands_, false)) std::fputs("\r\x1b[K", stderr);
}

void Teller::message(const Error& error) {
  clear();
  if (is_failure(error.code)) failed_ = true;
  std::fprintf(stderr, "tawatur: %s: %s\n", error.place.c_str(), error.message.c_str());
}

ExitStatus Teller::status(uint64_t pages) const {
  if (pages == 0) return nothing_done;
  return failed_ ? some_not_read : all_read;
}

}  // namespace tawatur
