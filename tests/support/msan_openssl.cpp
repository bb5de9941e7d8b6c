// SPDX-License-Identifier: Apache-2.0
// OpenSSL is not built with MemorySanitizer: these stand before its functions (`ld --wrap`), and
// mark what they write as written.
#include <cstddef>
#include <openssl/evp.h>
#include <sanitizer/msan_interface.h>

// What OpenSSL hands to functions of the C library is not looked at either; what the library and
// the target compute with still is.
[[maybe_unused]] static const bool started = (__msan_scoped_disable_interceptor_checks(), true);

extern "C" {

unsigned char* __real_HMAC(const EVP_MD* kind, const void* key, int key_size,
                           const unsigned char* text, std::size_t size, unsigned char* out,
                           unsigned* out_size);
unsigned char* __wrap_HMAC(const EVP_MD* kind, const void* key, int key_size,
                           const unsigned char* text, std::size_t size, unsigned char* out,
                           unsigned* out_size) {
  unsigned char* const made = __real_HMAC(kind, key, key_size, text, size, out, out_size);
  __msan_unpoison(out_size, sizeof *out_size);
  __msan_unpoison(out, *out_size);
  return made;
}

int __real_EVP_DigestSignFinal(EVP_MD_CTX* context, unsigned char* out, std::size_t* size);
int __wrap_EVP_DigestSignFinal(EVP_MD_CTX* context, unsigned char* out, std::size_t* size) {
  const int good = __real_EVP_DigestSignFinal(context, out, size);
  __msan_unpoison(size, sizeof *size);
  __msan_unpoison(out, *size);
  return good;
}
}
