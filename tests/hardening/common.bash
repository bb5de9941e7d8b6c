# SPDX-License-Identifier: Apache-2.0
# What scripts of figures share. Each is started in the root of the tree.
set -euo pipefail
export CI=${CI:-true}

# pick QUICK FULL: the count for this run.
pick() { if [[ ${HARDENING:-quick} == full ]]; then echo "$2"; else echo "$1"; fi; }

# build PRESET TARGET...: built there, and $programs says where the tests' programs are.
build() {
  tests/setup
  programs=build/$1/tests
  tests/build "$1" -DQUIRE_TEST_ONLY= "${@:2}"
}
