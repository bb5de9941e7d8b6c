// SPDX-License-Identifier: Apache-2.0
// What a supported version is: a path segment and the shapes behind it.
#ifndef QUIRE_SCHEMA_VERSION_HPP
#define QUIRE_SCHEMA_VERSION_HPP

#include <quire/schema/release.hpp>

#include <concepts>
#include <string_view>

namespace quire {

/// A type with
///
///     static constexpr std::string_view path = "v1";   the first segment of the request's path
///     static constexpr release revision{…};            whose rows count
///     using event = …;                                 a `tagged_union`
///     using environment = …;                           a struct with rows
///
/// `quire::v1::latest` and `quire::v1::at<release{…}>` are such types, and so is any of your own.
template <class T>
concept version = requires {
  { T::path } -> std::convertible_to<std::string_view>;
  { T::revision } -> std::convertible_to<release>;
  typename T::event;
  typename T::environment;
};

}  // namespace quire

#endif  // QUIRE_SCHEMA_VERSION_HPP
