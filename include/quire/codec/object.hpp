// SPDX-License-Identifier: Apache-2.0
// Structs with rows: the rows of a release, compiled into one decoder.
#ifndef QUIRE_CODEC_OBJECT_HPP
#define QUIRE_CODEC_OBJECT_HPP

#include <quire/codec/codec.hpp>
#include <quire/codec/groups.hpp>
#include <quire/codec/table.hpp>
#include <quire/schema/row.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace quire::codec {
namespace detail {

template <class T, class Context>
[[nodiscard]] bool read_erased(json::reader& in, void* out) noexcept {
  return of<T>::template read<Context>(in, *static_cast<T*>(out));
}
template <class T>
void reset_erased(void* out) noexcept {
  *static_cast<T*>(out) = T{};
}

/// An object whose members tell where those of any other are.
template <class T>
inline constexpr T prototype{};

template <class T>
[[nodiscard]] consteval row_kind kind_of() {
  if (std::is_same_v<T, std::string_view>) return row_kind::string;
  const bool optional = std::is_same_v<T, std::optional<std::string_view>>;
  return optional ? row_kind::optional_string : row_kind::other;
}

template <class T, class Context, class Row>
[[nodiscard]] constexpr table_row make_row(std::size_t index) {
  using type = typename Row::type;
  const std::string_view quoted{Row::quoted_key, sizeof(Row::quoted_key)};
  static_assert(sizeof(Row::quoted_key) <= 255, "quire: a key of at most 253 bytes");
  const std::size_t size = quoted.size();
  const std::uint64_t mask =
      size < 8 ? (std::uint64_t{1} << (8 * (size % 8))) - 1 : ~std::uint64_t{0};
  return {pack(quoted),
          mask,
          size < 8 ? 0 : pack(quoted.substr(size - 8)),
          quoted.data(),
          &(prototype<T>.*Row::member),
          &read_erased<type, Context>,
          &reset_erased<type>,
          static_cast<std::uint8_t>(size),
          static_cast<std::uint8_t>(index),
          kind_of<type>()};
}

/// The rows of `T` as `Context` has them, as data.
template <class T, class Context, class Rows>
struct table_of;

template <class T, class Context, class... Rows>
struct table_of<T, Context, list<Rows...>> {
  static_assert(lifetimes_are_disjoint(list<Rows...>{}),
                "quire: two rows of one key live in one release: end the older with until<…>");
  static_assert(sizeof...(Rows) <= presence::capacity, "quire: at most 64 rows a struct");
  static_assert((std::is_base_of_v<typename Rows::owner, T> && ...),
                "quire: a row names a member of another struct: check its &struct::member");

  static constexpr std::size_t size = (std::size_t{Rows::span.contains(Context::at)} + ... + 0);
  static constexpr std::array<table_row, size> rows = [] {
    std::array<table_row, size> living{};
    std::size_t index = 0;
    std::size_t next = 0;
    const auto add = [&]<class Row>(std::type_identity<Row>) {
      if constexpr (Row::span.contains(Context::at))
        living[next++] = make_row<T, Context, Row>(index);
      ++index;
    };
    (add(std::type_identity<Rows>{}), ...);
    return living;
  }();
  static constexpr row_table table{rows, &prototype<T>};

  template <class Row>
  static constexpr bool is_demanded = Row::span.contains(Context::at) &&
                                      (Row::is_needed ||
                                       (Context::rules::strict && !Row::is_optional &&
                                        Row::variant_name.empty()));
  /// The rows that these rules demand, a bit each.
  static constexpr std::uint64_t demanded = [] {
    std::uint64_t all = 0;
    std::size_t index = 0;
    ((all |= is_demanded<Rows> ? std::uint64_t{1} << index : 0, ++index), ...);
    return all;
  }();

  /// The first row that is demanded and was not seen, "" if there is none.
  [[nodiscard]] static std::string_view missing(std::uint64_t seen) noexcept {
    std::uint64_t lacking = demanded & ~seen;
    if constexpr (Context::rules::strict) lacking |= groups<Context::at, Rows...>::missing(seen);
    if (lacking == 0) [[likely]]
      return {};
    constexpr std::array<std::string_view, sizeof...(Rows)> keys{Rows::key...};
    return keys[static_cast<std::size_t>(std::countr_zero(lacking))];
  }
};

template <class T, class Context>
[[nodiscard]] bool read_object(json::reader& in, T& out) noexcept {
  using rows = table_of<T, Context, typename schema<T>::rows>;
  const auto opening = in.place();
  object_reader reading{in, &out, rows::table};
  if (!reading.run()) return false;
  if constexpr (requires { out.present; }) out.present = presence{reading.seen()};
  const std::string_view missing = rows::missing(reading.seen());
  return missing.data() == nullptr || in.fail_missing(missing, in.offset_of(opening));
}

}  // namespace detail

template <described T>
struct of<T> {
  using rows = typename schema<T>::rows;

  template <class Context>
  [[nodiscard]] static bool read(json::reader& in, T& out) noexcept {
    // Contexts between which no row of `T` or below has changed are one: they share the code.
    using rules = typename Context::rules;
    using canonical = context<of::changed<rules>(Context::at), rules>;
    return detail::read_object<T, canonical>(in, out);
  }
  static void write(json::writer& out, const T& value) {
    out.begin_object();
    write_rows(out, value, rows{});
    out.end_object();
  }
  [[nodiscard]] static std::string wire(release) { return "object"; }
  template <class Rules>
  [[nodiscard]] static constexpr release changed(release at) noexcept {
    return rows_changed<Rules>(at, rows{});
  }
  template <class Sink>
  static void describe(release at, const std::string& path, Sink& sink) {
    describe_rows(at, path, sink, rows{});
  }

 private:
  template <class Rules, class... Rows>
  [[nodiscard]] static constexpr release rows_changed(release at, list<Rows...>) noexcept {
    release last = earliest_release;
    ((last = later(last, row_changed<Rules, Rows>(at))), ...);
    return last;
  }
  template <class Rules, class Row>
  [[nodiscard]] static constexpr release row_changed(release at) noexcept {
    const release own = span_changed(Row::span, at);
    return Row::span.contains(at) ? later(own, of<typename Row::type>::template changed<Rules>(at))
                                  : own;
  }

  template <class... Rows>
  static void write_rows(json::writer& out, const T& value, list<Rows...>) {
    std::size_t index = 0;
    (write_row<Rows>(out, value, index++), ...);
  }
  /// A member that was not there is not written.
  template <class Row>
  static void write_row(json::writer& out, const T& value, std::size_t index) {
    if constexpr (requires { value.present; }) {
      if (!value.present.has(index)) return;
    } else if constexpr (requires { (value.*Row::member).has_value(); }) {
      if (!(value.*Row::member).has_value()) return;
    }
    out.key(Row::key);
    of<typename Row::type>::write(out, value.*Row::member);
  }

  template <class Sink, class... Rows>
  static void describe_rows(release at, const std::string& path, Sink& sink, list<Rows...>) {
    std::string_view variant;
    (describe_row<Rows>(at, path, variant, sink), ...);
  }
  template <class Row, class Sink>
  static void describe_row(release at, const std::string& path, std::string_view& variant,
                           Sink& sink) {
    if (!Row::span.contains(at)) return;
    using type = typename Row::type;
    const std::string in =
        Row::variant_name.empty() ? std::string{} : '<' + std::string{Row::variant_name} + '>';
    if (Row::variant_name != variant && !in.empty()) sink(path + in, "variant", false);
    variant = Row::variant_name;
    const std::string below = path + in + '.' + std::string{Row::key};
    sink(below, Row::wire_name.empty() ? of<type>::wire(at) : std::string{Row::wire_name},
         !Row::is_optional);
    of<type>::describe(at, below, sink);
  }
};

}  // namespace quire::codec

#endif  // QUIRE_CODEC_OBJECT_HPP
