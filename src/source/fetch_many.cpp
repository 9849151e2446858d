#include "source/fetch_many.h"

#include <algorithm>
#include <condition_variable>
#include <set>
#include <thread>
#include <vector>

namespace tawatur {
namespace {

constexpr size_t most_ahead = 64;

class Batch {
 public:
  Batch(std::span<const std::string> urls, const FetchOptions& options, const SourceLimits& limits, HostBook& book)
      : options_(options), limits_(limits), book_(book) {
    for (const std::string& url : urls) {
      const Result<WebAddress> address = parse_url(url);
      jobs_.push_back({url, address ? address->host : std::string{}, State::waiting, {}});
    }
    const size_t threads = std::min<size_t>(std::max(1u, options.at_once), urls.size());
    for (size_t t = 0; t < threads; ++t) workers_.emplace_back([this] { work(); });
  }

  ~Batch() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    changed_.notify_all();
  }

  Result<Fetched> wait_for(size_t index) {
    std::unique_lock lock(mutex_);
    first_ = index;
    changed_.notify_all();
    changed_.wait(lock, [&] { return jobs_[index].state == State::done; });
    return std::move(*jobs_[index].result);
  }

 private:
  enum class State : uint8_t { waiting, under_way, done };
  struct Job {
    std::string url, host;
    State state;
    std::optional<Result<Fetched>> result;
  };

  /// The waiting job whose host may be asked first, of equal ones the first; nothing where all hosts are busy.
  Job* choose(HostBook::Clock::time_point& at) {
    Job* best = nullptr;
    const size_t end = std::min(jobs_.size(), first_ + most_ahead);
    for (size_t i = first_; i < end; ++i) {
      if (jobs_[i].state != State::waiting || busy_.contains(jobs_[i].host)) continue;
      const HostBook::Clock::time_point free_at = book_.free_at(jobs_[i].host);
      if (best == nullptr || free_at < at) best = &jobs_[i], at = free_at;
      if (at <= HostBook::Clock::now()) break;
    }
    return best;
  }

  void work() {
    Fetcher fetcher(options_, limits_, book_);
    std::unique_lock lock(mutex_);
    while (!stopped_ && std::ranges::any_of(jobs_, [](const Job& job) { return job.state == State::waiting; })) {
      HostBook::Clock::time_point at{};
      Job* job = choose(at);
      if (job == nullptr) {
        changed_.wait(lock);
        continue;
      }
      if (at > HostBook::Clock::now()) {
        changed_.wait_until(lock, at);
        continue;
      }
      job->state = State::under_way;
      busy_.insert(job->host);
      lock.unlock();
      Result<Fetched> result = fetcher.fetch(job->url);
      lock.lock();
      busy_.erase(job->host);
      job->result.emplace(std::move(result));
      job->state = State::done;
      changed_.notify_all();
    }
  }

  const FetchOptions& options_;
  const SourceLimits& limits_;
  HostBook& book_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Job> jobs_;
  std::set<std::string> busy_;  // hosts that are being asked
  size_t first_ = 0;            // the job that is taken next
  bool stopped_ = false;
  std::vector<std::jthread> workers_;
};

}  // namespace

void fetch_many(std::span<const std::string> urls, const FetchOptions& options, const SourceLimits& limits,
                HostBook& book, const std::function<bool(size_t, Result<Fetched>)>& take) {
  if (urls.empty()) return;
  Batch batch(urls, options, limits, book);
  for (size_t i = 0; i < urls.size(); ++i) {
    if (!take(i, batch.wait_for(i))) return;
  }
}

}  // namespace tawatur
