// SPDX-License-Identifier: Apache-2.0
// What decoding says of a document, in the plainest way: member by member of a tree, by the rows
// and the rules. No table, no index, no fast path.
#ifndef QUIRE_TESTS_CODEC_PLAIN_DECODER_HPP
#define QUIRE_TESTS_CODEC_PLAIN_DECODER_HPP

#include <quire/codec.hpp>
#include <quire/schema.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <support/made_json.hpp>
#include <type_traits>
#include <vector>

namespace codec_test {

using quire::json::errc;
using support::made_kind;
using support::made_value;

/// Why a value was refused.
struct plain_failure {
  errc code = errc::ok;
  std::size_t offset = 0;
  std::string_view missing{};  ///< the member that is not there
  bool is_final = false;       ///< no remark: the value is needed

  /// True if rules that report make a remark of it.
  [[nodiscard]] bool is_mistyped() const {
    constexpr std::array all{errc::is_null,        errc::not_a_string,       errc::not_a_boolean,
                             errc::not_a_number,   errc::not_an_array,       errc::not_an_object,
                             errc::not_an_integer, errc::number_out_of_range};
    return !is_final && std::find(all.begin(), all.end(), code) != all.end();
  }
};

template <quire::rules Rules, quire::release At>
class plain_decoder {
 public:
  using verdict = std::optional<plain_failure>;
  static constexpr bool reports = Rules.mistyped == quire::on::report;

  /// What was remarked, in order.
  std::vector<plain_failure> remarks;

  template <class T>
  verdict read(const made_value& from) {
    return read(from, std::type_identity<T>{});
  }

  /// True if `value` is what `from` holds. Precondition: `from` was read without an error.
  static bool agrees(std::string_view value, const made_value& from) { return value == from.text; }
  static bool agrees(bool value, const made_value& from) { return value == (from.text == "true"); }
  static bool agrees(std::int64_t value, const made_value& from) {
    return std::to_string(value) == from.text;
  }
  static bool agrees(const quire::json::raw& value, const made_value& from) {
    return value.text.size() == from.end - from.begin;
  }
  static bool agrees(quire::passed, const made_value&) { return true; }
  template <class T>
  static bool agrees(const std::optional<T>& value, const made_value& from) {
    return value && agrees(*value, from);
  }
  template <class T>
  static bool agrees(std::span<const T> value, const made_value& from) {
    std::size_t next = 0;
    for (const made_value& element : from.values) {
      if (is_lost<T>(element)) continue;
      if (next == value.size() || !agrees(value[next++], element)) return false;
    }
    return next == value.size();
  }
  template <class T>
  static bool agrees(const quire::map<T>& value, const made_value& from) {
    for (const std::string& name : from.names) {
      const T* const found = value.find(name);
      const made_value& last = *from.find(name);
      if (is_lost<T>(last) ? found != nullptr : found == nullptr || !agrees(*found, last))
        return false;
    }
    return value.size() <= from.names.size();
  }
  template <quire::described T>
  static bool agrees(const T& value, const made_value& from) {
    return members_agree(value, from, typename quire::schema<T>::rows{});
  }

 private:
  static verdict mismatch(const made_value& from, errc wanted) {
    return plain_failure{from.is(made_kind::null) ? errc::is_null : wanted, from.begin};
  }
  static verdict demand(const made_value& from, made_kind kind, errc wanted) {
    return from.is(kind) ? verdict{} : mismatch(from, wanted);
  }

  verdict read(const made_value& from, std::type_identity<std::string_view>) {
    return demand(from, made_kind::text, errc::not_a_string);
  }
  verdict read(const made_value& from, std::type_identity<bool>) {
    return demand(from, made_kind::boolean, errc::not_a_boolean);
  }
  verdict read(const made_value& from, std::type_identity<std::int64_t>) {
    if (!from.is(made_kind::number)) return mismatch(from, errc::not_a_number);
    if (from.text.find('.') != std::string::npos)
      return plain_failure{errc::not_an_integer, from.begin};
    if (from.text.size() > 18) return plain_failure{errc::number_out_of_range, from.begin};
    return {};
  }
  verdict read(const made_value&, std::type_identity<quire::json::raw>) { return {}; }
  verdict read(const made_value&, std::type_identity<quire::passed>) { return {}; }
  template <class T>
  verdict read(const made_value& from, std::type_identity<std::optional<T>>) {
    return read<T>(from);
  }
  template <class T>
  verdict read(const made_value& from, std::type_identity<std::span<const T>>) {
    if (!from.is(made_kind::array)) return mismatch(from, errc::not_an_array);
    for (const made_value& element : from.values) {
      const verdict failed = read<T>(element);
      if (!failed) continue;
      if (!reports || !failed->is_mistyped()) return failed;
      remarks.push_back(*failed);
    }
    return {};
  }
  template <class T>
  verdict read(const made_value& from, std::type_identity<quire::map<T>>) {
    if (!from.is(made_kind::object)) return mismatch(from, errc::not_an_object);
    for (std::size_t i = 0; i != from.values.size(); ++i) {
      if (!from.is_last_of_its_name(i)) continue;
      const verdict failed = read<T>(from.values[i]);
      if (!failed) continue;
      if (!reports || !failed->is_mistyped()) return failed;
      remarks.push_back(*failed);
    }
    return {};
  }
  template <quire::described T>
  verdict read(const made_value& from, std::type_identity<T>) {
    if (!from.is(made_kind::object)) return mismatch(from, errc::not_an_object);
    for (std::size_t i = 0; i != from.values.size(); ++i) {
      if (!from.is_last_of_its_name(i)) continue;
      verdict failed =
          read_member(from.names[i], from.values[i], typename quire::schema<T>::rows{});
      if (!failed) continue;
      failed->is_final = true;
      return failed;
    }
    return missing(from, typename quire::schema<T>::rows{});
  }

  /// What is wrong with a member if that is no remark.
  template <class... Rows>
  verdict read_member(std::string_view name, const made_value& value, quire::list<Rows...>) {
    verdict failed;
    (void)((is_row<Rows>(name) && (failed = read_row<Rows>(value), true)) || ...);
    return failed;
  }
  template <class Row>
  verdict read_row(const made_value& value) {
    const verdict failed = read<typename Row::type>(value);
    if (!failed || !reports || demands<Row> || !failed->is_mistyped()) return failed;
    remarks.push_back(*failed);
    return {};
  }
  template <class... Rows>
  static verdict missing(const made_value& from, quire::list<Rows...>) {
    std::optional<std::string_view> first;
    ((!first && demands<Rows> && from.find(Rows::key) == nullptr ? void(first = Rows::key)
                                                                 : void()),
     ...);
    if (!first) return {};
    return plain_failure{errc::missing_member, from.begin, *first};
  }

  template <class Row>
  static constexpr bool demands = Row::span.contains(At) &&
                                  (Row::is_needed ||
                                   (Rules.absent == quire::on::refuse && !Row::is_optional));
  template <class Row>
  static bool is_row(std::string_view name) {
    return Row::key == name && Row::span.contains(At);
  }
  /// True if the value was left out with a remark.
  template <class T>
  static bool is_lost(const made_value& from) {
    return plain_decoder{}.template read<T>(from).has_value();
  }
  template <class T, class... Rows>
  static bool members_agree(const T& value, const made_value& from, quire::list<Rows...>) {
    std::size_t index = 0;
    return (member_agrees<Rows>(value, from, index++) && ...);
  }
  template <class Row, class T>
  static bool member_agrees(const T& value, const made_value& from, std::size_t index) {
    using type = typename Row::type;
    const made_value* const last = from.find(Row::key);
    const bool there = is_row<Row>(Row::key) && last != nullptr && !is_lost<type>(*last);
    if (value.present.has(index) != there || !value.present.is_decoded()) return false;
    return there ? agrees(value.*Row::member, *last) : is_new(value.*Row::member);
  }

  /// True if nothing was read into the value.
  static bool is_new(std::string_view value) { return value.data() == nullptr; }
  static bool is_new(bool value) { return !value; }
  static bool is_new(std::int64_t value) { return value == 0; }
  static bool is_new(const quire::json::raw& value) { return value.text.data() == nullptr; }
  static bool is_new(quire::passed) { return true; }
  template <class T>
  static bool is_new(const std::optional<T>& value) {
    return !value;
  }
  template <class T>
  static bool is_new(std::span<const T> value) {
    return value.empty();
  }
  template <class T>
  static bool is_new(const quire::map<T>& value) {
    return value.empty();
  }
  template <quire::described T>
  static bool is_new(const T& value) {
    return !value.present.is_decoded() && members_are_new(value, typename quire::schema<T>::rows{});
  }
  template <class T, class... Rows>
  static bool members_are_new(const T& value, quire::list<Rows...>) {
    return (is_new(value.*Rows::member) && ...);
  }
};

}  // namespace codec_test

#endif  // QUIRE_TESTS_CODEC_PLAIN_DECODER_HPP
