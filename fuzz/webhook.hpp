// SPDX-License-Identifier: Apache-2.0
// The body of the webhook fuzzer: any signature header over any body, judged by the receiver and by
// a plain reading, which cuts the header into a list of pieces and compares the signature as text.
#ifndef QUIRE_FUZZ_WEBHOOK_HPP
#define QUIRE_FUZZ_WEBHOOK_HPP

#include <quire/webhook.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <fuzz/multipart_parser.hpp>
#include <memory>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quire::fuzz {

/// The signature of `t` and `body` as the header has it: 64 lower-case digits.
[[nodiscard]] inline std::string signature_text(std::string_view secret, std::string_view t,
                                                std::string_view body) {
  const std::string text = std::string{t}.append(".").append(body);
  std::array<unsigned char, EVP_MAX_MD_SIZE> made{};
  unsigned size = 0;
  HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
       reinterpret_cast<const unsigned char*>(text.data()), text.size(), made.data(), &size);
  std::string hex;
  for (unsigned i = 0; i != size; ++i) {
    hex += "0123456789abcdef"[made[i] / 16U];
    hex += "0123456789abcdef"[made[i] % 16U];
  }
  return hex;
}

/// The text after `name` of the last piece that starts with it.
[[nodiscard]] inline std::optional<std::string> last_piece(std::string_view header,
                                                           std::string_view name) {
  std::vector<std::string> pieces(1);
  for (const char c : header) {
    if (c == ',') {
      pieces.emplace_back();
    } else {
      pieces.back() += c;
    }
  }
  for (std::size_t i = pieces.size(); i-- != 0;) {
    if (pieces[i].compare(0, name.size(), name) == 0) return pieces[i].substr(name.size());
  }
  return std::nullopt;
}

[[nodiscard]] inline bool only_of(std::string_view text, std::string_view letters) {
  return text.find_first_not_of(letters) == std::string_view::npos;
}

/// What is asked of the receiver.
struct webhook_case {
  std::vector<std::string_view> secrets;
  std::string header;
  std::string body;
  quire::webhook::verify_options options{};
  std::int64_t now = 0;
};

/// The code that a plain reading comes to, "ok" if the signature holds.
[[nodiscard]] inline std::string_view plain_verdict(const webhook_case& asked) {
  if (asked.body.size() > asked.options.body_bytes) return "body_too_long";
  const auto t = last_piece(asked.header, "t=");
  if (!t) return "missing_timestamp";
  if (t->empty() || t->size() > 15 || !only_of(*t, "0123456789")) return "invalid_timestamp";
  const auto sent = last_piece(asked.header, "v1=");
  if (!sent) return "missing_signature";
  if (sent->size() != 64 || !only_of(*sent, "0123456789abcdef")) return "invalid_signature";
  bool any = false;
  bool good = false;
  for (const std::string_view secret : asked.secrets) {
    any = any || !secret.empty();
    good = good || (!secret.empty() && signature_text(secret, *t, asked.body) == *sent);
  }
  if (!any) return "no_secret";
  if (!good) return "wrong_signature";
  if (!asked.options.tolerance) return "ok";
  const std::int64_t age = asked.now - std::stoll(*t);
  if (age > asked.options.tolerance->count()) return "too_old";
  return -age > asked.options.tolerance->count() ? "from_the_future" : "ok";
}

/// True if the code is one of the tables', with a phrase and a status.
[[nodiscard]] inline bool is_code(const quire::webhook::error& why) {
  bool known = false;
  for (const auto& row : quire::webhook::error_rows) known = known || row.name == why.code();
  for (const auto& row : json::error_rows) known = known || row.name == why.code();
  const int status = why.status();
  return known && !why.message().empty() &&
         (status == 400 || status == 401 || status == 413 || status == 500);
}

/// What a signature that holds leads to: the event, or why there is none, as the codec says.
[[nodiscard]] inline bool is_event(const quire::webhook::opened<v1::event>& found,
                                   const std::string& body,
                                   const quire::webhook::verify_options& options) {
  core::arena memory;
  json::document document;
  v1::event value;
  using context = codec::context<v1::newest_revision, as_runtime>;
  const auto why =
      codec::from_json<context>(document, body, {.bytes = options.body_bytes}, memory, value);
  if (why) {
    return !found.ok() && found.error().kind() == quire::webhook::errc::bad_event &&
           found.error().code() == name(why.code) && found.error().offset() == why.offset;
  }
  if (!found.ok()) return false;
  std::string wanted;
  std::string text;
  to_json(value, wanted);
  to_json(*found, text);
  return text == wanted;
}

/// Input: byte 0: which secrets are known, whether there is a clock, whether the body is limited to
/// 64 bytes; byte 1: now, in units of four seconds; the header up to the first LF; the body. In the
/// header `@` stands for the signature that fits, `#` for one by an old secret, so that mutations
/// get past it.
[[nodiscard]] inline webhook_case webhook_case_of(std::string_view input) {
  input_reader reader(input);
  const unsigned how = reader.byte();
  webhook_case out;
  if (how % 8U != 7U) out.secrets.emplace_back("");
  if (how % 4U != 3U) out.secrets.emplace_back("a secret");
  if (how % 4U == 2U) out.secrets.emplace_back("an old secret");
  if (how / 8U % 2U != 0) out.options.tolerance = std::chrono::seconds{180};
  if (how / 16U % 2U != 0) out.options.body_bytes = 64;
  out.now = std::int64_t{reader.byte()} * 4;
  const std::string_view rest = reader.rest();
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view header = rest.substr(0, end);
  out.body = rest.substr(std::min(end + 1, rest.size()));
  const std::string t = last_piece(header, "t=").value_or("");
  for (const char c : header) {
    if (c == '@') {
      out.header += signature_text("a secret", t, out.body);
    } else if (c == '#') {
      out.header += signature_text("an old secret", t, out.body);
    } else {
      out.header += c;
    }
  }
  return out;
}

/// Returns false if the receiver opens what a plain reading refuses, or the other way round, names
/// another reason, or decodes another event.
[[nodiscard]] inline bool webhook(std::string_view input) {
  const webhook_case asked = webhook_case_of(input);
  quire::webhook::receiver in{std::span<const std::string_view>{asked.secrets}, asked.options};
  const auto copy = std::make_unique<char[]>(asked.header.size());
  asked.header.copy(copy.get(), asked.header.size());
  const std::string_view header{copy.get(), asked.header.size()};
  const std::chrono::sys_seconds now{std::chrono::seconds{asked.now}};
  const auto found = in.open(header, asked.body, now);
  if (!found.ok() && !is_code(found.error())) return false;
  const std::string_view wanted = plain_verdict(asked);
  if (wanted != "ok") return !found.ok() && found.error().code() == wanted;
  return is_event(found, asked.body, asked.options);
}

}  // namespace quire::fuzz

#endif  // QUIRE_FUZZ_WEBHOOK_HPP
