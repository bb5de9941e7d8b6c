// SPDX-License-Identifier: Apache-2.0
// Copies of a text whose surroundings are known: nothing behind it, or bytes that must not matter.
#ifndef QUIRE_TESTS_SUPPORT_TEXT_COPIES_HPP
#define QUIRE_TESTS_SUPPORT_TEXT_COPIES_HPP

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <sys/mman.h>
#include <unistd.h>

namespace support {

/// A copy on the heap without a byte to spare: AddressSanitizer sees every read behind it.
class exact_copy {
 public:
  explicit exact_copy(std::string_view text)
      : m_data(static_cast<char*>(std::malloc(text.empty() ? 1 : text.size()))),
        m_size(text.size()) {
    if (m_size != 0) std::memcpy(m_data, text.data(), m_size);
  }
  exact_copy(const exact_copy&) = delete;
  exact_copy& operator=(const exact_copy&) = delete;
  ~exact_copy() { std::free(m_data); }

  [[nodiscard]] std::string_view view() const { return {m_data, m_size}; }

 private:
  char* m_data;
  std::size_t m_size;
};

/// A copy with other bytes behind it, over and over, for longer than any vector.
class followed_copy {
 public:
  followed_copy(std::string_view text, std::string_view poison) : m_size(text.size()) {
    m_data.reserve(text.size() + 128 + poison.size());
    m_data = text;
    while (m_data.size() < m_size + 128) m_data += poison;
  }
  [[nodiscard]] std::string_view view() const { return {m_data.data(), m_size}; }

 private:
  std::string m_data;
  std::size_t m_size;
};

/// Where a copy touches a page that cannot be read.
enum class page_edge { end, start };

/// A copy that ends where its page ends, or starts where its page starts; the next page, or the one
/// before, cannot be read.
class guarded_copy {
 public:
  explicit guarded_copy(std::string_view text, page_edge edge = page_edge::end)
      : m_size(text.size()) {
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    const std::size_t used = (text.size() / page + 1) * page;
    m_mapped = used + page;
    void* memory =
        ::mmap(nullptr, m_mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) std::abort();
    m_memory = static_cast<char*>(memory);
    const bool at_end = edge == page_edge::end;
    m_text = at_end ? m_memory + used - m_size : m_memory + page;
    if (m_size != 0) std::memcpy(m_text, text.data(), m_size);
    if (::mprotect(at_end ? m_memory + used : m_memory, page, PROT_NONE) != 0) std::abort();
    // What quire reads it must not write.
    if (::mprotect(at_end ? m_memory : m_memory + page, used, PROT_READ) != 0) std::abort();
  }
  guarded_copy(const guarded_copy&) = delete;
  guarded_copy& operator=(const guarded_copy&) = delete;
  ~guarded_copy() { ::munmap(m_memory, m_mapped); }

  [[nodiscard]] std::string_view view() const { return {m_text, m_size}; }

 private:
  char* m_memory = nullptr;
  char* m_text = nullptr;
  std::size_t m_size;
  std::size_t m_mapped = 0;
};

}  // namespace support

#endif  // QUIRE_TESTS_SUPPORT_TEXT_COPIES_HPP
