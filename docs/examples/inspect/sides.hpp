// SPDX-License-Identifier: Apache-2.0
// A request flattened into lines that can be compared: verdict, form, members.
#ifndef QUIRE_INSPECT_SIDES_HPP
#define QUIRE_INSPECT_SIDES_HPP

#include <quire/request/error.hpp>

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "capture.hpp"
#include "verdict.hpp"

namespace inspect {

/// One of two requests, as lines with a path each. Of a name that comes twice the last counts, as
/// for JSON.parse. One that is refused has members all the same, if its documents are JSON.
class side {
 public:
  struct line {
    std::string path;
    std::string value;  ///< that is compared
    std::string shown;
  };

  side(const capture& from, const options& chosen);

  /// Null if there is none.
  [[nodiscard]] const line* find(const std::string& path) const;

  std::vector<line> lines;
  quire::error refused;              ///< by the chosen rules
  std::set<std::string> unreadable;  ///< documents that are not there, or no JSON: "event"

 private:
  void add(const std::string& path, std::string value, std::string shown);
  void form_lines(const capture& from, const options& chosen);
  void documents(const capture& from, const std::string& shown, const verdict& found);
  void document(const capture& from, const std::string& shown, const document_at& where,
                const std::string& root);

  std::map<std::string, std::size_t> m_by_path;
};

}  // namespace inspect

#endif  // QUIRE_INSPECT_SIDES_HPP
