// SPDX-License-Identifier: Apache-2.0
// Events, environments and their parts, in every release: data alone. Neither JSON nor forms are
// read here, so no simdjson is needed; `quire/v1.hpp` has the decoders.
#ifndef QUIRE_V1_TYPES_HPP
#define QUIRE_V1_TYPES_HPP

#include <quire/v1/environment.hpp>
#include <quire/v1/event.hpp>
#include <quire/v1/outgoing.hpp>
#include <quire/v1/revisions.hpp>
#include <quire/v1/time.hpp>
#include <quire/v1/version.hpp>

#endif  // QUIRE_V1_TYPES_HPP
