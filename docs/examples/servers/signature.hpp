// SPDX-License-Identifier: Apache-2.0
// Signatures over raw bytes, and texts that nobody guesses, by libcrypto.
#ifndef EXAMPLE_SERVERS_SIGNATURE_HPP
#define EXAMPLE_SERVERS_SIGNATURE_HPP

#include <array>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace example {

/// Lower-case hexadecimal digits.
[[nodiscard]] inline std::string to_hex(std::span<const unsigned char> bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const unsigned byte : bytes) (text += digits[byte >> 4U]) += digits[byte & 15U];
  return text;
}

/// True if `signature` is the HMAC-SHA-256 of `bytes` in lower-case digits. Takes as long for a
/// wrong one as for the right one.
[[nodiscard]] inline bool is_signed(std::string_view secret, std::string_view bytes,
                                    std::string_view signature) {
  std::array<unsigned char, 32> hash{};
  unsigned size = 0;
  if (HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
           reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), hash.data(),
           &size) == nullptr)
    return false;
  const std::string right = to_hex(hash);
  return signature.size() == right.size() &&
         CRYPTO_memcmp(signature.data(), right.data(), right.size()) == 0;
}

/// 128 random bits in digits.
[[nodiscard]] inline std::string random_text() {
  std::array<unsigned char, 16> bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
    throw std::runtime_error{"libcrypto: no random bytes"};
  return to_hex(bytes);
}

}  // namespace example

#endif  // EXAMPLE_SERVERS_SIGNATURE_HPP
