// SPDX-License-Identifier: Apache-2.0
// Requests decoded while they arrive: the event is known before its fetch body has come. Longer
// than other files for its contract: the steps of one class that share its members.
#ifndef QUIRE_REQUEST_STREAM_DECODER_HPP
#define QUIRE_REQUEST_STREAM_DECODER_HPP

#include <quire/core/buffer.hpp>
#include <quire/json.hpp>
#include <quire/json/utf8_stream.hpp>
#include <quire/multipart.hpp>
#include <quire/request/detail/fields.hpp>
#include <quire/request/detail/json_part.hpp>
#include <quire/request/detail/reading.hpp>
#include <quire/request/error.hpp>
#include <quire/request/limits.hpp>
#include <quire/request/target.hpp>
#include <quire/schema/rules.hpp>
#include <quire/schema/version.hpp>

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace quire {

/// What `stream_decoder` found.
enum class request_step : std::uint8_t {
  none,              ///< nothing more in this chunk: feed the next one, or `finish`
  event,             ///< the event is complete: `event()`
  environment,       ///< the environment is complete: `environment()`
  fetch_body_begin,  ///< the fetch body begins: `fetch_body()` says what it is
  fetch_body_data,   ///< a piece of it: `data()`
  fetch_body_end,    ///< it is complete
  end,               ///< the request is complete and good
  error,             ///< the request is refused: `error()`
};

/// Decodes one request after the other, each from chunks of any size. The steps come in the order
/// of the form's fields, which a sender may choose: a fetch body can come before the event.
///
///     quire::v1::stream_decoder in{content_type};
///     while (!in.over() && read(chunk))
///       for (auto now = in.feed(chunk); now != request_step::none; now = in.next()) …
///     if (in.finish() == request_step::error) …     // cut off: in.error()
///
/// Steps may be acted on before the request is known to be good: only `end` says that it is. The
/// verdict, and all values, are those of `decoder` on the whole body, but that repairing a text
/// that is not UTF-8 takes none of `request_limits::memory` here; of several errors the one that
/// comes first in the body is told.
///
/// Memory does not depend on the size of the fetch body, and is bounded by `request_limits`:
/// docs/streaming.md has the table. Not thread-safe; neither copied nor moved.
template <version Version, rules Rules = as_runtime>
class stream_decoder {
 public:
  using event_type = typename Version::event;
  using environment_type = typename Version::environment;

  /// A decoder that waits for `reset`.
  explicit stream_decoder(const request_limits& limits = {}) noexcept : m_reading(limits) {}
  /// Gets ready for a request. An error of the Content-Type is told by the first step.
  explicit stream_decoder(std::string_view content_type, const request_limits& limits = {}) noexcept
      : m_reading(limits) {
    reset(content_type);
  }
  stream_decoder(const stream_decoder&) = delete;
  stream_decoder& operator=(const stream_decoder&) = delete;
  ~stream_decoder() = default;

  /// Gets ready for another request; everything of the last one is gone. Keeps the memory.
  void reset(std::string_view content_type) noexcept {
    m_reading.begin();
    m_event.clear();
    m_environment.clear();
    m_head.clear();
    m_utf8.reset();
    m_chunk = m_data = {};
    m_field = field::other;
    m_has_event = m_has_environment = m_end_due = false;
    m_state = state::running;
    start_form(content_type);
  }

  /// The same for a request to `target`. The first step is `error`, `unsupported_version`, if its
  /// path is not that of the version (`version_segment`).
  void reset(std::string_view target, std::string_view content_type) noexcept {
    reset(content_type);
    if (version_segment(target) != Version::path)
      (void)refuse({request_part::path, request_errc::unsupported_version, 0});
  }

  /// Hands over the next bytes of the body and goes to the first step in them. Precondition: the
  /// chunk before has been read up to `none`, or the request is over, and then the chunk is not
  /// looked at. The chunk must stay as it is until the next step is `none`.
  [[nodiscard]] request_step feed(std::string_view chunk) noexcept {
    if (m_state == state::running) {
      m_chunk = chunk;
      m_form->feed(chunk);
    }
    return next();
  }

  /// Goes to the next step. `end` and `error` are told once; `none` follows.
  [[nodiscard]] request_step next() noexcept {
    assert_invariant();
    while (m_state == state::running) {
      if (const auto due = due_step()) return *due;
      if (const auto found = take(m_form->next())) return *found;
    }
    return last_step();
  }

  /// Says that no more bytes come: the body has ended. `error` if the request is not complete,
  /// else `none`. Precondition: the last chunk has been read up to `none`.
  [[nodiscard]] request_step finish() noexcept {
    if (m_state == state::running) (void)take(m_form->finish());
    return last_step();
  }

  /// True once `end` or `error` has been told, and before the first `reset`. What else comes on the
  /// wire is for the server to read or not; it cannot change the verdict.
  [[nodiscard]] bool over() const noexcept { return m_state == state::over; }

  /// True if the event, or the environment, has come and was good.
  [[nodiscard]] bool has_event() const noexcept { return m_has_event; }
  [[nodiscard]] bool has_environment() const noexcept { return m_has_environment; }

  /// The event. Precondition: `has_event()`. The reference is good until `reset`. Its strings lead
  /// into the decoder's memory, or into the chunk that was fed last: take them from here anew after
  /// each `feed`; after `end`, keep that chunk, or call `keep` before it goes.
  [[nodiscard]] const event_type& event() const noexcept {
    assert(m_has_event && "quire: there is no event yet");
    return m_reading.request().event;
  }
  /// The environment, likewise.
  [[nodiscard]] const environment_type& environment() const noexcept {
    assert(m_has_environment && "quire: there is no environment yet");
    return m_reading.request().environment;
  }

  /// The JSON of the event as it was sent, without white space around it; lives as its strings do.
  [[nodiscard]] std::string_view event_json() const noexcept {
    return m_reading.request().event_json;
  }
  /// The same of the environment.
  [[nodiscard]] std::string_view environment_json() const noexcept {
    return m_reading.request().environment_json;
  }
  /// What was reported of event and environment so far, by rules that report. Lives as they do.
  [[nodiscard]] const quire::remarks& remarks() const noexcept { return m_reading.remarks(); }

  /// From `fetch_body_begin` on: kind, content type and filename, in the decoder's memory until
  /// `reset`; `bytes` is empty. None if no fetch body has come.
  [[nodiscard]] const std::optional<quire::fetch_body>& fetch_body() const noexcept {
    return m_reading.request().fetch_body;
  }
  /// After `fetch_body_data`: the piece, never empty. A view into the chunk or into the decoder,
  /// good until the next step. In a string, bytes that are not UTF-8 have become U+FFFD.
  [[nodiscard]] std::string_view data() const noexcept { return m_data; }

  /// Moves what event and environment have in the chunk to the decoder's memory, so that they live
  /// until `reset`. Done by itself whenever a chunk is used up before the request is over. False if
  /// the request is refused, or there is no memory: then `error()` says so, the values are gone,
  /// and the next step is `error` unless the request was over.
  [[nodiscard]] bool keep() noexcept {
    if (error()) return false;
    if (!m_event.is_in_chunk() && !m_environment.is_in_chunk()) return true;
    if (!m_event.keep()) return no_memory(request_part::event, m_event);
    if (!m_environment.keep()) return no_memory(request_part::environment, m_environment);
    m_reading.begin_again();
    if ((m_has_event && !m_reading.event(m_event.field())) ||
        (m_has_environment && !m_reading.environment(m_environment.field())))
      return lose_values();
    return true;
  }

  /// Why the request is refused; false if it is not.
  [[nodiscard]] const quire::error& error() const noexcept { return m_reading.error(); }
  /// The HTTP status to answer with: that of the error, or 200. Counts once the request is over.
  [[nodiscard]] int status() const noexcept { return error() ? error().status() : 200; }

 private:
  enum class state : std::uint8_t { running, refused, complete, over };
  enum class field : std::uint8_t { other, event, environment, fetch_file, fetch_string };

  void assert_invariant() const noexcept {
    assert(m_form || m_state == state::over || m_state == state::refused);
    assert(!m_end_due || m_field == field::fetch_string);
    assert(!m_has_event || m_event.field().found);
    assert(!m_has_environment || m_environment.field().found);
    assert(m_state != state::complete || (m_has_event && m_has_environment && !error()));
    assert((m_field == field::fetch_file || m_field == field::fetch_string) <=
           fetch_body().has_value());
  }
  using maybe_step = std::optional<request_step>;  ///< none: go on

  void start_form(std::string_view content_type) noexcept {
    const multipart::limits& most = m_reading.limits().form;
    const auto boundary =
        multipart::boundary_from_content_type<multipart::workerd>(content_type, most);
    if (!boundary.ok()) {
      (void)refuse({request_part::content_type, boundary.error()});
    } else if (m_form) {
      m_form->reset(*boundary);
    } else {
      m_form.emplace(*boundary, most);
    }
  }

  [[gnu::cold, gnu::noinline]] maybe_step refuse(const quire::error& why) noexcept {
    (void)m_reading.refuse(why);
    (void)stop();
    return std::nullopt;
  }
  /// The next step is `error`, if the request was not over.
  bool stop() noexcept {
    if (m_state != state::over) m_state = state::refused;
    return false;
  }
  /// What was decoded leads nowhere any more.
  bool lose_values() noexcept {
    m_has_event = m_has_environment = false;
    return stop();
  }
  bool no_memory(request_part where, const detail::json_part& part) noexcept {
    (void)refuse({where, json::error{json::errc::out_of_memory, 0, {}}, part.field().offset});
    return lose_values();
  }

  /// What is left to be told when the form is done with.
  [[nodiscard]] request_step last_step() noexcept {
    const state was = m_state;
    if (was != state::running) m_state = state::over;
    if (was == state::refused) return request_step::error;
    return was == state::complete ? request_step::end : request_step::none;
  }

  /// What a piece or the end of a text still has to give.
  [[nodiscard]] maybe_step due_step() noexcept {
    if (m_field != field::fetch_string) return std::nullopt;
    if (m_end_due) return end_fetch_body();
    m_data = m_utf8.next();
    return m_data.empty() ? maybe_step{} : request_step::fetch_body_data;
  }

  /// Takes one event of the form.
  [[nodiscard]] maybe_step take(multipart::step what) noexcept {
    switch (what) {
      case multipart::step::need_input:
        return keep() ? maybe_step{request_step::none} : std::nullopt;
      case multipart::step::part_begin:
        return begin_field(m_form->part());
      case multipart::step::data:
        return take_data(m_form->data());
      case multipart::step::part_end:
        return end_field();
      case multipart::step::end:
        return end_form();
      case multipart::step::error:
        return refuse({request_part::form, m_form->error()});
    }
    return std::nullopt;
  }

  /// Of each name the first field counts (FormData.get).
  [[nodiscard]] maybe_step begin_field(const multipart::part& part) noexcept {
    const bool file = part.filename().has_value();
    if (part.name() == "event" && !m_event.field().found)
      return begin_json(m_event, field::event, file, request_errc::event_is_a_file);
    if (part.name() == "environment" && !m_environment.field().found)
      return begin_json(m_environment, field::environment, file,
                        request_errc::environment_is_a_file);
    if (part.name() == "fetch-body" && !fetch_body()) return begin_fetch_body(part, file);
    m_field = field::other;
    return std::nullopt;
  }
  [[nodiscard]] maybe_step begin_json(detail::json_part& part, field which, bool file,
                                      request_errc if_file) noexcept {
    m_field = which;
    part.begin(m_form->offset(), file);
    return file ? refuse({request_part::form, if_file, m_form->offset()}) : std::nullopt;
  }
  /// The header lines lie in the chunk: what is told of them is copied.
  [[nodiscard]] maybe_step begin_fetch_body(const multipart::part& part, bool file) noexcept {
    const std::string_view type = part.content_type().value_or("");
    const std::string_view name = part.filename().value_or("");
    if (!m_head.reserve(type.size() + name.size()) || !m_head.append(type.data(), type.size()) ||
        !m_head.append(name.data(), name.size()))
      return refuse(
          {request_part::form, multipart::error{multipart::errc::out_of_memory, m_form->offset()}});
    const std::string_view head{m_head.data(), m_head.size()};
    m_field = file ? field::fetch_file : field::fetch_string;
    m_reading.request().fetch_body =
        quire::fetch_body{file ? field_kind::file : field_kind::string, "",
                          head.substr(0, type.size()), head.substr(type.size())};
    return request_step::fetch_body_begin;
  }

  [[nodiscard]] maybe_step take_data(std::string_view piece) noexcept {
    switch (m_field) {
      case field::other:
        return std::nullopt;
      case field::event:
        return gather(m_event, piece, request_part::event, m_reading.limits().event);
      case field::environment:
        return gather(m_environment, piece, request_part::environment,
                      m_reading.limits().environment);
      case field::fetch_string:
        m_utf8.feed(piece);
        return std::nullopt;
      case field::fetch_file:
        m_data = piece;
        return request_step::fetch_body_data;
    }
    return std::nullopt;
  }
  [[nodiscard]] maybe_step gather(detail::json_part& part, std::string_view piece,
                                  request_part where, const json::limits& most) noexcept {
    if (piece.size() > most.bytes - part.size())
      return refuse(
          {where, json::error{json::errc::size_limit, most.bytes, {}}, part.field().offset});
    if (!part.add(piece, is_in_chunk(piece))) (void)no_memory(where, part);
    return std::nullopt;
  }
  /// False for bytes of a delimiter that turned out to be data: those lie in the form's memory.
  [[nodiscard]] bool is_in_chunk(std::string_view piece) const noexcept {
    const std::less_equal<> before;
    return before(m_chunk.data(), piece.data()) &&
           before(piece.data() + piece.size(), m_chunk.data() + m_chunk.size());
  }

  [[nodiscard]] maybe_step end_field() noexcept {
    switch (m_field) {
      case field::other:
        return std::nullopt;
      case field::event:
        m_has_event = m_reading.event(m_event.field());
        return end_json(m_has_event, request_step::event);
      case field::environment:
        m_has_environment = m_reading.environment(m_environment.field());
        return end_json(m_has_environment, request_step::environment);
      case field::fetch_string:
        m_end_due = true;
        m_data = m_utf8.finish();
        return m_data.empty() ? end_fetch_body() : request_step::fetch_body_data;
      case field::fetch_file:
        return end_fetch_body();
    }
    return std::nullopt;
  }
  [[nodiscard]] maybe_step end_json(bool good, request_step told) noexcept {
    m_field = field::other;
    if (good) return told;
    (void)stop();
    return std::nullopt;
  }
  [[nodiscard]] maybe_step end_fetch_body() noexcept {
    m_field = field::other;
    m_end_due = false;
    return request_step::fetch_body_end;
  }

  [[nodiscard]] maybe_step end_form() noexcept {
    if (!m_has_event)
      return refuse({request_part::form, request_errc::missing_event, m_form->offset()});
    if (!m_has_environment)
      return refuse({request_part::form, request_errc::missing_environment, m_form->offset()});
    m_state = state::complete;
    return std::nullopt;
  }

  detail::reading<Version, Rules> m_reading;
  std::optional<multipart::basic_parser<multipart::workerd>> m_form;  // none before the first reset
  detail::json_part m_event;
  detail::json_part m_environment;
  core::buffer m_head;       // content type and filename of the fetch body
  json::utf8_stream m_utf8;  // of a fetch body that is a string
  std::string_view m_chunk;
  std::string_view m_data;
  field m_field = field::other;  // what the part is that comes in
  bool m_has_event = false;
  bool m_has_environment = false;
  bool m_end_due = false;  // the fetch body's end is the next step
  state m_state = state::over;
};

}  // namespace quire

#endif  // QUIRE_REQUEST_STREAM_DECODER_HPP
