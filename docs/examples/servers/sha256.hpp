// SPDX-License-Identifier: Apache-2.0
// SHA-256 of bytes that come piece by piece, by libcrypto.
#ifndef EXAMPLE_SERVERS_SHA256_HPP
#define EXAMPLE_SERVERS_SHA256_HPP

#include <array>
#include <cstddef>
#include <memory>
#include <new>
#include <openssl/evp.h>
#include <stdexcept>
#include <string>
#include <string_view>

namespace example {

/// One hash after the other; `begin` starts each. Throws if libcrypto refuses.
class sha256 {
 public:
  void begin() { check(EVP_DigestInit_ex(m_state.get(), algorithm(), nullptr)); }
  void add(std::string_view bytes) {
    check(EVP_DigestUpdate(m_state.get(), bytes.data(), bytes.size()));
  }
  /// The hash in lower-case hexadecimal digits. `begin` must come next.
  [[nodiscard]] std::string hex() {
    constexpr std::string_view digits = "0123456789abcdef";
    std::array<unsigned char, 32> hash{};
    check(EVP_DigestFinal_ex(m_state.get(), hash.data(), nullptr));
    std::string text;
    text.reserve(2 * hash.size());
    for (const unsigned byte : hash) (text += digits[byte >> 4U]) += digits[byte & 15U];
    return text;
  }

 private:
  struct release {
    void operator()(EVP_MD* each) const noexcept { EVP_MD_free(each); }
    void operator()(EVP_MD_CTX* each) const noexcept { EVP_MD_CTX_free(each); }
  };

  static void check(int done) {
    if (done != 1) throw std::runtime_error{"libcrypto: no SHA-256"};
  }
  /// Looked up once: OpenSSL 3 takes longer for that than for a small body.
  static const EVP_MD* algorithm() {
    static const std::unique_ptr<EVP_MD, release> found{EVP_MD_fetch(nullptr, "SHA256", nullptr)};
    return found.get();
  }

  std::unique_ptr<EVP_MD_CTX, release> m_state{EVP_MD_CTX_new()};
};

}  // namespace example

#endif  // EXAMPLE_SERVERS_SHA256_HPP
