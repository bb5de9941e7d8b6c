// SPDX-License-Identifier: Apache-2.0
// What a consumer of quire::multipart writes: it must compile, link and run.
#include <quire/result.hpp>
#include <quire/version.hpp>

int main() {
  const quire::result<int, bool> version{QUIRE_VERSION_MAJOR};
  return version.ok() ? 0 : 1;
}
