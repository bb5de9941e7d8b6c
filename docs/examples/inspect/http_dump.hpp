// SPDX-License-Identifier: Apache-2.0
// HTTP/1.1 as text: the request line, header lines and body that a proxy or `nc -l` wrote down.
#ifndef QUIRE_INSPECT_HTTP_DUMP_HPP
#define QUIRE_INSPECT_HTTP_DUMP_HPP

#include <string>
#include <string_view>

#include "capture.hpp"

namespace inspect {

/// True if the first line is a request line or a header line.
[[nodiscard]] bool looks_like_head(std::string_view text);

/// A head alone, with or without a request line: target and Content-Type of the request. Lines may
/// end with LF. Throws `trouble` if it is none.
[[nodiscard]] capture parse_head(std::string_view text);

/// A head and what follows it: the body by its Transfer-Encoding or Content-Length, or all that is
/// there. What is missing or left over is noted. Throws `trouble` that names `file`.
[[nodiscard]] capture parse_dump(std::string_view text, const std::string& file);

}  // namespace inspect

#endif  // QUIRE_INSPECT_HTTP_DUMP_HPP
