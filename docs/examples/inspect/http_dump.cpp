// SPDX-License-Identifier: Apache-2.0
// Boost.Beast reads the head and undoes the transfer coding.
#include "http_dump.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>
#include <limits>
#include <utility>

namespace inspect {

namespace http = boost::beast::http;

namespace {

using parser = http::request_parser<http::string_body>;

bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_';
}

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

bool is_request_line(std::string_view line) {
  return line.find(" HTTP/1.") != std::string_view::npos;
}

/// The head with CR LF at the end of each line, as HTTP has it and editors often do not.
struct split {
  std::string head;
  std::string_view rest;
};

split split_head(std::string_view text) {
  split out;
  if (!is_request_line(first_line(text))) out.head = "POST /v1 HTTP/1.1\r\n";
  while (!text.empty()) {
    std::string_view line = first_line(text);
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) break;
    out.head.append(line).append("\r\n");
  }
  out.head += "\r\n";
  out.rest = text;
  return out;
}

trouble no_http(const std::string& file, const boost::system::error_code& why) {
  return trouble{file + " is no HTTP request: " + why.message()};
}

/// Hands all of `text` over; returns what was not taken.
std::string_view put(parser& into, std::string_view text, boost::system::error_code& why) {
  while (!text.empty() && !into.is_done()) {
    const std::size_t taken = into.put(boost::asio::buffer(text.data(), text.size()), why);
    text.remove_prefix(taken);
    if (why == http::error::need_more) {
      why = {};
      break;
    }
    if (why) break;
  }
  return text;
}

capture head_of(const parser& read) {
  capture out;
  out.target = std::string{read.get().target()};
  out.content_type = std::string{read.get()[http::field::content_type]};
  return out;
}

void set_limits(parser& into) {
  into.eager(true);
  into.header_limit(std::numeric_limits<std::uint32_t>::max());
  into.body_limit(std::numeric_limits<std::uint64_t>::max());
}

}  // namespace

bool looks_like_head(std::string_view text) {
  const std::string_view line = first_line(text);
  if (is_request_line(line)) return true;
  std::size_t name = 0;
  while (name < line.size() && is_name_byte(line[name])) ++name;
  return name > 0 && name < line.size() && line[name] == ':' && !line.starts_with("--");
}

capture parse_head(std::string_view text) {
  parser read;
  set_limits(read);
  boost::system::error_code why;
  (void)put(read, split_head(text).head, why);
  if (why || !read.is_header_done()) throw no_http("the head", why);
  return head_of(read);
}

capture parse_dump(std::string_view text, const std::string& file) {
  parser read;
  set_limits(read);
  const split parts = split_head(text);
  boost::system::error_code why;
  (void)put(read, parts.head, why);
  if (why || !read.is_header_done()) throw no_http(file, why);
  capture out = head_of(read);
  if (!read.chunked() && !read.content_length()) {
    out.body = parts.rest;
    return out;
  }
  const std::string_view left = put(read, parts.rest, why);
  if (why) throw no_http(file, why);
  if (!read.is_done()) out.note = "the file ends before the body that its head announces";
  if (read.is_done() && !left.empty())
    out.note = std::to_string(left.size()) + " bytes after the body are left out";
  out.body = std::move(read.get().body());
  return out;
}

}  // namespace inspect
