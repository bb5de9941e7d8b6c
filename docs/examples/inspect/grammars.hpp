// SPDX-License-Identifier: Apache-2.0
// The form alone, as each grammar reads it.
#ifndef QUIRE_INSPECT_GRAMMARS_HPP
#define QUIRE_INSPECT_GRAMMARS_HPP

#include <quire/multipart/limits.hpp>
#include <quire/request/error.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "capture.hpp"

namespace inspect {

struct part {
  std::string name;
  std::optional<std::string> filename;
  std::string type;  ///< its Content-Type as it was sent, "" if there is none
  std::size_t offset;
  std::size_t size;
};

struct form {
  std::vector<part> parts;  ///< those before the mistake, if there is one
  quire::error refused;     ///< false if the form was taken
};

/// The names that `--grammar` takes. The decoder reads forms by the first.
[[nodiscard]] std::vector<std::string> grammar_names();

/// Reads a form by one of them.
[[nodiscard]] form read_form(std::string_view grammar, const capture& from,
                             const quire::multipart::limits& limits);

/// What stands around the values of a form: delimiters and header lines. All of the body if no
/// grammar reads it.
[[nodiscard]] std::string frame_of(const capture& from);

/// Two hyphens and the boundary that the Content-Type announces; the hyphens alone if it has none.
[[nodiscard]] std::string dash_boundary(std::string_view content_type);

}  // namespace inspect

#endif  // QUIRE_INSPECT_GRAMMARS_HPP
