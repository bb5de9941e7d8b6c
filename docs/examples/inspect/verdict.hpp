// SPDX-License-Identifier: Apache-2.0
// What a decoder says of a request, and which decoders this program has: one for each release and
// rule set, each compiled elsewhere (decode.hpp).
#ifndef QUIRE_INSPECT_VERDICT_HPP
#define QUIRE_INSPECT_VERDICT_HPP

#include <quire/json/limits.hpp>
#include <quire/request/error.hpp>
#include <quire/request/fetch_body.hpp>
#include <quire/request/limits.hpp>
#include <quire/schema/release.hpp>

#include <cstddef>
#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "capture.hpp"

namespace inspect {

/// A JSON document where it stands in the body.
struct document_at {
  std::size_t offset = 0;
  std::size_t size = 0;
};

struct fetch_body_at {
  quire::field_kind kind = quire::field_kind::file;
  std::size_t size = 0;
  document_at front;     ///< its first 16 bytes, none if it had to be repaired
  std::size_t hash = 0;  ///< of all its bytes
  std::string content_type;
  std::string filename;
};

struct verdict {
  quire::error refused;  ///< false if the request was decoded: then the rest counts
  std::string type;      ///< of the event
  bool known = false;    ///< the release has such an event
  document_at event;
  document_at environment;
  std::optional<fetch_body_at> fetch_body;
  std::vector<quire::error> remarks;  ///< the first eight
  std::size_t remark_count = 0;
  double microseconds = 0;  ///< the median of all runs
};

/// One line of an event log. `code` is "" for an event; then `path` and `message` are empty.
struct log_line {
  std::string_view type;
  bool known;
  std::size_t size;
  std::string_view code;
  std::string_view path;
  std::string message;  ///< with the number of the line
};
using line_sink = std::function<void(const log_line&)>;
using progress_sink = std::function<void(std::size_t bytes)>;

/// Decoders of one release and rule set.
struct decoder_row {
  quire::release release;
  std::string_view rules;
  /// Decodes it `runs` times.
  verdict (*decode)(const capture& from, const quire::request_limits& limits, int runs);
  void (*read_log)(std::istream& from, const quire::json::limits& limits, const line_sink& line,
                   const progress_sink& progress);
};

/// Makes rows known; an object of static life a file of decoders.
class registration {
 public:
  explicit registration(std::vector<decoder_row> rows);
};

/// The decoders for `chosen`: those of the newest revision that is not after its release. Throws
/// `trouble` if the program was built without it.
[[nodiscard]] const decoder_row& decoder_for(const options& chosen);

/// The same by other rules; null if the program was built without it.
[[nodiscard]] const decoder_row* find_decoder(const options& chosen, std::string_view rules);

/// The names that `--rules` takes, the widest first.
[[nodiscard]] std::vector<std::string> rules_names();

[[nodiscard]] std::string text_of(quire::release at);

/// "0.137.0", or "0.146.0, whose types 0.150.0 has" of a release that changed nothing.
[[nodiscard]] std::string revision_text(const options& chosen);

[[nodiscard]] quire::request_limits limits_of(const options& chosen);

}  // namespace inspect

#endif  // QUIRE_INSPECT_VERDICT_HPP
