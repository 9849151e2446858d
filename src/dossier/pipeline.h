#pragma once
// Work on a stream of items by several threads, results taken in order: reading goes on while pages are worked on.
#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace tawatur {

/// The calling thread pushes items, works along while the window is full, and gets the results, in the order of the
/// items, through `take`; `threads` - 1 others only work. Results and their order do not depend on `threads`.
/// Memory: at most `window` items or `window_bytes` bytes are between push and take (and always one).
template <class Item, class Made>
class Pipeline {
 public:
  using Work = std::function<Made(Item)>;  // called by several threads at once; must not throw
  using Take = std::function<void(Made)>;  // called by the thread that pushes

  Pipeline(unsigned threads, Work work, Take take) : work_(std::move(work)), take_(std::move(take)) {
    if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
    window_ = size_t{32} * threads;
    for (unsigned t = 1; t < threads; ++t) others_.emplace_back([this](std::stop_token stop) { help(stop); });
  }
  ~Pipeline() {
    {
      const std::lock_guard lock(mutex_);  // or a helper could miss it between looking and waiting
      for (std::jthread& other : others_) other.request_stop();
    }
    waiting_.notify_all();
  }
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  /// `bytes` is what the item weighs in memory.
  void push(Item item, size_t bytes) {
    std::unique_lock lock(mutex_);
    slots_.emplace_back(std::move(item), bytes);
    bytes_ += bytes;
    waiting_.notify_one();
    drain(lock, window_, window_bytes);
  }

  /// Works until all is taken.
  void finish() {
    std::unique_lock lock(mutex_);
    drain(lock, 0, 0);
  }

 private:
  static constexpr size_t window_bytes = 64u << 20;

  struct Slot {
    Slot(Item i, size_t b) : item(std::move(i)), bytes(b) {}
    std::optional<Item> item;
    std::optional<Made> made;
    size_t bytes;
  };

  /// Takes what is ready; works along until no more than `most` items and `most_bytes` bytes are left.
  void drain(std::unique_lock<std::mutex>& lock, size_t most, size_t most_bytes) {
    for (;;) {
      while (!slots_.empty() && slots_.front().made) take_front(lock);
      if (slots_.empty() || (slots_.size() <= most && bytes_ <= most_bytes)) return;
      if (begun_ < slots_.size())
        work_on_next(lock);
      else
        ready_.wait(lock, [this] { return slots_.front().made.has_value(); });
    }
  }

  void take_front(std::unique_lock<std::mutex>& lock) {
    Made made = std::move(*slots_.front().made);
    bytes_ -= slots_.front().bytes;
    slots_.pop_front();
    --begun_;
    lock.unlock();
    take_(std::move(made));
    lock.lock();
  }

  void work_on_next(std::unique_lock<std::mutex>& lock) {
    Slot& slot = slots_[begun_++];  // a deque keeps it in place while others come and go at its ends
    Item item = std::move(*slot.item);
    lock.unlock();
    Made made = work_(std::move(item));
    lock.lock();
    slot.made.emplace(std::move(made));
    if (&slot == &slots_.front()) ready_.notify_one();
  }

  void help(std::stop_token stop) {
    std::unique_lock lock(mutex_);
    for (;;) {
      waiting_.wait(lock, [&] { return stop.stop_requested() || begun_ < slots_.size(); });
      if (stop.stop_requested()) return;
      work_on_next(lock);
    }
  }

  const Work work_;
  const Take take_;
  size_t window_ = 0;
  std::mutex mutex_;
  std::condition_variable waiting_, ready_;  // an item to work on; the first result
  std::deque<Slot> slots_;
  size_t begun_ = 0;  // slots before this one are worked on or done
  size_t bytes_ = 0;
  std::vector<std::jthread> others_;
};

}  // namespace tawatur
