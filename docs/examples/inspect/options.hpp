// SPDX-License-Identifier: Apache-2.0
// What was asked for on the command line, and how the program says that it cannot do it.
#ifndef QUIRE_INSPECT_OPTIONS_HPP
#define QUIRE_INSPECT_OPTIONS_HPP

#include <quire/schema/release.hpp>
#include <quire/v1/revisions.hpp>

#include <stdexcept>
#include <string>
#include <vector>

namespace inspect {

/// Exit statuses, as `--help` and the manual page list them.
enum status { good = 0, refused = 1, trouble_met = 2 };

/// A file that cannot be read, an option that makes no sense: told in one line, status 2.
class trouble : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct options {
  std::vector<std::string> files;  ///< "-" is standard input
  std::string content_type;        ///< "": each file has a head, or one beside it
  std::string path;                ///< "": that of the request line, or else /v1
  quire::release release = quire::v1::newest_revision;
  std::string rules = "as_runtime";
  std::string grammar;  ///< "": decode a request; else list the parts of a form
  std::string color = "auto";
  bool json = false;
  bool explain = false;
  bool stats = false;
  bool diff = false;
  bool unlimited = false;
  bool show_secrets = false;
};

}  // namespace inspect

#endif  // QUIRE_INSPECT_OPTIONS_HPP
