// SPDX-License-Identifier: Apache-2.0
// One document and what it was decoded to, for tests of single codecs.
#ifndef QUIRE_TESTS_CODEC_DECODE_HPP
#define QUIRE_TESTS_CODEC_DECODE_HPP

#include <quire/codec.hpp>
#include <quire/core/arena.hpp>
#include <quire/json.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace codec_test {

inline constexpr quire::release now{1, 0, 0};

struct version {
  static constexpr quire::release revision = now;
};

/// Decodes a document in memory of its own, with nothing readable behind it.
template <class T, quire::rules Rules = quire::as_runtime, quire::release At = now>
class decoded {
 public:
  explicit decoded(std::string_view json) : m_text(std::make_unique<char[]>(json.size())) {
    json.copy(m_text.get(), json.size());
    m_error = m_document.load({m_text.get(), json.size()}, {}, m_arena);
    if (m_error) return;
    auto state = m_document.walk();
    quire::json::reader walk{state};
    (void)quire::codec::of<T>::template read<quire::codec::context<At, Rules>>(walk, m_value);
    m_error = m_document.finish(walk);
  }

  [[nodiscard]] bool ok() const { return !m_error; }
  [[nodiscard]] const T& operator*() const { return m_value; }
  [[nodiscard]] const T* operator->() const { return &m_value; }
  /// "code at path", "" if there is no error.
  [[nodiscard]] std::string error() const { return text_of(m_error); }
  [[nodiscard]] std::size_t offset() const { return m_error.offset; }
  [[nodiscard]] std::string written() const {
    std::string text;
    quire::json::writer out{text};
    quire::codec::of<T>::write(out, m_value, {});
    return text;
  }

  [[nodiscard]] static std::string text_of(const quire::json::error& error) {
    if (!error) return {};
    return std::string{name(error.code)} + " at " + std::string{error.path.view()};
  }

 private:
  std::unique_ptr<char[]> m_text;
  quire::core::arena m_arena;
  quire::json::document m_document;
  quire::json::error m_error;
  T m_value{};
};

}  // namespace codec_test

#endif  // QUIRE_TESTS_CODEC_DECODE_HPP
