// SPDX-License-Identifier: Apache-2.0
// Optional and nullable values, arrays and maps of anything that has a codec.
#ifndef QUIRE_CODEC_CONTAINERS_HPP
#define QUIRE_CODEC_CONTAINERS_HPP

#include <quire/codec/codec.hpp>
#include <quire/codec/detail/fresh.hpp>
#include <quire/schema/containers.hpp>
#include <quire/schema/headers.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace quire::codec {

template <class T>
struct of<std::optional<T>> {
  template <class Context>
  [[nodiscard, gnu::always_inline]] static bool read(json::reader& in,
                                                     std::optional<T>& out) noexcept {
    return of<T>::template read<Context>(in, detail::renew_engaged(out));
  }
  static void write(json::writer& out, const std::optional<T>& value, const shape& as) {
    if (value) return of<T>::write(out, *value, as);
    out.null();
  }
  [[nodiscard]] static std::string wire(release at) { return of<T>::wire(at); }
  template <rules Rules>
  [[nodiscard]] static constexpr release changed(release at) noexcept {
    return of<T>::template changed<Rules>(at);
  }
  template <class Sink>
  static void describe(release at, const std::string& path, Sink& sink) {
    of<T>::describe(at, path, sink);
  }
};

template <class T>
struct of<nullable<T>> {
  template <class Context>
  [[nodiscard, gnu::always_inline]] static bool read(json::reader& in, nullable<T>& out) noexcept {
    out.value.reset();
    return in.take_null() || of<T>::template read<Context>(in, out.value.emplace());
  }
  static void write(json::writer& out, const nullable<T>& value, const shape& as) {
    if (value) return of<T>::write(out, *value, as);
    out.null();
  }
  [[nodiscard]] static std::string wire(release at) {
    const std::string inner = of<T>::wire(at);
    return inner < "null" ? inner + "|null" : "null|" + inner;
  }
  template <rules Rules>
  [[nodiscard]] static constexpr release changed(release at) noexcept {
    return of<T>::template changed<Rules>(at);
  }
  template <class Sink>
  static void describe(release at, const std::string& path, Sink& sink) {
    of<T>::describe(at, path, sink);
  }
};

template <class T>
struct of<std::span<const T>> {
  template <class Context>
  [[nodiscard, gnu::always_inline]] static bool read(json::reader& in,
                                                     std::span<const T>& out) noexcept {
    [[maybe_unused]] const auto start = in.mark();
    const std::size_t room = only_strings<T> ? in.count_strings() : in.count_elements();
    json::found state = in.enter_array();
    if (state == json::found::item) {
      T* elements = in.arena().template make<T>(room);
      if (elements == nullptr) return in.fail(json::errc::out_of_memory);
      std::size_t size = 0;
      for (; state == json::found::item && size != room; state = in.next_element()) {
        if (of<T>::template read<Context>(in, elements[size++])) [[likely]]
          continue;
        if constexpr (Context::rules.mistyped == on::report) {
          return in.state().is_mistyped() && in.forget_failure(start) &&
                 read_some<Context>(in, out);
        } else {
          return false;
        }
      }
      out = {elements, size};
    }
    if (state == json::found::item) return in.fail(json::errc::expected_comma_or_end);
    return state == json::found::end;
  }
  static void write(json::writer& out, std::span<const T> elements, const shape& as) {
    out.begin_array();
    for (const T& element : elements) of<T>::write(out, element, as);
    out.end_array();
  }
  [[nodiscard]] static std::string wire(release at) { return "array<" + of<T>::wire(at) + '>'; }
  template <rules Rules>
  [[nodiscard]] static constexpr release changed(release at) noexcept {
    return of<T>::template changed<Rules>(at);
  }
  template <class Sink>
  static void describe(release at, const std::string& path, Sink& sink) {
    of<T>::describe(at, path + "[]", sink);
  }

 private:
  /// Some element is no `T`: those are left out.
  template <class Context>
  [[nodiscard, gnu::cold, gnu::noinline]] static bool read_some(json::reader& in,
                                                                std::span<const T>& out) noexcept {
    const std::size_t room = in.count_elements();
    T* elements = in.arena().template make<T>(room);
    if (elements == nullptr) return in.fail(json::errc::out_of_memory);
    json::found state = in.enter_array();
    std::size_t size = 0;
    for (std::size_t i = 0; state == json::found::item && i != room; ++i) {
      const auto place = in.mark();
      elements[size] = T{};
      if (of<T>::template read<Context>(in, elements[size])) {
        ++size;
      } else if (!in.pass_over(place)) {
        return false;
      }
      state = in.next_element();
    }
    out = {elements, size};
    return state == json::found::end;
  }
};

template <class T>
struct of<map<T>> {
  template <class Context>
  [[nodiscard, gnu::always_inline]] static bool read(json::reader& in, map<T>& out) noexcept {
    const auto start = in.mark();
    const std::size_t room = only_strings<T> ? in.count_string_members() : in.count_members();
    json::found state = in.enter_object();
    if (state == json::found::item) {
      auto* entries = in.arena().template make<entry<T>>(room);
      if (entries == nullptr) return in.fail(json::errc::out_of_memory);
      std::size_t size = 0;
      for (; state == json::found::item && size != room; state = in.next_member()) {
        entry<T>& to = entries[size++];
        if (!in.key(to.key)) return false;
        if (!of<T>::template read<Context>(in, to.value))
          return in.forget_failure(start) && read_again<Context>(in, out);
      }
      out = map<T>{{entries, size}};
    }
    if (state == json::found::item) return in.fail(json::errc::expected_comma_or_end);
    if constexpr (Context::rules.mistyped == on::report && !only_strings<T>) {
      if (state == json::found::end && in.state().remark_count() != start.remarks) [[unlikely]] {
        in.go_back(start);  // what was remarked may stand in a value that does not count
        return read_again<Context>(in, out);
      }
    }
    return state == json::found::end;
  }
  static void write(json::writer& out, const map<T>& value, const shape& as) {
    out.begin_object();
    for (const auto& [key, element] : value) {
      if constexpr (std::is_same_v<T, std::string_view>) {
        out.member(key, element);
      } else {
        out.key(key);
        of<T>::write(out, element, as);
      }
    }
    out.end_object();
  }
  [[nodiscard]] static std::string wire(release at) { return "map<" + of<T>::wire(at) + '>'; }
  template <rules Rules>
  [[nodiscard]] static constexpr release changed(release at) noexcept {
    return of<T>::template changed<Rules>(at);
  }
  template <class Sink>
  static void describe(release at, const std::string& path, Sink& sink) {
    of<T>::describe(at, path + "{}", sink);
  }

 private:
  enum class read_value : std::uint8_t { kept, lost, failed };

  /// Some value is no `T`. That is no error if its name comes again: the last of equal names counts
  /// (ECMA-262, JSON.parse). All names are sorted first, for names and repeats may be many. Rules
  /// that report leave the entry out, and with it those of its name that do not count.
  template <class Context>
  [[nodiscard, gnu::cold]] static bool read_again(json::reader& in, map<T>& out) noexcept {
    const std::size_t room = in.count_members();
    bool* counts = in.last_of_equal_names(room);
    if (counts == nullptr) return false;
    const std::span<entry<T>> entries{in.arena().template make<entry<T>>(room), room};
    if (entries.data() == nullptr) return in.fail(json::errc::out_of_memory);
    json::found state = in.enter_object();
    std::size_t size = 0;
    for (std::size_t i = 0; state == json::found::item && i != room; ++i) {
      if (!in.key(entries[size].key)) return false;
      const read_value how = value_of<Context>(in, counts[i], entries[size].value);
      if (how == read_value::failed) return false;
      if (how == read_value::kept) ++size;
      state = in.next_member();
    }
    out = map<T>{entries.first(size)};
    return state == json::found::end;
  }

  /// Reads a value that may be of any type unless it counts.
  template <class Context>
  [[nodiscard]] static read_value value_of(json::reader& in, bool counts, T& out) noexcept {
    constexpr bool reports = Context::rules.mistyped == on::report;
    if (reports && !counts) return in.skip() ? read_value::lost : read_value::failed;
    const auto place = in.mark();
    out = T{};
    if (of<T>::template read<Context>(in, out)) return read_value::kept;
    if constexpr (reports) return in.pass_over(place) ? read_value::lost : read_value::failed;
    if (counts || !in.forget_failure(place) || !in.skip()) return read_value::failed;
    out = T{};
    return read_value::kept;
  }
};

template <>
struct of<headers> : of<map<std::string_view>> {};

}  // namespace quire::codec

#endif  // QUIRE_CODEC_CONTAINERS_HPP
