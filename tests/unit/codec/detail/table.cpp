// SPDX-License-Identifier: Apache-2.0
// The loops that read every struct, with their fast paths, against a plain decoder: on objects made
// at random, whole, cut and spoiled, by rules that refuse and rules that report.
#include <quire/codec.hpp>
#include <quire/codec/detail/table.hpp>
#include <quire/schema.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <codec/plain_decoder.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <support/json_outcome.hpp>
#include <support/made_json.hpp>
#include <support/text_copies.hpp>
#include <utility>
#include <vector>

using quire::optional;
using quire::rules;
using quire::since;
using quire::json::errc;
using support::decoding;
using support::made_kind;
using support::made_value;
using support::outcome;

namespace codec_table {

struct small {
  std::string_view id;
  std::int64_t size = 0;
  quire::json::raw extra;
  quire::presence present;
};
struct firm {
  std::string_view id;
  quire::presence present;
};
/// Names so short that a comparison reads bytes after them.
struct narrow {
  std::string_view empty;
  std::string_view a;
  std::optional<std::string_view> b;
  quire::passed c;
  std::string_view odd;
  quire::presence present;
};
/// Every kind of row, and names of every length that is compared in a way of its own.
struct wide {
  std::string_view five;
  std::optional<std::string_view> six;
  quire::passed passed;
  small first;
  std::optional<small> second;
  bool flag = false;
  std::int64_t number = 0;
  std::string_view thirteen;
  std::string_view fourteen;
  std::optional<std::string_view> twenty_nine;
  std::string_view alike_a;
  std::string_view alike_b;
  std::string_view longest;
  quire::array<std::string_view> texts;
  quire::array<small> smalls;
  quire::map<std::string_view> names;
  quire::map<small> by_name;
  std::optional<firm> strong;
  narrow short_names;
  std::string_view later;
  quire::presence present;
};

}  // namespace codec_table

#define QUIRE_TEST_84 \
  "x2345678901234567890123456789012345678901234567890123456789012345678901234567890abc"

template <>
struct quire::schema<codec_table::small> {
  using rows =
      list<row<"id", &codec_table::small::id>, row<"size", &codec_table::small::size, optional>,
           row<"extra", &codec_table::small::extra, optional>>;
};
template <>
struct quire::schema<codec_table::firm> {
  using rows = list<row<"id", &codec_table::firm::id, needed>>;
};
template <>
struct quire::schema<codec_table::narrow> {
  using rows =
      list<row<"", &codec_table::narrow::empty, optional>, row<"a", &codec_table::narrow::a>,
           row<"b", &codec_table::narrow::b, optional>, row<"c", &codec_table::narrow::c>,
           row<"\\\"", &codec_table::narrow::odd, optional>>;
};
template <>
struct quire::schema<codec_table::wide> {
  using self = codec_table::wide;
  using rows =
      list<row<"five5", &self::five>, row<"sixsix", &self::six, optional>,
           row<"passed", &self::passed, optional>, row<"first", &self::first>,
           row<"second", &self::second, optional>, row<"flag", &self::flag, optional>,
           row<"number", &self::number, optional>, row<"thirteen_char", &self::thirteen>,
           row<"fourteen_chars", &self::fourteen, optional>,
           row<"a name of twenty-nine letters", &self::twenty_nine, optional>,
           row<"begin123-a-123456end", &self::alike_a, optional>,
           row<"begin123-b-123456end", &self::alike_b>,
           row<QUIRE_TEST_84 QUIRE_TEST_84 QUIRE_TEST_84, &self::longest, optional>,
           row<"texts", &self::texts, optional>, row<"smalls", &self::smalls, optional>,
           row<"names", &self::names, optional>, row<"byName", &self::by_name, optional>,
           row<"strong", &self::strong, optional>, row<"short", &self::short_names, optional>,
           row<"later", &self::later, since<2, 0, 0>>>;
};

namespace codec_table {

constexpr quire::release then{1, 0, 0};
constexpr rules reports_and_demands{.absent = quire::on::refuse};

/// Makes documents that are mostly what the rows say, and every kind of fault.
class documents {
 public:
  explicit documents(unsigned seed) : m_make(seed) {}

  template <class T>
  made_value next() {
    static constexpr std::array<std::size_t, 4> rates{0, 4, 20, 60};
    m_wrong = rates[m_make.below(rates.size())];
    m_absent = rates[m_make.below(rates.size())];
    m_unknown = rates[m_make.below(rates.size())];
    m_repeated = rates[m_make.below(rates.size())];
    m_moved = rates[m_make.below(rates.size())];
    return value<T>();
  }
  std::string written(made_value& from) {
    static constexpr std::array<std::size_t, 4> rates{0, 0, 3, 40};
    return m_make.written(from,
                          {rates[m_make.below(rates.size())], rates[m_make.below(rates.size())]});
  }

 private:
  template <class T>
  made_value value() {
    return m_make.once_in(m_wrong) ? m_make.any() : value(std::type_identity<T>{});
  }
  made_value value(std::type_identity<std::string_view>) { return m_make.text(m_make.any_text()); }
  made_value value(std::type_identity<bool>) { return m_make.boolean(); }
  made_value value(std::type_identity<std::int64_t>) {
    return {made_kind::number, std::to_string(m_make.below(1000)), {}, {}};
  }
  made_value value(std::type_identity<quire::json::raw>) { return m_make.any(); }
  made_value value(std::type_identity<quire::passed>) { return m_make.any(); }
  template <class T>
  made_value value(std::type_identity<std::optional<T>>) {
    return value<T>();
  }
  template <class T>
  made_value value(std::type_identity<std::span<const T>>) {
    made_value made{made_kind::array, {}, {}, {}};
    for (std::size_t left = m_make.below(5); left != 0; --left) made.values.push_back(value<T>());
    return made;
  }
  template <class T>
  made_value value(std::type_identity<quire::map<T>>) {
    made_value made{made_kind::object, {}, {}, {}};
    for (std::size_t left = m_make.below(5); left != 0; --left) {
      made.names.push_back(m_make.once_in(3) ? "again" : m_make.any_text());
      made.values.push_back(value<T>());
    }
    return made;
  }
  template <quire::described T>
  made_value value(std::type_identity<T>) {
    made_value made{made_kind::object, {}, {}, {}};
    add_rows(made, typename quire::schema<T>::rows{});
    for (std::size_t i = 0; i != made.names.size(); ++i) {
      if (!m_make.once_in(m_moved)) continue;
      const std::size_t other = m_make.below(made.names.size());
      std::swap(made.names[i], made.names[other]);
      std::swap(made.values[i], made.values[other]);
    }
    return made;
  }
  template <class... Rows>
  void add_rows(made_value& to, quire::list<Rows...>) {
    (add_row<Rows>(to), ...);
  }
  template <class Row>
  void add_row(made_value& to) {
    const std::string key{Row::key};
    if (m_make.once_in(m_unknown)) add(to, unknown_name(key), m_make.any());
    if (m_make.once_in(m_absent)) return;
    if (m_make.once_in(m_repeated)) add(to, key, m_make.any());
    add(to, key, value<typename Row::type>());
    if (m_make.once_in(m_repeated)) add(to, key, value<typename Row::type>());
  }
  static void add(made_value& to, std::string name, made_value value) {
    to.names.push_back(std::move(name));
    to.values.push_back(std::move(value));
  }
  /// A name that is almost `key`, or any other.
  std::string unknown_name(std::string key) {
    const std::size_t how = m_make.below(5);
    if (how == 0 || key.empty()) return std::string(m_make.below(301), 'u');
    if (how == 1) return m_make.any_text();
    if (how == 2) return key.substr(1);
    if (how == 3) return key + "x";
    key[m_make.below(key.size())] = '#';
    return key;
  }

  support::json_maker m_make;
  std::size_t m_wrong = 0;
  std::size_t m_absent = 0;
  std::size_t m_unknown = 0;
  std::size_t m_repeated = 0;
  std::size_t m_moved = 0;
};

/// What `failure` says, as an outcome.
outcome told(const std::string& text, const codec_test::plain_failure& failure) {
  quire::json::error is{failure.code, failure.offset, quire::json::locate(text, failure.offset)};
  if (!failure.missing.empty()) is.path.enter_member(failure.missing);
  return outcome{is};
}

template <rules Rules, class T>
void same_as_plain(const made_value& tree, const std::string& text) {
  static decoding use;
  use.limits.depth = tree.depth();  // not one level more
  const support::guarded_copy copy(text);
  T out;
  const outcome found = use.decode<Rules, then>(copy.view(), out);
  codec_test::plain_decoder<Rules, then> plain;
  const auto failed = plain.template read<T>(tree);
  BOOST_TEST(found == (failed ? told(text, *failed) : outcome{}));
  if (failed || !found.ok()) return;
  BOOST_TEST(plain.agrees(out, tree));
  const auto& remarks = use.document.remarks();
  BOOST_TEST(remarks.count() == plain.remarks.size());
  for (std::size_t i = 0; i < std::min(remarks.size(), plain.remarks.size()); ++i)
    BOOST_TEST(outcome{use.document.remark_at(i)} == told(text, plain.remarks[i]));
}
template <class T>
void same_by_all_rules(const made_value& tree, const std::string& text) {
  BOOST_TEST_CONTEXT(text) {
    same_as_plain<quire::as_runtime, T>(tree, text);
    same_as_plain<quire::as_typed, T>(tree, text);
    same_as_plain<quire::as_schema, T>(tree, text);
    same_as_plain<reports_and_demands, T>(tree, text);
  }
}
/// Of a text that is no JSON the decoder says what the validator does.
template <rules Rules, class T>
void refused_as_text(std::string_view text) {
  static decoding use;
  const quire::json::verdict why = quire::json::validate(text);
  if (why.code == errc::ok) return;
  const support::guarded_copy copy(text);
  T out;
  BOOST_TEST_CONTEXT(text) {
    BOOST_TEST((use.decode<Rules, then>(copy.view(), out)) ==
               outcome(why.code, why.offset, quire::json::locate(text, why.offset).view()));
  }
}

}  // namespace codec_table

BOOST_AUTO_TEST_SUITE(codec_table)

BOOST_AUTO_TEST_CASE(made_objects_are_read_as_in_the_plain_way) {
  documents from(1);
  for (int i = 0; i != 1500; ++i) {
    made_value tree = from.next<wide>();
    same_by_all_rules<wide>(tree, from.written(tree));
  }
  for (int i = 0; i != 1500; ++i) {
    made_value tree = from.next<narrow>();
    same_by_all_rules<narrow>(tree, from.written(tree));
  }
}

BOOST_AUTO_TEST_CASE(no_cut_object_is_read) {
  documents from(2);
  for (int i = 0; i != 10; ++i) {
    made_value tree = from.next<wide>();
    const std::string text = from.written(tree);
    for (std::size_t size = 0; size != text.size(); ++size) {
      refused_as_text<quire::as_runtime, wide>(std::string_view{text}.substr(0, size));
      refused_as_text<quire::as_schema, wide>(std::string_view{text}.substr(0, size));
    }
  }
}

BOOST_AUTO_TEST_CASE(no_object_with_a_wrong_byte_is_read) {
  const std::string text = R"({"":"0", "a":"1", "b":"2" , "c" :{"b":[1]} , "\\\"": "3"})";
  for (std::size_t at = 0; at != text.size(); ++at) {
    for (unsigned byte = 0; byte != 128; ++byte) {
      std::string other = text;
      other[at] = static_cast<char>(byte);
      refused_as_text<quire::as_runtime, narrow>(other);
      refused_as_text<quire::as_schema, narrow>(other);
      other = text;
      other.insert(at, 1, static_cast<char>(byte));
      refused_as_text<quire::as_runtime, narrow>(other);
    }
  }
}

// Names with escapes are copied before they are compared, as far as a row can be long.
BOOST_AUTO_TEST_CASE(names_of_any_length_go_by) {
  for (const unsigned size : {1U, 3U, 4U, 5U, 251U, 252U, 253U, 254U, 255U, 256U, 300U, 100000U}) {
    const std::string text =
        R"({"a":"1","c":0,"\u0075)" + std::string(size - 1, 'u') + R"(":"2","b":"3"})";
    decoding use;
    narrow out;
    BOOST_TEST((use.decode<quire::as_schema>(text, out)) == outcome());
    BOOST_TEST(*out.b == "3");
  }
}

BOOST_AUTO_TEST_SUITE_END()
