// SPDX-License-Identifier: Apache-2.0
// Structs with rows: the rows of a release, compiled into one decoder.
#ifndef QUIRE_CODEC_OBJECT_HPP
#define QUIRE_CODEC_OBJECT_HPP

#include <quire/codec/codec.hpp>
#include <quire/codec/detail/fresh.hpp>
#include <quire/codec/detail/groups.hpp>
#include <quire/codec/detail/table.hpp>
#include <quire/codec/detail/written_table.hpp>
#include <quire/codec/passed.hpp>
#include <quire/core/word.hpp>
#include <quire/json/unescaped.hpp>
#include <quire/schema/presence.hpp>
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

/// Reads a value for a row that knows its type no more.
template <class T, class Context>
[[nodiscard]] json::token read_erased(json::reader_state& state, json::token at,
                                      void* out) noexcept {
  json::reader in{state, at};
  return of<T>::template read<Context>(in, *static_cast<T*>(out)) ? in.place() : nullptr;
}

template <class T, class Context, class Rows>
struct table_of;

/// Where the prototype of `T` has its `presence`, nullptr if it has none.
template <class T>
[[nodiscard]] constexpr const void* present_of() noexcept {
  if constexpr (requires { prototype<T>.present; }) {
    return &prototype<T>.present;
  } else {
    return nullptr;
  }
}

/// The table of a member's type, if that is a struct with rows.
template <class T, class Context>
[[nodiscard]] constexpr const row_table* table_below() noexcept {
  if constexpr (described<T>) {
    return &of<T>::template table<Context>();
  } else {
    return nullptr;
  }
}

template <class T>
[[nodiscard]] consteval row_kind kind_of() {
  if (std::is_same_v<T, std::string_view>) return row_kind::string;
  if (std::is_same_v<T, std::optional<std::string_view>>) return row_kind::optional_string;
  if (std::is_same_v<T, passed>) return row_kind::passed;
  return described<T> ? row_kind::object : row_kind::other;
}

/// The first eight bytes, zeros after a shorter text.
[[nodiscard]] constexpr std::uint64_t first_eight(std::string_view text) noexcept {
  std::uint64_t word = 0;
  for (std::size_t i = 0; i != text.size() && i != 8; ++i)
    word |= std::uint64_t{core::load<std::uint8_t>(text.data() + i)} << (8 * i);
  return word;
}

/// True if `key` stands in a document as it is: else its row is found by `rest` alone.
[[nodiscard]] constexpr bool is_plain_key(std::string_view key) noexcept {
  for (const char c : key) {
    if (c == '"' || c == '\\') return false;
  }
  return true;
}

template <class T, class Context, class Row>
[[nodiscard]] constexpr table_row make_row(std::size_t index) {
  using type = typename Row::type;
  static_assert(Row::key.size() + 4 <= longest_reach, "quire: a key of at most 252 bytes");
  static_assert(std::is_trivially_copyable_v<type>, "quire: a member holds values and views alone");
  constexpr row_kind kind = kind_of<type>();
  const std::string_view start{Row::start, Row::key.size() + 3};
  const std::size_t size = start.size();
  const std::uint64_t mask =
      size < 8 ? (std::uint64_t{1} << (8 * (size % 8))) - 1 : ~std::uint64_t{0};
  const bool plain = is_plain_key(Row::key);
  return {plain ? first_eight(start) : 1,
          plain ? mask : 0,
          first_eight(size < 8 ? start : start.substr(size - 8)),
          mask,
          std::uint64_t{1} << index,
          Row::start,
          &(prototype<T>.*Row::member),
          table_below<type, Context>(),
          &read_erased<type, Context>,
          static_cast<std::uint16_t>(size < 8 ? 8 : size),
          sizeof(type),
          static_cast<std::uint8_t>(Row::key.size()),
          kind};
}

/// The rows of `T` as `Context` has them, as data.
template <class T, class Context, class... Rows>
struct table_of<T, Context, list<Rows...>> {
  static_assert(lifetimes_are_disjoint(list<Rows...>{}),
                "quire: two rows of one key live in one release: end the older with until<…>");
  static_assert(sizeof...(Rows) <= presence::capacity, "quire: at most 63 rows a struct");
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
  static constexpr std::size_t reach = [] {
    std::size_t most = 8;
    for (const table_row& row : rows) most = row.reach < most ? most : row.reach;
    return most;
  }();
  static constexpr unsigned slot_bits = static_cast<unsigned>(std::bit_width(size)) + 2;
  static constexpr auto slots = [] {
    std::array<std::uint8_t, std::size_t{1} << slot_bits> places{};
    places.fill(row_slots::none);
    for (std::size_t i = 0; i != size; ++i) {
      std::size_t slot = row_slots::first(rows[i].start, rows[i].name_size + 3U, 64 - slot_bits);
      while (places[slot] != row_slots::none) slot = (slot + 1) % places.size();
      places[slot] = static_cast<std::uint8_t>(i);
    }
    return places;
  }();
  template <class Row>
  static constexpr bool is_demanded = Row::span.contains(Context::at) &&
                                      (Row::is_needed ||
                                       (Context::rules.absent == on::refuse && !Row::is_optional &&
                                        Row::variant_name.empty()));
  /// The rows that these rules demand, a bit each.
  static constexpr std::uint64_t demanded = [] {
    std::uint64_t all = 0;
    std::size_t index = 0;
    ((all |= is_demanded<Rows> ? std::uint64_t{1} << index : 0, ++index), ...);
    return all;
  }();

  static constexpr std::array<std::string_view, sizeof...(Rows)> keys{Rows::key...};

  using grouped = groups<Context::at, Rows...>;
  static constexpr bool has_groups = Context::rules.absent == on::refuse && grouped::any;

  /// Rules that refuse have no code for what is reported.
  [[nodiscard]] static constexpr const fault_handling* faults() noexcept {
    if constexpr (Context::rules.mistyped == on::report) {
      return &faults_reported;
    } else {
      return &faults_refused;
    }
  }
  static constexpr row_table table{rows,
                                   {rows.data(), slots.data(), 64 - slot_bits},
                                   &prototype<T>,
                                   present_of<T>(),
                                   demanded,
                                   keys.data(),
                                   has_groups ? &grouped::missing : nullptr,
                                   faults(),
                                   reach};
};

/// Writes a value for a row that knows its type no more.
template <class T>
void write_erased(json::writer& out, const void* value, const shape& as) {
  of<T>::write(out, *static_cast<const T*>(value), as);
}
/// The same for whether a struct made by hand has the member of `Row`.
template <class T, class Row>
[[nodiscard]] bool has_erased(const void* object) noexcept {
  return quire::has_row<Row>(*static_cast<const T*>(object), 0);
}

template <class T, class Rows>
struct written_table_of;

template <class T>
[[nodiscard]] constexpr const written_table* written_table_below() noexcept {
  if constexpr (described<T>) {
    return &of<T>::written;
  } else {
    return nullptr;
  }
}

template <class T, class Row>
[[nodiscard]] constexpr written_row make_written_row() {
  using type = typename Row::type;
  constexpr bool may_be_absent = Row::is_optional || !Row::variant_name.empty();
  return {Row::start,
          static_cast<std::uint16_t>(Row::key.size() + 3),
          json::unescaped_size(Row::key) == Row::key.size(),
          kind_of<type>(),
          &(prototype<T>.*Row::member),
          written_table_below<type>(),
          &write_erased<type>,
          may_be_absent ? &has_erased<T, Row> : nullptr,
          Row::key,
          Row::wire_name,
          Row::span};
}

/// The rows of `T`, of every release.
template <class T, class... Rows>
struct written_table_of<T, list<Rows...>> {
  static constexpr std::array<written_row, sizeof...(Rows)> rows{make_written_row<T, Rows>()...};
  static constexpr written_table table{rows, &prototype<T>, present_of<T>()};
};

}  // namespace detail

template <described T>
struct of<T> {
  using rows = typename schema<T>::rows;

  template <class Context>
  [[nodiscard, gnu::always_inline]] static bool read(json::reader& in, T& out) noexcept {
    const json::token behind = detail::read_table(in.state(), in.place(), &out, table<Context>());
    if (behind != nullptr) in.move_to(behind);
    return behind != nullptr;
  }
  /// The rows as data. Contexts between which no row of `T` or below has changed have one table.
  template <class Context>
  [[nodiscard]] static constexpr const detail::row_table& table() noexcept {
    using canonical = context<of::changed<Context::rules>(Context::at), Context::rules>;
    return detail::table_of<T, canonical, rows>::table;
  }
  /// Writes the members that are there, see `has`, in the order of the rows.
  static void write(json::writer& out, const T& value, const shape& as) {
    write(out, value, as, {});
  }
  /// The same for an alternative of a union: a discriminator that was left empty is filled in.
  static void write(json::writer& out, const T& value, const shape& as,
                    const detail::discriminator& tag) {
    detail::object_writer{out, &value, written, as, tag}.run();
  }
  /// The rows of every release as data.
  static constexpr const detail::written_table& written = detail::written_table_of<T, rows>::table;
  [[nodiscard]] static std::string wire(release) { return "object"; }
  template <rules Rules>
  [[nodiscard]] static constexpr release changed(release at) noexcept {
    return rows_changed<Rules>(at, rows{});
  }
  template <class Sink>
  static void describe(release at, const std::string& path, Sink& sink) {
    describe_rows(at, path, sink, rows{});
  }

 private:
  template <rules Rules, class... Rows>
  [[nodiscard]] static constexpr release rows_changed(release at, list<Rows...>) noexcept {
    release last = earliest_release;
    ((last = later(last, row_changed<Rules, Rows>(at))), ...);
    return last;
  }
  template <rules Rules, class Row>
  [[nodiscard]] static constexpr release row_changed(release at) noexcept {
    const release own = span_changed(Row::span, at);
    return Row::span.contains(at) ? later(own, of<typename Row::type>::template changed<Rules>(at))
                                  : own;
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
