// SPDX-License-Identifier: Apache-2.0
// Unions: the discriminator is looked up first, then its struct is read.
#ifndef QUIRE_CODEC_UNION_HPP
#define QUIRE_CODEC_UNION_HPP

#include <quire/codec/codec.hpp>
#include <quire/codec/detail/alternatives.hpp>
#include <quire/codec/detail/quick_text.hpp>
#include <quire/codec/object.hpp>
#include <quire/schema/union.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace quire::codec {
namespace detail {

/// Which of several equal names counts: the first is found sooner, the last is right.
enum class duplicate { first, last };

/// What a walk that looked ahead did not find may be there if memory was short: then `state` fails.
inline void tell_shortage(const json::reader_state& ahead, json::reader_state& state) noexcept {
  if (ahead.code() == json::errc::out_of_memory)
    (void)state.fail_at(json::errc::out_of_memory, ahead.error_offset());
}

/// The text of the string at `path` below the object that `start` stands at, "" if there is none.
/// Leaves no trace in `start`, unless memory is short.
[[nodiscard]] inline std::string_view text_at(const json::reader& start, std::string_view path,
                                              duplicate which) noexcept {
  json::reader_state state = start.state();
  json::reader in{state, start.place()};
  const std::size_t dot = path.find('.');
  std::string_view found;
  for (auto next = in.enter_object(); next == json::found::item; next = in.next_member()) {
    std::string_view name;
    if (!in.key(name)) break;
    if (name == path.substr(0, dot)) {
      json::reader_state value_state = state;  // the value is passed once more below
      json::reader value{value_state, in.place()};
      found = {};
      if (dot != std::string_view::npos) {
        found = text_at(value, path.substr(dot + 1), which);
      } else if (value.peek() == '"' && !value.string(found)) {
        found = {};
      }
      tell_shortage(value_state, state);
      if (which == duplicate::first) break;
    }
    if (state.failed() || !in.skip()) break;
  }
  tell_shortage(state, start.state());
  return found;
}

/// Goes from an object to the value of its last member `name`; false if there is none.
[[nodiscard]] inline bool go_to_last(json::reader& in, std::string_view name) noexcept {
  bool found = false;
  json::reader_state state = in.state();
  json::reader walk{state, in.place()};
  for (auto next = walk.enter_object(); next == json::found::item; next = walk.next_member()) {
    std::string_view other;
    if (!walk.key(other)) break;
    if (other == name) {
      in.move_to(walk.place());
      found = true;
    }
    if (!walk.skip()) break;
  }
  tell_shortage(state, in.state());
  return found;
}

/// Fails because of the member at `path` below the object that `in` stands at: it is not there, is
/// no text, or is a text that no alternative has.
[[nodiscard, gnu::cold, gnu::noinline]] inline bool refuse_discriminator(
    json::reader& in, std::string_view path) noexcept {
  for (;;) {
    const std::string_view name = path.substr(0, path.find('.'));
    const std::size_t object = in.offset();
    if (!go_to_last(in, name)) {
      if (in.enter_object() != json::found::failed) (void)in.state().fail_missing(name, object);
      return false;
    }
    if (name.size() == path.size()) break;
    path.remove_prefix(name.size() + 1);
  }
  const std::size_t value = in.offset();
  std::string_view text;
  if (in.string(text)) (void)in.fail_at(json::errc::unknown_value, value);
  return false;
}

template <class... Rows>
[[nodiscard]] consteval bool has_key(std::string_view key, list<Rows...>) {
  return ((Rows::key == key) || ...);
}
/// True if `T` has a row for the first member of the path `discriminator`: by it repeated
/// discriminators are noticed.
template <described T>
[[nodiscard]] consteval bool has_row(std::string_view discriminator) {
  return has_key(discriminator.substr(0, first_name_size(discriminator)),
                 typename schema<T>::rows{});
}

/// True if a repeated discriminator is noticed when a `T` is read at this release: its row lives,
/// and so does, in the struct that this row reads, the one of what is below it.
template <class T>
[[nodiscard]] constexpr bool notices_repeats(std::string_view discriminator, release at) {
  if constexpr (described<T>) {
    const std::size_t size = first_name_size(discriminator);
    const bool is_below = size != discriminator.size();
    const auto lives = [&]<class... Rows>(list<Rows...>) {
      return ((Rows::key == discriminator.substr(0, size) && Rows::span.contains(at) &&
               (!is_below ||
                notices_repeats<typename Rows::type>(discriminator.substr(size + 1), at))) ||
              ...);
    };
    return lives(typename schema<T>::rows{});
  } else {
    return false;
  }
}

/// Keeps what is known of the object at `start`, which is none of the alternatives: its whole text,
/// the text of the discriminator, and those members that the schema of `Unknown` lists.
template <class Unknown>
void keep_unknown(Unknown& out, std::string_view discriminator, std::string_view whole,
                  const json::reader& start) noexcept {
  out.json.text = whole;
  if constexpr (requires { out.discriminator; }) out.discriminator = discriminator;
  if constexpr (requires { typename schema<Unknown>::texts; }) {
    const auto keep = [&]<class... Texts>(list<Texts...>) {
      ((out.*Texts::member = text_at(start, Texts::key, duplicate::last)), ...);
    };
    keep(typename schema<Unknown>::texts{});
  }
}

}  // namespace detail

/// What stands for an unknown alternative: its JSON, whole. Written back as it was sent.
template <class T>
requires(!described<T> && requires(const T& value) { value.json.text; }) struct of<T> {
  static void write(json::writer& out, const T& value, const shape&) {
    out.raw(value.json.text.empty() ? "{}" : value.json.text);
  }
};

template <fixed_string Discriminator, class Unknown, class... Alternatives>
struct of<tagged_union<Discriminator, Unknown, Alternatives...>> {
  using type = tagged_union<Discriminator, Unknown, Alternatives...>;

  static_assert((detail::has_row<typename Alternatives::type>(Discriminator.view()) && ...),
                "quire: an alternative has no row for the union's discriminator: add one");

  /// Trusts the first discriminator where reading the object tells whether it was repeated. If it
  /// was, with another text, the last one counts, and the object is read once more.
  template <class Context>
  [[nodiscard]] static bool read(json::reader& in, type& out) noexcept {
    const json::reader::bookmark start = in.mark();
    const std::size_t repeats = in.repeats();
    if constexpr (!(detail::notices_repeats<typename Alternatives::type>(Discriminator.view(),
                                                                         Context::at) &&
                    ...))
      return read_as<Context>(in, out, text_of(in, detail::duplicate::last));
    const std::string_view first = text_of(in, detail::duplicate::first);
    const bool good = read_as<Context>(in, out, first);
    const bool certain = out.value.index() != 0 && in.repeats() == repeats;
    if (good && certain) [[likely]]
      return true;
    return in_doubt<Context>(in, out, start, first, good);
  }

  static void write(json::writer& out, const type& value, const shape& as) {
    if (value.value.index() == 0) return of<Unknown>::write(out, *std::get_if<0>(&value.value), as);
    (write_if_held<Alternatives>(out, value, as), ...);
  }
  [[nodiscard]] static std::string wire(release) { return "object"; }
  template <rules Rules>
  [[nodiscard]] static constexpr release changed(release at) noexcept {
    release last = earliest_release;
    ((last = later(last, alternative_changed<Rules, Alternatives>(at))), ...);
    return last;
  }
  template <class Sink>
  static void describe(release at, const std::string& path, Sink& sink) {
    (describe_alternative<Alternatives>(at, path, sink), ...);
  }

 private:
  /// Once it was read as `first` says: the same again if the last discriminator says another thing.
  template <class Context>
  [[nodiscard, gnu::cold, gnu::noinline]] static bool in_doubt(json::reader& in, type& out,
                                                               const json::reader::bookmark& start,
                                                               std::string_view first,
                                                               bool good) noexcept {
    json::reader_state earlier = in.state();
    json::reader again{earlier, start.at};
    again.begin_again(start);
    const std::string_view last = text_of(again, detail::duplicate::last);
    if (earlier.failed()) {
      in.state() = earlier;
      return false;
    }
    if (last == first) return good;
    in.begin_again(start);
    return read_as<Context>(in, out, last);
  }
  [[nodiscard]] static std::string_view text_of(const json::reader& at,
                                                detail::duplicate which) noexcept {
    if (which == detail::duplicate::first) {
      const std::string_view quick = detail::quick_text_at<Discriminator>(at);
      if (quick.data() != nullptr) [[likely]]
        return quick;
    }
    return detail::text_at(at, Discriminator.view(), which);
  }

  template <class Context>
  [[nodiscard]] static bool read_as(json::reader& in, type& out, std::string_view text) noexcept {
    using alternatives = detail::alternatives_at<decltype(out.value), Context, Alternatives...>;
    const detail::alternative_row* const row = alternatives::find(text);
    if (row == nullptr) return read_unknown<Context>(in, out, text);
    const json::token behind =
        detail::read_table(in.state(), in.place(), row->renew(&out.value), *row->table);
    if (behind != nullptr) in.move_to(behind);
    return behind != nullptr;
  }
  template <class Context>
  [[nodiscard]] static bool read_unknown(json::reader& in, type& out,
                                         std::string_view text) noexcept {
    json::reader_state before = in.state();
    const json::reader start{before, in.place()};
    auto& unknown = out.value.template emplace<Unknown>();
    std::string_view whole;
    if (!in.raw_object(whole)) return false;
    if constexpr (Context::rules.unknown_type == on::refuse) {
      in.move_to(start.place());
      in.state() = before;
      return detail::refuse_discriminator(in, Discriminator.view());
    }
    detail::keep_unknown(unknown, text, whole, start);
    detail::tell_shortage(before, in.state());
    return true;
  }

  template <class Alternative>
  static void write_if_held(json::writer& out, const type& value, const shape& as) {
    using held = typename Alternative::type;
    const held* const found = value.template get_if<held>();
    if (found == nullptr) return;
    of<held>::write(out, *found, as, {Discriminator.view(), Alternative::each[0]});
  }

  template <rules Rules, class Alternative>
  [[nodiscard]] static constexpr release alternative_changed(release at) noexcept {
    const release own = span_changed(Alternative::span, at);
    const bool lives = Alternative::span.contains(at);
    return lives ? later(own, of<typename Alternative::type>::template changed<Rules>(at)) : own;
  }
  template <class Alternative, class Sink>
  static void describe_alternative(release at, const std::string& path, Sink& sink) {
    if (!Alternative::span.contains(at)) return;
    const bool several = Alternative::count != 1;
    const std::string label{several ? std::string_view{"*others"} : Alternative::texts};
    const std::string below = path + '<' + std::string{Discriminator.view()} + '=' + label + '>';
    sink(below, "variant", false);
    of<typename Alternative::type>::describe(at, below, sink);
  }
};

}  // namespace quire::codec

#endif  // QUIRE_CODEC_UNION_HPP
