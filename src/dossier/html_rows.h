#pragma once
// What the lines of the HTML dossier are made of: a statement, where it stands, its chain, what the filters find it by.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/view.h"

namespace tawatur {

class HtmlRows {
 public:
  explicit HtmlRows(const View& view);

  const View& view() const { return view_; }
  std::span<const std::string_view> outlets() const { return outlets_; }  // sorted
  size_t outlet_number(PageIndex page) const;                             // in outlets()

  /// Attributes by which the filters find a row: its outlets and its entities.
  std::string filter_marks(const std::vector<StatementRef>& refs) const;
  /// Outlet and day, linked to the sentence.
  std::string place(StatementRef ref) const;
  std::string places(const std::vector<StatementRef>& refs) const;
  /// The statement's text, linked to its sentence; in marks where it is direct speech.
  std::string quoted(StatementRef ref) const;
  std::string chain(StatementRef ref) const;
  /// Modality and hedges.
  std::string manner(StatementRef ref) const;

 private:
  const View& view_;
  std::vector<std::string_view> outlets_;
};

/// Pages, outlets and origins behind a claim.
std::string html_support(const Claim& claim);

}  // namespace tawatur
