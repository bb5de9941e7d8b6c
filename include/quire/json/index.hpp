// SPDX-License-Identifier: Apache-2.0
// The one door to simdjson: its stage 1, which finds where the tokens of a document start.
#ifndef QUIRE_JSON_INDEX_HPP
#define QUIRE_JSON_INDEX_HPP

// quire asks simdjson for the machine's kernel at run time, through an interface. Each kernel also
// has templates in the header, for users who compile On-Demand for one machine. They are a third of
// its compile time; those of machines that the compiler's flags do not choose are left out. So
// `simdjson::ondemand` is the same with quire and without. Who names another kernel's templates, or
// includes simdjson.cpp in the same file, includes <simdjson.h> before quire.
#if defined(__x86_64__) || defined(_M_AMD64)
#if !defined(SIMDJSON_IMPLEMENTATION_ICELAKE) && !defined(__AVX512F__)
#define SIMDJSON_IMPLEMENTATION_ICELAKE 0
#endif
#if !defined(SIMDJSON_IMPLEMENTATION_HASWELL) && !defined(__AVX2__)
#define SIMDJSON_IMPLEMENTATION_HASWELL 0
#endif
#if !defined(SIMDJSON_IMPLEMENTATION_WESTMERE) && !defined(__SSE4_2__)
#define SIMDJSON_IMPLEMENTATION_WESTMERE 0
#endif
#endif
#include <quire/json/detail/short_index_avx2.hpp>

#include <simdjson.h>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

// The one place that says so: core, mime and multipart work on machines of either byte order.
static_assert(
    std::endian::native == std::endian::little,
    "quire: JSON is read on little-endian machines only; quire/multipart.hpp works on all");

namespace quire::json {

/// What stage 1 says of a text. `malformed` is not more precise on purpose: `validate` says why.
enum class index_status : std::uint8_t { ok, not_utf8, malformed, out_of_memory };

/// Offsets of the tokens of one document: each structural character ({ } [ ] : ,), each opening
/// quote and the first byte of each run of other characters outside strings. Strings are closed,
/// UTF-8, and hold no raw control character; what else there is depends on the machine wherever it
/// is no JSON. Memory is kept from text to text. Move-only.
class structural_index {
 public:
  /// Indexes `text`. Reads `text` and nothing after it: no padding is asked of the caller.
  [[nodiscard]] index_status build(std::string_view text) noexcept {
    // No JSON ends so. And simdjson's fallback kernel, at the end of a text that is cut inside a
    // UTF-8 sequence, looks for the rest of it one byte too far.
    if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0x80) [[unlikely]]
      return index_status::malformed;
    if (!reserve(text.size())) return index_status::out_of_memory;
    if (text.size() <= m_longest_short && build_short(text)) return index_status::ok;
    m_may_have_escapes = true;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    switch (m_parser->stage1(bytes, text.size(), simdjson::stage1_mode::regular)) {
      case simdjson::SUCCESS:
        return index_status::ok;
      case simdjson::UTF8_ERROR:
        return index_status::not_utf8;
      case simdjson::MEMALLOC:
      case simdjson::CAPACITY:
        return index_status::out_of_memory;
      default:
        return index_status::malformed;
    }
  }

  /// The offsets, ascending, followed by two that equal the size of the text.
  /// Precondition: the last `build` said ok. Valid until the next `build`.
  [[nodiscard]] std::span<const std::uint32_t> tokens() const noexcept {
    return {m_parser->structural_indexes.get(), m_parser->n_structural_indexes};
  }
  /// False if it is known that the text holds no backslash. Precondition: the last `build` said ok.
  [[nodiscard]] bool may_have_escapes() const noexcept { return m_may_have_escapes; }

 private:
  static constexpr std::size_t smallest = 8192;
  /// What is larger is given back with the next text that needs less: four bytes for each of it.
  static constexpr std::size_t most_kept = std::size_t{1} << 20U;
  /// Indexes a short text of the most usual kind. False: simdjson has to.
  [[nodiscard, gnu::noinline]] bool build_short([[maybe_unused]] std::string_view text) noexcept {
#if defined(QUIRE_JSON_SHORT_INDEX)
    std::uint32_t* const tokens = m_parser->structural_indexes.get();
    const std::size_t count = detail::avx2::index(text.data(), text.size(), tokens);
    if (count == 0) return false;
    tokens[count] = tokens[count + 1] = static_cast<std::uint32_t>(text.size());
    m_parser->n_structural_indexes = static_cast<std::uint32_t>(count);
    m_may_have_escapes = false;
    return true;
#else
    return false;
#endif
  }

  /// Up to how many bytes quire is as fast as a kernel of simdjson that needs these instruction
  /// sets. Asked by number: a kernel's name is a text of the standard library that simdjson was
  /// built with.
  [[nodiscard]] static std::size_t longest_short_beside(
      [[maybe_unused]] std::uint32_t sets) noexcept {
#if defined(QUIRE_JSON_SHORT_INDEX)
    namespace known = simdjson::internal;
    if ((sets & known::instruction_set::AVX2) == 0) return 0;
    return (sets & known::instruction_set::AVX512F) != 0 ? 128 : 256;
#else
    return 0;
#endif
  }

  [[nodiscard]] bool reserve(std::size_t size) noexcept {
    if (m_parser != nullptr && size <= m_capacity && (m_capacity <= most_kept || size > most_kept))
      return true;
    if (size > simdjson::SIMDJSON_MAXSIZE_BYTES / 2) return false;
    std::size_t capacity = smallest;
    while (capacity < size) capacity *= 2;
    m_parser.reset();
    const simdjson::implementation& kernel = *simdjson::get_active_implementation();
    m_longest_short = longest_short_beside(kernel.required_instruction_sets());
    const auto failed = kernel.create_dom_parser_implementation(capacity, 1, m_parser);
    m_capacity = failed ? 0 : capacity;
    if (failed) m_parser.reset();
    return !failed;
  }

  std::unique_ptr<simdjson::internal::dom_parser_implementation> m_parser;
  std::size_t m_capacity = 0;
  /// Bytes of a text that quire indexes itself: where simdjson's kernel has AVX2 or AVX-512, up to
  /// where both take the same time.
  std::size_t m_longest_short = 0;
  bool m_may_have_escapes = true;
};

/// True if `text` is UTF-8, at the speed of simdjson.
[[nodiscard]] inline bool is_utf8(std::string_view text) noexcept {
  return simdjson::validate_utf8(text.data(), text.size());
}

}  // namespace quire::json

#endif  // QUIRE_JSON_INDEX_HPP
