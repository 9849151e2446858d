#include "page/page_lines.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"

namespace tawatur {
namespace {

constexpr uint32_t longest_line = 400, prose_line = 200;  // bytes

/// The borders that the weights of dates and bylines were learnt with.
bool is_border(Tag tag) {
  switch (tag) {
    case Tag::html:
    case Tag::head:
    case Tag::center:
    case Tag::hgroup:
    case Tag::menu:
    case Tag::caption:
    case Tag::thead:
    case Tag::tfoot:
    case Tag::fieldset:
    case Tag::legend:
    case Tag::button:
    case Tag::details:
    case Tag::summary:
    case Tag::dialog:
    case Tag::frameset:
      return false;
    default:
      return tag == Tag::hr || is_block_level(tag);
  }
}

bool is_invisible(Tag tag) {
  switch (tag) {
    case Tag::script:
    case Tag::style:
    case Tag::noscript:
    case Tag::head:
    case Tag::template_:
    case Tag::svg:
    case Tag::iframe:
    case Tag::select:
    case Tag::textarea:
    case Tag::canvas:
    case Tag::object:
    case Tag::title:
      return true;
    default:
      return false;
  }
}

class LineFinder {
 public:
  explicit LineFinder(const Document& document) : d_(document) {}

  PageLines find() {
    for (NodeIndex i = 0; i < d_.size();) {
      while (!open_.empty() && i >= open_.back()) flush(i), open_.pop_back();
      const Node& n = d_[i];
      if (n.kind == Tag::text) {
        text(i);
        ++i;
        continue;
      }
      if (is_invisible(n.kind)) {
        i = n.end;
        continue;
      }
      const bool block = is_border(n.kind);
      if (block || n.kind == Tag::br) {
        flush(i);
        if (block) open_.push_back(n.end);
        if (n.kind == Tag::h1 && title_at_ == no_title) title_at_ = bytes_;
      } else if (n.kind == Tag::time || n.tag == "relative-time") {
        has_time_ = true;
      }
      ++i;
    }
    flush(d_.size());
    finish();
    return std::move(out_);
  }

 private:
  static constexpr uint32_t no_title = UINT32_MAX;

  void text(NodeIndex i) {
    const std::string_view text = d_[i].text;
    bool space = true, fresh = true;
    for (size_t at = 0; at < text.size() && line_.text.size() < longest_line;) {
      size_t end = at;  // of the run of bytes that are no white space
      while (end < text.size() && static_cast<unsigned char>(text[end]) > ' ' &&
             static_cast<unsigned char>(text[end]) < 0x80)
        ++end;
      uint32_t size = 1;
      if (end == at) {
        const CodePoint c = decode(text, at);
        size = c.size;
        if (!is_space(c.value) && c.value > ' ') end = at + size;
      }
      if (end == at) {
        space = true;
        at += size;
        continue;
      }
      if (space && !line_.text.empty()) line_.text += ' ';
      if (fresh) line_.parts.push_back({static_cast<uint32_t>(line_.text.size()), i});
      space = fresh = false;
      line_.text.append(text, at, end - at);
      at = end;
    }
    if (!fresh) line_.bytes += static_cast<uint32_t>(text.size());
  }

  void flush(NodeIndex here) {
    if (line_.bytes > 0 || has_time_) {
      line_.begin = begin_, line_.end = here, line_.bytes_before = bytes_;
      prose_before_.push_back(prose_);
      if (line_.bytes >= prose_line) prose_ += line_.bytes;
      bytes_ += line_.bytes;
      if (line_.bytes <= longest_line)
        out_.lines.push_back(std::move(line_));
      else
        prose_before_.pop_back();
    }
    line_ = {}, has_time_ = false, begin_ = here;
  }

  /// What is known only after the whole page is read.
  void finish() {
    out_.prose_bytes = static_cast<uint32_t>(std::min<uint64_t>(prose_, UINT32_MAX));
    const uint32_t title = title_at_ == no_title ? 0 : title_at_;
    for (size_t i = 0; i < out_.lines.size(); ++i) {
      PageLine& line = out_.lines[i];
      line.after_title = title_at_ != no_title && line.bytes_before >= title;
      line.bytes_from_title = line.bytes_before > title ? line.bytes_before - title : title - line.bytes_before;
      line.prose_before = prose_ == 0 ? 0.0f : static_cast<float>(prose_before_[i]) / static_cast<float>(prose_);
    }
  }

  const Document& d_;
  PageLines out_;
  PageLine line_;
  std::vector<uint64_t> prose_before_;  // beside out_.lines
  std::vector<NodeIndex> open_;         // ends of open block elements
  NodeIndex begin_ = 0;
  bool has_time_ = false;
  uint32_t bytes_ = 0, title_at_ = no_title;
  uint64_t prose_ = 0;
};

}  // namespace

const LinePart& PageLine::part_at(uint32_t at) const {
  const auto next = std::ranges::upper_bound(parts, at, {}, &LinePart::begin);
  return next == parts.begin() ? parts.front() : *(next - 1);
}

std::string_view PageLine::part_text(size_t i) const {
  const uint32_t from = parts[i].begin;
  std::string_view out =
      std::string_view(text).substr(from, i + 1 < parts.size() ? parts[i + 1].begin - from : std::string_view::npos);
  while (out.ends_with(' ')) out.remove_suffix(1);
  return out;
}

PageLines find_page_lines(const Document& document) { return LineFinder(document).find(); }

}  // namespace tawatur
