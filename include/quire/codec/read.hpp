// SPDX-License-Identifier: Apache-2.0
// Structs of one's own from any JSON text: a configuration, the props of a block, a fetch body.
//
//     auto mine = quire::read<settings>(environment.space_installation->configuration);
//     if (!mine.ok()) return refuse(mine.error());
//     use(mine->channel);
#ifndef QUIRE_CODEC_READ_HPP
#define QUIRE_CODEC_READ_HPP

#include <quire/codec/codec.hpp>
#include <quire/codec/from_json.hpp>
#include <quire/core/arena.hpp>
#include <quire/core/owning_temporary.hpp>
#include <quire/core/result.hpp>
#include <quire/json/document.hpp>
#include <quire/json/error.hpp>
#include <quire/json/limits.hpp>
#include <quire/json/raw.hpp>
#include <quire/json/remarks.hpp>
#include <quire/schema/release.hpp>
#include <quire/schema/rules.hpp>

#include <cassert>
#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>
#include <type_traits>
#include <utility>

namespace quire {

/// What a text may cost to read.
struct read_limits {
  json::limits json;                            ///< of the text
  std::size_t memory = std::size_t{64} << 20U;  ///< bytes of arrays, maps and decoded strings
};

/// Memory to read JSON texts with, one after the other. Keep one a thread: once the largest text
/// has been seen nothing is allocated any more. Neither copied nor moved.
class read_memory {
 public:
  /// Keeps the limits. Allocates nothing until it is used.
  explicit read_memory(const read_limits& limits = {}) noexcept
      : m_limits(limits), m_arena(limits.memory) {}
  read_memory(const read_memory&) = delete;
  read_memory& operator=(const read_memory&) = delete;
  ~read_memory() = default;

  /// What the rules reported of the last text.
  [[nodiscard]] const json::remark_list& remarks() const noexcept { return m_document.remarks(); }
  /// One of them with its path. Precondition: `index < remarks().size()`; the text is still there.
  [[nodiscard]] json::error remark_at(std::size_t index) const noexcept {
    return m_document.remark_at(index);
  }

  /// Reads `text` into `out`, a new value; see `quire::read`.
  template <rules Rules, release At, class T>
  [[nodiscard]] json::error into(T& out, std::string_view text) noexcept {
    static_assert(std::is_trivially_destructible_v<T>,
                  "quire: what is read holds views and values");
    m_arena.reset();
    return codec::from_json<codec::context<At, Rules>>(m_document, text, m_limits.json, m_arena,
                                                       out);
  }

 private:
  read_limits m_limits;
  core::arena m_arena;
  json::document m_document;
};

/// A value that was read from JSON and owns all that it needs, or why there is none. Move-only;
/// moving does not invalidate views in the value.
template <class T>
class [[nodiscard]] read_result {
 public:
  /// True if there is a value.
  [[nodiscard]] bool ok() const noexcept { return !error(); }
  [[nodiscard]] explicit operator bool() const noexcept { return ok(); }

  /// The value: its views live as long as this does. Precondition: `ok()`.
  [[nodiscard]] const T& operator*() const& noexcept {
    assert(ok() && "quire: there is no value, ask ok() first");
    return m_state->value;
  }
  [[nodiscard]] const T* operator->() const& noexcept { return &**this; }
  const T& operator*() const&& = delete;  // the value would be gone: give the result a name
  const T* operator->() const&& = delete;

  /// Why there is none, with offset and path in the text; false if there is one.
  [[nodiscard]] const json::error& error() const noexcept {
    return m_state == nullptr ? no_memory() : m_state->why;
  }
  /// What the rules reported. Precondition: `ok()`.
  [[nodiscard]] const json::remark_list& remarks() const noexcept {
    return m_state->memory.remarks();
  }
  /// One of them with its path. Preconditions: `ok()`, `index < remarks().size()`.
  [[nodiscard]] json::error remark_at(std::size_t index) const noexcept {
    return m_state->memory.remark_at(index);
  }

 private:
  template <class U, rules Rules, release At>
  friend read_result<U> read(std::string_view text, const read_limits& limits) noexcept;

  struct state {
    explicit state(const read_limits& limits) noexcept : memory(limits) {}
    std::unique_ptr<char[]> text;
    read_memory memory;
    T value{};
    json::error why;
  };
  [[nodiscard]] static const json::error& no_memory() noexcept {
    static const json::error why{json::errc::out_of_memory, 0, {}};
    return why;
  }

  std::unique_ptr<state> m_state;  // none: there was no memory
};

/// Reads JSON text into a `T`: a struct with rows, a union, or a map. By the rules and the rows of
/// a release: a row of your own that names none is always there. The text must be an object, is
/// checked to its end, and is copied: the result depends on nothing. Errors: those of `json::errc`,
/// `out_of_memory` among them.
template <class T, rules Rules = as_runtime, release At = latest_release>
[[nodiscard]] read_result<T> read(std::string_view text, const read_limits& limits = {}) noexcept {
  read_result<T> out;
  out.m_state.reset(new (std::nothrow) typename read_result<T>::state{limits});
  if (out.m_state == nullptr) return out;
  auto& [copy, memory, value, why] = *out.m_state;
  if (text.size() <= limits.json.bytes) copy.reset(new (std::nothrow) char[text.size() + 1]);
  if (copy != nullptr && !text.empty()) std::memcpy(copy.get(), text.data(), text.size());
  const std::size_t at_limit = limits.json.bytes;
  if (text.size() > at_limit) {
    why = {json::errc::size_limit, at_limit, {}};
  } else if (copy == nullptr) {
    why = {json::errc::out_of_memory, 0, {}};
  } else {
    why = memory.template into<Rules, At>(value, {copy.get(), text.size()});
  }
  return out;
}
/// The same for a member that was kept as JSON. One that was not there is an `empty_document`.
template <class T, rules Rules = as_runtime, release At = latest_release>
[[nodiscard]] read_result<T> read(const json::raw& from, const read_limits& limits = {}) noexcept {
  return read<T, Rules, At>(from.text, limits);
}

/// The same with memory that is reused, and without a copy of the text. Views in the value lead
/// into `text` and `memory`: they live until the next text is read with it, and as long as `text`.
template <class T, rules Rules = as_runtime, release At = latest_release>
[[nodiscard]] result<T, json::error> read(std::string_view text, read_memory& memory) noexcept {
  T value{};
  const json::error why = memory.into<Rules, At>(value, text);
  if (why) return why;
  return value;
}
template <class T, rules Rules = as_runtime, release At = latest_release>
[[nodiscard]] result<T, json::error> read(const json::raw& from, read_memory& memory) noexcept {
  return read<T, Rules, At>(from.text, memory);
}
/// A text that is gone before the value: keep it, or read it without `read_memory`.
template <class T, rules Rules = as_runtime, release At = latest_release,
          core::owning_temporary KeepTextInAVariable>
result<T, json::error> read(KeepTextInAVariable&&, read_memory&) = delete;

}  // namespace quire

#endif  // QUIRE_CODEC_READ_HPP
