// SPDX-License-Identifier: Apache-2.0
// Structs with rows: the rows of a release, compiled into one decoder.
#ifndef QUIRE_CODEC_OBJECT_HPP
#define QUIRE_CODEC_OBJECT_HPP

#include <quire/codec/codec.hpp>
#include <quire/codec/groups.hpp>
#include <quire/schema/row.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace quire::codec {
namespace detail {

/// Reads the members of one object into `T` by the rows that live in `Context`.
///
/// The rows stand in the order in which senders write the members, so each row is tried once in
/// turn, compared as text with its quotes: on a usual document every comparison but those for
/// absent optional members hits. Whatever is left then goes through `rest`, which looks names up.
template <class T, class Context, class Rows>
class object_reader;

template <class T, class Context, class... Rows>
class object_reader<T, Context, list<Rows...>> {
  static_assert(lifetimes_are_disjoint(list<Rows...>{}),
                "quire: two rows of one key live in one release: end the older with until<…>");
  static_assert(sizeof...(Rows) <= presence::capacity, "quire: at most 64 rows a struct");

 public:
  [[nodiscard]] static bool run(json::reader& in, T& out) noexcept {
    const auto opening = in.place();
    object_reader self{in, out};
    self.m_state = in.enter_object();
    if (!self.in_order(std::index_sequence_for<Rows...>{}) || !self.rest()) return false;
    if constexpr (requires { out.present; }) out.present = self.presence_of_rows();
    return self.complete(opening);
  }

 private:
  object_reader(json::reader& in, T& out) noexcept : m_in(in), m_out(out) {}

  template <std::size_t... Index>
  [[nodiscard]] bool in_order(std::index_sequence<Index...>) noexcept {
    return (try_row<Index, Rows>() && ...);
  }
  template <std::size_t Index, class Row>
  [[nodiscard]] bool try_row() noexcept {
    if constexpr (Row::span.contains(Context::at)) {
      if (m_state != json::next::item || !m_in.at_key(Row::quoted_key)) return true;
      if (!m_in.take_key()) return false;
      if (!member<Index, Row>(*this)) return false;
      m_state = m_in.next_member();
    }
    return true;
  }

  template <std::size_t Index, class Row>
  [[nodiscard]] static bool member(object_reader& self) noexcept {
    auto& target = self.m_out.*Row::member;
    using type = typename Row::type;
    const auto place = self.m_in.place();
    if (self.has(Index)) [[unlikely]]
      self.forget(target);
    self.m_seen |= std::uint64_t{1} << Index;
    if (of<type>::template read<Context>(self.m_in, target)) [[likely]]
      return true;
    if (!self.m_in.forgive_duplicate(place, Row::key)) return false;
    target = type{};
    return true;
  }

  /// A member came again: what its earlier value left is gone.
  template <class Target>
  [[gnu::cold]] void forget(Target& target) noexcept {
    target = Target{};
    m_in.count_repeat();
  }

  /// Members that did not come in the order of the rows, came twice, or have no row.
  [[nodiscard]] bool rest() noexcept {
    std::size_t hint = 0;
    for (; m_state == json::next::item; m_state = m_in.next_member()) {
      std::string_view name;
      if (!m_in.key(name)) return false;
      const std::size_t index = find(name, hint);
      if (index == sizeof...(Rows)) {
        if (!m_in.skip()) return false;
        continue;
      }
      hint = index + 1;
      if (!(*readers()[index])(*this)) return false;
    }
    return m_state == json::next::end;
  }

  using member_reader = bool (*)(object_reader&) noexcept;
  struct candidate {
    std::string_view key;
    bool lives;
  };
  static constexpr std::array<candidate, sizeof...(Rows)> candidates{
      candidate{Rows::key, Rows::span.contains(Context::at)}...};

  template <std::size_t... Index>
  [[nodiscard]] static constexpr auto make_readers(std::index_sequence<Index...>) noexcept {
    return std::array<member_reader, sizeof...(Rows)>{reader_for<Index, Rows>()...};
  }
  template <std::size_t Index, class Row>
  [[nodiscard]] static constexpr member_reader reader_for() noexcept {
    if constexpr (Row::span.contains(Context::at)) return &member<Index, Row>;
    return nullptr;
  }
  [[nodiscard]] static const auto& readers() noexcept {
    static constexpr auto all = make_readers(std::index_sequence_for<Rows...>{});
    return all;
  }
  /// The row of a name, looked for from `hint` on and around, or the number of rows.
  [[nodiscard]] static std::size_t find(std::string_view name, std::size_t hint) noexcept {
    const auto& all = candidates;
    for (std::size_t n = 0; n != all.size(); ++n) {
      const std::size_t i = hint + n < all.size() ? hint + n : hint + n - all.size();
      if (all[i].lives && all[i].key == name) return i;
    }
    return all.size();
  }

  [[nodiscard]] bool has(std::size_t index) const noexcept { return (m_seen >> index & 1U) != 0; }
  [[nodiscard]] presence presence_of_rows() const noexcept {
    presence present;
    for (std::uint64_t rows = m_seen; rows != 0; rows &= rows - 1)
      present.set(static_cast<std::size_t>(__builtin_ctzll(rows)));
    return present;
  }

  template <class Row>
  static constexpr bool is_demanded = Row::span.contains(Context::at) &&
                                      (Row::is_needed ||
                                       (Context::rules::strict && !Row::is_optional &&
                                        Row::variant_name.empty()));
  template <std::size_t... Index>
  [[nodiscard]] static constexpr std::uint64_t demanded(std::index_sequence<Index...>) noexcept {
    return ((is_demanded<Rows> ? std::uint64_t{1} << Index : 0) | ... | 0);
  }
  /// False, with an error, if a member that these rules demand is missing.
  [[nodiscard]] bool complete(const json::reader::bookmark& opening) noexcept {
    constexpr std::uint64_t all = demanded(std::index_sequence_for<Rows...>{});
    std::uint64_t missing = all & ~m_seen;
    if constexpr (Context::rules::strict) missing |= groups<Context::at, Rows...>::missing(m_seen);
    if (missing == 0) [[likely]]
      return true;
    const auto first = static_cast<std::size_t>(__builtin_ctzll(missing));
    return m_in.fail_missing(candidates[first].key, m_in.offset_of(opening));
  }

  json::reader& m_in;
  T& m_out;
  json::next m_state = json::next::failed;
  std::uint64_t m_seen = 0;
};

}  // namespace detail

template <described T>
struct of<T> {
  using rows = typename schema<T>::rows;

  template <class Context>
  [[nodiscard]] static bool read(json::reader& in, T& out) noexcept {
    // Contexts between which no row of `T` or below has changed are one: they share the code.
    using rules = typename Context::rules;
    using canonical = context<of::changed<rules>(Context::at), rules>;
    return detail::object_reader<T, canonical, rows>::run(in, out);
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
