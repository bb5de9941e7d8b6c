// SPDX-License-Identifier: Apache-2.0
// A decoded request that owns its bytes.
#ifndef QUIRE_REQUEST_DETACHED_HPP
#define QUIRE_REQUEST_DETACHED_HPP

#include <quire/codec/codec.hpp>
#include <quire/request/answer.hpp>
#include <quire/request/detail/fields.hpp>
#include <quire/request/limits.hpp>
#include <quire/schema/rules.hpp>
#include <quire/schema/version.hpp>

#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace quire {

template <version Version, rules Rules = as_runtime>
class decoder;

namespace detail {

/// What of a request has been decoded.
struct progress {
  bool event = false;
  bool environment = false;
  bool fetch = false;
};

}  // namespace detail

/// What `decoder::detach` gives: a request whose views lead into memory of its own and live as long
/// as it does. Move-only; moving does not invalidate views.
template <version Version, rules Rules = as_runtime>
class detached_request {
 public:
  /// The request. Precondition: not moved from.
  [[nodiscard]] const request<Version>& operator*() const noexcept;
  [[nodiscard]] const request<Version>* operator->() const noexcept { return &**this; }
  /// What was reported of it. Precondition: not moved from.
  [[nodiscard]] const quire::remarks& remarks() const noexcept;

 private:
  friend class decoder<Version, Rules>;

  struct state {
    explicit state(const request_limits& limits) : decode(limits) {}

    /// A copy of `text` that lives as long as the state.
    [[nodiscard]] std::string_view keep(std::string_view text) {
      if (text.empty()) return "";
      auto& copy = texts.emplace_back(std::make_unique<char[]>(text.size()));
      std::memcpy(copy.get(), text.data(), text.size());
      return {copy.get(), text.size()};
    }

    std::vector<std::unique_ptr<char[]>> texts;
    decoder<Version, Rules> decode;
  };

  explicit detached_request(const request_limits& limits)
      : m_state(std::make_unique<state>(limits)) {}

  const error& decode_again(const detail::request_fields& fields, const detail::progress& done);

  std::unique_ptr<state> m_state;
};

}  // namespace quire

#endif  // QUIRE_REQUEST_DETACHED_HPP
