// SPDX-License-Identifier: Apache-2.0
// From what lies on a disk to a request: a head and a body in two files or in one, or a body alone.
#ifndef QUIRE_INSPECT_CAPTURE_HPP
#define QUIRE_INSPECT_CAPTURE_HPP

#include <string>
#include <vector>

#include "options.hpp"

namespace inspect {

struct capture {
  std::string name;            ///< of the file
  std::string target = "/v1";  ///< of the request line
  std::string content_type;
  std::string body;
  std::string note;  ///< what was found odd and passed over, for people; "" if nothing
};

/// The files that `chosen.files` stand for: of a directory all captures below it, in order of their
/// names. Throws `trouble` if one is not there or a directory has none.
[[nodiscard]] std::vector<std::string> find_files(const options& chosen);

/// True if it is an event log by its name: .jsonl, .ndjson or .log.
[[nodiscard]] bool is_log(const std::string& file);

/// Reads one. Throws `trouble`.
[[nodiscard]] capture load(const std::string& file, const options& chosen);

}  // namespace inspect

#endif  // QUIRE_INSPECT_CAPTURE_HPP
