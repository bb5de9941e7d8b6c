// SPDX-License-Identifier: Apache-2.0
// From the path of a request to the decoder that is compiled for its version.
#ifndef QUIRE_REQUEST_DISPATCHER_HPP
#define QUIRE_REQUEST_DISPATCHER_HPP

#include <quire/core/owning_temporary.hpp>
#include <quire/request/decoder.hpp>
#include <quire/request/error.hpp>
#include <quire/request/remarks.hpp>
#include <quire/request/target.hpp>
#include <quire/schema/rules.hpp>
#include <quire/schema/version.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>

namespace quire {

/// Which paths are served: those of the versions, or every one by the first version, as the
/// official runtime does in bundles built for development.
enum class serve : std::uint8_t { versions, every_path };

/// Decoders for several versions. Keep one a thread, as you would a decoder.
///
///     quire::dispatcher<quire::v1::latest, mine::v2> dispatch;
///     if (const quire::error& refused = dispatch(target, content_type, body, handle))
///       return reply(refused.status(), refused.message());
template <rules Rules, version... Versions>
class basic_dispatcher {
  static_assert(sizeof...(Versions) > 0, "quire: a dispatcher needs a version to dispatch to");

 public:
  /// Decoders of all versions. `paths`: whether the path must be one of theirs. Allocates nothing.
  explicit basic_dispatcher(serve paths = serve::versions, const request_limits& limits = {})
      : m_decoders(((void)sizeof(Versions), limits)...), m_paths(paths) {}

  /// Decodes the request by the version that `target` names and calls `handle` with it, a
  /// `const request<Version>&`. Returns no error, or why `handle` was not called:
  /// `unsupported_version`, or the decoder's error. The request that `handle` is given lives until
  /// the next call, its views as long as `body`, too. `handle` may throw, and may call the
  /// dispatcher again: its own request is gone then.
  template <class Handler>
  requires(std::invocable<Handler&, const request<Versions>&>&&...) const error& operator()(
      std::string_view target, std::string_view content_type, std::string_view body,
      Handler&& handle) {
    const std::string_view segment = version_segment(target);
    m_error = error{request_part::path, request_errc::unsupported_version, 0};
    m_remarks = {};
    (void)(try_version(std::get<decoder<Versions, Rules>>(m_decoders), segment, content_type, body,
                       handle) ||
           ...);
    return m_error;
  }
  template <class Target, class Text, core::owning_temporary Body, class Handler>
  const error& operator()(const Target& target, const Text& content_type, Body&& body,
                          Handler&& handle) = delete;  // what `handle` keeps would dangle

  /// What was reported of the last request, from the call of its handler on. If the handler called
  /// the dispatcher again, that is the request of this call.
  [[nodiscard]] const quire::remarks& remarks() const noexcept { return m_remarks; }

 private:
  template <version Version, class Handler>
  bool try_version(decoder<Version, Rules>& decode, std::string_view segment,
                   std::string_view content_type, std::string_view body, Handler& handle) {
    if (m_paths == serve::versions && segment != Version::path) return false;
    const auto decoded = decode(content_type, body);
    m_error = decoded.error();
    m_remarks = decoded.remarks();
    if (!decoded.ok()) return true;
    handle(*decoded);
    m_error = error{};  // a call in `handle` says nothing of this request
    return true;
  }

  std::tuple<decoder<Versions, Rules>...> m_decoders;
  error m_error;
  quire::remarks m_remarks;
  serve m_paths;
};

template <version... Versions>
using dispatcher = basic_dispatcher<as_runtime, Versions...>;

}  // namespace quire

#endif  // QUIRE_REQUEST_DISPATCHER_HPP
