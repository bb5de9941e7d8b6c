// SPDX-License-Identifier: Apache-2.0
// Typed values made at random, by the rows: every kind of member, every alternative.
#ifndef QUIRE_TESTS_SUPPORT_GENERATED_HPP
#define QUIRE_TESTS_SUPPORT_GENERATED_HPP

#include <quire/codec.hpp>
#include <quire/schema.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace support {

/// Fills values as a program would that makes them by hand. What they refer to belongs to the
/// generator. The same seed gives the same values.
class generator {
 public:
  /// `at`: the release whose rows lazy members are written by.
  generator(unsigned seed, quire::release at) : m_random(seed), m_at(at) {}

  /// A number below `end`.
  std::size_t below(std::size_t end) { return m_random() % end; }
  bool coin() { return below(2) == 0; }

  void fill(bool& out) { out = coin(); }
  void fill(std::int64_t& out) {
    out = static_cast<std::int64_t>(m_random()) * (coin() ? 1 : -(std::int64_t{1} << 20U));
  }
  void fill(quire::json::number& out) {
    constexpr std::array<double, 6> some{0, -1, 0.1, 1e21, 5e-324, 12345678901234};
    out = {some[below(some.size())], {}};
  }
  void fill(std::string_view& out) {
    constexpr std::array<std::string_view, 10> some{"",
                                                    "a",
                                                    "plain text of usual length",
                                                    "\"quoted\" \\ /",
                                                    "line\r\nline\n\ttab",
                                                    "\x01\x1F",
                                                    "Zo\xC3\xAB \xE2\x82\xAC",
                                                    "\xF0\x9F\x9A\x80",
                                                    "--boundary--",
                                                    "&<>'\x7F"};
    out = text(std::string{some[below(some.size())]} + std::string{some[below(some.size())]});
  }
  void fill(quire::json::raw& out) {
    constexpr std::array<std::string_view, 6> some{
        "null", "true", "-1.50E+3", R"("\u00e9\"")", R"([1,{"a":[]},"x"])", R"({"a":{"a":null}})"};
    out.text = some[below(some.size())];
  }
  void fill(quire::json::raw_object& out) {
    constexpr std::array<std::string_view, 3> some{"{}", R"({"k":"v","n":[1.0,2]})", R"({"":{}})"};
    out.text = some[below(some.size())];
  }
  void fill(quire::always_true& out) { out.value = true; }
  template <quire::fixed_string Text>
  void fill(quire::constant<Text>&) {}
  template <class Enum>
  void fill(quire::enumeration<Enum>& out) {
    pick_value(out, typename quire::enum_schema<Enum>::values{});
  }
  template <class T>
  void fill(std::optional<T>& out) {
    fill(out.emplace());
  }
  template <class T>
  void fill(quire::nullable<T>& out) {
    if (coin()) fill(out.value.emplace());
  }
  template <class T>
  void fill(quire::text_or<T>& out) {
    if (coin()) return fill(out.object.emplace());
    out.text = "a text";
  }
  template <class T>
  void fill(quire::lazy<T>& out) {
    T made{};
    fill(made);
    std::string json;
    quire::json::writer writer{json};
    quire::codec::of<T>::write(writer, made, {m_at, true});
    out = quire::lazy<T>{text(std::move(json))};
  }
  template <class T>
  void fill(std::span<const T>& out) {
    std::vector<T>& all = kept<T>(below(4));
    for (T& each : all) fill(each);
    out = all;
  }
  template <class T>
  void fill(quire::map<T>& out) {
    out = quire::map<T>{entries<T>()};
  }
  void fill(quire::headers& out) { out = quire::headers{entries<std::string_view>()}; }

  template <quire::fixed_string Name, class Unknown, class... Alternatives>
  void fill(quire::tagged_union<Name, Unknown, Alternatives...>& out) {
    fill_alternative(out, below(sizeof...(Alternatives)));
  }
  /// The alternative number `index`; its discriminator is left to be filled in where it is written.
  template <quire::fixed_string Name, class Unknown, class... Alternatives>
  void fill_alternative(quire::tagged_union<Name, Unknown, Alternatives...>& out,
                        std::size_t index) {
    std::size_t at = 0;
    (void)((at++ == index &&
            (fill_struct(out.value.template emplace<typename Alternatives::type>(), Name.view()),
             true)) ||
           ...);
  }
  template <quire::described T>
  void fill(T& out) {
    fill_struct(out, {});
  }

 private:
  std::string_view text(std::string made) { return m_texts.emplace_back(std::move(made)); }

  template <class T>
  std::vector<T>& kept(std::size_t size) {
    auto made = std::make_shared<std::vector<T>>(size);
    m_kept.push_back(made);
    return *made;
  }
  template <class T>
  std::vector<quire::entry<T>>& entries() {
    auto& all = kept<quire::entry<T>>(below(4));
    for (std::size_t i = 0; i != all.size(); ++i) {
      fill(all[i].key);
      all[i].key = text(std::string{all[i].key} + std::to_string(i));
      fill(all[i].value);
    }
    return all;
  }
  template <class Enum, class... Values>
  void pick_value(quire::enumeration<Enum>& out, quire::list<Values...>) {
    const std::array<Enum, sizeof...(Values)> all{Values::is...};
    const std::size_t which = below(all.size() + 1);
    if (which == all.size()) {
      out.text = "from_the_future";
    } else {
      out.value = all[which];
    }
  }

  template <class T>
  void fill_struct(T& out, std::string_view discriminator) {
    fill_rows(out, discriminator, typename quire::schema<T>::rows{});
  }
  template <class T, class... Rows>
  void fill_rows(T& out, std::string_view discriminator, quire::list<Rows...>) {
    (fill_row<Rows>(out, discriminator), ...);
  }
  template <class Row, class T>
  void fill_row(T& out, std::string_view discriminator) {
    if (!Row::span.contains(m_at) || Row::key == discriminator) return;
    if (Row::wire_name.starts_with('"') && below(8) != 0) return;  // it has one text
    if ((Row::is_optional || !Row::variant_name.empty()) && coin()) return;
    fill(out.*Row::member);
  }

  std::mt19937 m_random;
  quire::release m_at;
  std::deque<std::string> m_texts;
  std::vector<std::shared_ptr<void>> m_kept;
};

}  // namespace support

#endif  // QUIRE_TESTS_SUPPORT_GENERATED_HPP
