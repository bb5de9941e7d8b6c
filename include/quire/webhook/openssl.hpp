// SPDX-License-Identifier: Apache-2.0
// HMAC-SHA-256 and comparison in constant time, by OpenSSL. The one door to that library.
#ifndef QUIRE_WEBHOOK_OPENSSL_HPP
#define QUIRE_WEBHOOK_OPENSSL_HPP

#include <quire/webhook/signature.hpp>

#include <cstddef>
#include <initializer_list>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <string_view>

namespace quire::webhook {

/// What verifying needs of a crypto library. A type of yours with the same two functions can take
/// the place of this one.
struct openssl {
  /// HMAC-SHA-256 (RFC 2104) over `pieces`, one after the other. False if the library failed.
  [[nodiscard]] static bool sign(std::string_view key,
                                 std::initializer_list<std::string_view> pieces,
                                 digest& out) noexcept {
    EVP_MD_CTX* const context = EVP_MD_CTX_new();
    EVP_PKEY* const secret =
        EVP_PKEY_new_raw_private_key(EVP_PKEY_HMAC, nullptr, bytes_of(key), key.size());
    std::size_t size = out.size();
    bool good = context != nullptr && secret != nullptr &&
                EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, secret) == 1;
    for (const std::string_view piece : pieces)
      good = good && EVP_DigestSignUpdate(context, piece.data(), piece.size()) == 1;
    good = good && EVP_DigestSignFinal(context, out.data(), &size) == 1 && size == out.size();
    EVP_PKEY_free(secret);
    EVP_MD_CTX_free(context);
    return good;
  }

  /// True if both are equal; takes the same time whatever they hold.
  [[nodiscard]] static bool equal(const digest& a, const digest& b) noexcept {
    return CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
  }

 private:
  [[nodiscard]] static const unsigned char* bytes_of(std::string_view text) noexcept {
    return reinterpret_cast<const unsigned char*>(text.data());
  }
};

}  // namespace quire::webhook

#endif  // QUIRE_WEBHOOK_OPENSSL_HPP
