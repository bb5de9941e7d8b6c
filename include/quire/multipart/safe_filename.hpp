// SPDX-License-Identifier: Apache-2.0
// From a filename that a client sent to the name of a file that can be made in one directory.
#ifndef QUIRE_MULTIPART_SAFE_FILENAME_HPP
#define QUIRE_MULTIPART_SAFE_FILENAME_HPP

#include <quire/core/ascii.hpp>
#include <quire/core/utf8.hpp>
#include <quire/mime/token.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace quire::multipart {

/// Longest name that common file systems take, in bytes.
inline constexpr std::size_t longest_filename = 255;

namespace detail {

/// What follows the last separator of either kind and a drive, up to a stream's name.
[[nodiscard]] constexpr std::string_view base_name(std::string_view path) noexcept {
  const std::size_t separator = path.find_last_of("/\\");
  if (separator != std::string_view::npos) path.remove_prefix(separator + 1);
  const bool drive = path.size() >= 2 && path[1] == ':' && core::to_lower(path[0]) >= 'a' &&
                     core::to_lower(path[0]) <= 'z';
  if (drive) path.remove_prefix(2);
  return path.substr(0, path.find(':'));
}

/// True if the name, whatever its extension, means a device to Windows.
[[nodiscard]] constexpr bool is_device(std::string_view name) noexcept {
  name = name.substr(0, name.find('.'));
  while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
  for (std::string_view device : {"con", "prn", "aux", "nul", "conin$", "conout$"}) {
    if (core::equal_any_case(name, device)) return true;
  }
  const std::string_view port = name.substr(0, 3);
  if (!core::equal_any_case(port, "com") && !core::equal_any_case(port, "lpt")) return false;
  const std::string_view number = name.substr(port.size());
  return (number.size() == 1 && number[0] >= '0' && number[0] <= '9') || number == "\xC2\xB9" ||
         number == "\xC2\xB2" || number == "\xC2\xB3";
}

/// True if no file system that matters forbids the byte.
[[nodiscard]] constexpr bool is_filename_byte(char c) noexcept {
  return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F &&
         std::string_view("<>:\"/\\|?*").find(c) == std::string_view::npos;
}

/// True for a control of the second set, U+0080 to U+009F.
[[nodiscard]] constexpr bool is_c1(std::string_view sequence) noexcept {
  return sequence.size() == 2 && sequence[0] == '\xC2' &&
         static_cast<unsigned char>(sequence[1]) < 0xA0;
}

/// Writes `base` with `_` for what no filename may hold, whole characters only, at most
/// `longest_filename` bytes. Returns how many.
[[nodiscard]] constexpr std::size_t write_harmless(std::string_view base, char* out) noexcept {
  std::size_t size = 0;
  while (!base.empty()) {
    const core::utf8_step step = core::next_utf8(base);
    const std::size_t length = step.valid ? step.size : 0;
    const std::string_view sequence = base.substr(0, length == 0 ? 1 : length);
    base.remove_prefix(sequence.size());
    const bool good = length > 1 ? !is_c1(sequence) : length == 1 && is_filename_byte(sequence[0]);
    if (size + (good ? length : 1) > longest_filename) break;
    if (!good) out[size++] = '_';
    for (std::size_t i = 0; good && i < length; ++i) out[size++] = sequence[i];
  }
  return size;
}

/// The size without dots and spaces at the end.
[[nodiscard]] constexpr std::size_t trimmed_size(const char* name, std::size_t size) noexcept {
  while (size != 0 && (name[size - 1] == '.' || name[size - 1] == ' ')) --size;
  return size;
}

/// Puts `_` in front of a name, and takes whole characters off its end until it fits.
[[nodiscard]] constexpr std::size_t mark(char* name, std::size_t size) noexcept {
  if (size == longest_filename) {
    do {
      --size;
    } while ((static_cast<unsigned char>(name[size]) & 0xC0U) == 0x80U);
  }
  for (std::size_t i = size; i != 0; --i) name[i] = name[i - 1];
  name[0] = '_';
  return trimmed_size(name, size + 1);
}

}  // namespace detail

/// Reduces a client's filename to a base name that is harmless in a directory of its own, on POSIX
/// and on Windows: nothing up to the last `/` or `\`, no drive, no stream (`x.txt:y`), no spaces
/// and dots at the end (Windows drops them) nor spaces in front, `_` for control characters, for
/// `<>"|?*` and for bytes that are not UTF-8, `_` in front of a device's name (`CON.txt`), at most
/// 255 bytes. Nothing is percent-decoded: hand over the filename as it was sent, and decode nothing
/// that this gave. Returns the front of `room`, or nothing if no name is
/// left (`..`, `/`) or if `room` has less than `name.size() + 1` bytes and less than 255. A safe
/// name is its own safe form.
///
/// Two clients can send the same name, a name can start with a dot, and the extension says nothing
/// about the content: these remain the caller's business. No parser calls this.
[[nodiscard]] constexpr std::optional<std::string_view> safe_filename(
    std::string_view name, std::span<char> room) noexcept {
  if (room.size() < name.size() + 1 && room.size() < longest_filename) return std::nullopt;
  std::string_view base = detail::base_name(name);
  while (!base.empty() && base.front() == ' ') base.remove_prefix(1);
  char* const out = room.data();
  std::size_t size = detail::trimmed_size(out, detail::write_harmless(base, out));
  // Asked of what is left: cutting and trimming can uncover a device's name.
  if (detail::is_device({out, size})) size = detail::mark(out, size);
  if (size == 0) return std::nullopt;
  return std::string_view(out, size);
}

/// The same as a string of its own; nothing if no name is left. Allocates; may throw
/// `std::bad_alloc`.
[[nodiscard]] inline std::optional<std::string> safe_filename(std::string_view name) {
  char room[longest_filename];
  const auto safe = safe_filename(name, room);
  if (!safe) return std::nullopt;
  return std::string{*safe};
}

}  // namespace quire::multipart

#endif  // QUIRE_MULTIPART_SAFE_FILENAME_HPP
