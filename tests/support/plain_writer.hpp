// SPDX-License-Identifier: Apache-2.0
// The named dialects again, one std::string at a time: what quire::multipart::writer is held
// against.
#ifndef QUIRE_TESTS_SUPPORT_PLAIN_WRITER_HPP
#define QUIRE_TESTS_SUPPORT_PLAIN_WRITER_HPP

#include <quire/core/utf8.hpp>
#include <quire/mime/media_type.hpp>
#include <quire/multipart/dialect.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace support {

/// A part as a caller gives it.
struct given_part {
  bool file = false;
  std::string name;
  std::optional<std::string> filename;
  std::string type;
  std::string value;
};

inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

/// Every CR LF, lone CR, lone LF as CR LF.
inline std::string with_crlf(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool cr = text[i] == '\r';
    if (!cr && text[i] != '\n') {
      out += text[i];
      continue;
    }
    if (cr && i + 1 < text.size() && text[i + 1] == '\n') ++i;
    out += "\r\n";
  }
  return out;
}

/// U+FFFD for what is not UTF-8, one for a surrogate in three bytes.
inline std::string repaired_text(std::string text) {
  const bool any = text.find('\xED') != std::string::npos;
  for (unsigned second = 0xA0; any && second <= 0xBF; ++second) {
    for (unsigned third = 0x80; third <= 0xBF; ++third) {
      const char surrogate[] = {'\xED', static_cast<char>(second), static_cast<char>(third), '\0'};
      if (text.find(surrogate) == std::string::npos) continue;
      text = replaced(std::move(text), surrogate, "\xEF\xBF\xBD");
    }
  }
  std::string out;
  quire::core::repair_utf8(text, [&out](std::string_view piece) { out += piece; });
  return out;
}

inline std::string lower(std::string text) {
  for (char& c : text) c = quire::core::to_lower(c);
  return text;
}

/// One of the named dialects in plain words. Texts come back as they stand on the wire, or not at
/// all if the dialect refuses them.
class plain_dialect {
 public:
  enum class kind { strict, fetch, workerd, curl };

  explicit plain_dialect(kind which, bool as_engine = false)
      : m_kind(which), m_checks(!as_engine || which == kind::strict) {}

  [[nodiscard]] const quire::multipart::dialect& value() const {
    using namespace quire::multipart;
    static constexpr dialect all[] = {dialects::strict, dialects::fetch, dialects::workerd,
                                      dialects::curl};
    static constexpr dialect engines[] = {as_engine(all[0]), as_engine(all[1]), as_engine(all[2]),
                                          as_engine(all[3])};
    return (m_checks ? all : engines)[static_cast<std::size_t>(m_kind)];
  }

  [[nodiscard]] kind which() const { return m_kind; }
  [[nodiscard]] bool checks() const { return m_checks; }
  [[nodiscard]] std::string end() const { return m_kind == kind::workerd ? "" : "\r\n"; }

  [[nodiscard]] std::optional<std::string> name(std::string text) const {
    if (text.empty() && m_checks && (m_kind == kind::strict || m_kind == kind::workerd)) return {};
    if (m_kind == kind::fetch) text = with_crlf(text);
    return quoted(std::move(text));
  }

  /// What stands between the quotes of a name or filename.
  [[nodiscard]] std::optional<std::string> quoted(std::string text) const {
    const auto holds = [&text](std::string_view bytes) {
      return text.find_first_of(bytes) != std::string::npos;
    };
    using namespace std::string_view_literals;
    if (m_kind == kind::strict) {
      for (char c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return {};
      }
      const std::string small = lower(text);
      if (holds("\"\\%") || !quire::core::is_utf8(text) || text.substr(0, 3) == "\xEF\xBB\xBF" ||
          small.find("filename=") != std::string::npos ||
          small.find("filename*=") != std::string::npos) {
        return {};
      }
      return text;
    }
    if (m_checks && holds("\0"sv)) return {};
    if (m_kind == kind::workerd) {
      if (!text.empty() && text.back() == '\\') return {};
      if (m_checks && holds("\r")) return {};
      text = replaced(std::move(text), "\\", "\\\\");
    } else {
      text = replaced(std::move(text), "\r", "%0D");
    }
    text = replaced(replaced(std::move(text), "\"", "%22"), "\n", "%0A");
    return m_kind == kind::fetch ? repaired_text(std::move(text)) : text;
  }

  /// ` ; filename="…"`, or nothing of it.
  [[nodiscard]] std::optional<std::string> filename(const given_part& part) const {
    std::string text = part.filename.value_or("");
    if (!part.filename) {
      if (m_kind == kind::curl) return {};
      text = m_kind == kind::workerd ? part.name : "blob";
    } else if (text.empty()) {
      if (m_kind == kind::fetch) return "";
      if (m_kind == kind::strict || (m_kind == kind::workerd && m_checks)) return {};
    }
    if (m_kind == kind::strict && lower(text).find("name=") != std::string::npos) return {};
    const auto written = quoted(std::move(text));
    if (!written) return {};
    return "; filename=\"" + *written + "\"";
  }

  /// A Content-Type line with its CRLF, or nothing of it.
  [[nodiscard]] std::optional<std::string> type(const given_part& part) const {
    std::string text = part.type;
    bool printable = true;
    bool control = false;
    for (char c : text) {
      printable = printable && c >= ' ' && c <= '~';
      control = control || (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
    }
    if (m_kind == kind::fetch || m_kind == kind::workerd) text = printable ? lower(text) : "";
    if (m_kind == kind::curl && m_checks && control) return {};
    if (m_kind == kind::strict && !text.empty() && (!printable || is_misleading(text))) return {};
    if (text.empty() && part.file) text = m_kind == kind::curl ? by_extension(part) : octets;
    return text.empty() ? "" : "Content-Type: " + text + "\r\n";
  }

  [[nodiscard]] std::optional<std::string> value(const given_part& part) const {
    if (part.file) return part.value;
    if (m_kind == kind::fetch) return repaired_text(with_crlf(part.value));
    const bool marked = part.value.substr(0, 3) == "\xEF\xBB\xBF";
    if (m_kind == kind::strict && (marked || !quire::core::is_utf8(part.value))) return {};
    return part.value;
  }

  /// The whole body, if there is one.
  [[nodiscard]] std::optional<std::string> write(const std::vector<given_part>& parts,
                                                 const std::string& boundary) const {
    if (m_kind == kind::strict && is_unclear(boundary)) return {};
    std::string body;
    for (const given_part& part : parts) {
      const auto filename_text = part.file ? filename(part) : "";
      const auto name_text = name(part.name);
      const auto type_text = type(part);
      const auto value_text = value(part);
      if (!name_text || !filename_text || !type_text || !value_text) return {};
      body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + *name_text + "\"" +
              *filename_text + "\r\n" + *type_text + "\r\n" + *value_text + "\r\n";
    }
    return body + "--" + boundary + "--" + end();
  }

 private:
  static constexpr const char* octets = "application/octet-stream";

  /// Careless readers end a boundary at a comma, and look for "boundary=" wherever it stands.
  static bool is_unclear(const std::string& boundary) {
    const std::string small = lower(boundary);
    for (auto at = small.find("boundary"); at != std::string::npos;
         at = small.find("boundary", at + 1)) {
      const auto next = small.find_first_not_of(' ', at + 8);
      if (next != std::string::npos && small[next] == '=') return true;
    }
    return boundary.find(',') != std::string::npos;
  }
  static bool is_misleading(const std::string& text) {
    const std::string small = lower(text);
    const auto parsed = quire::mime::media_type::parse(text);
    return !parsed.ok() || small.rfind("multipart", 0) == 0 ||
           lower(std::string(parsed->type())) == "message" ||
           small.find("name=") != std::string::npos || small.find("name*") != std::string::npos ||
           has_other_charset(small);
  }
  /// A charset in which ASCII is not ASCII, or a second one.
  static bool has_other_charset(const std::string& small) {
    const auto at = small.find("charset=");
    if (at == std::string::npos) return false;
    const std::string rest = small.substr(at + 8);
    const auto begin = rest.find_first_not_of("\"'");
    const std::string charset = begin == std::string::npos ? "" : rest.substr(begin);
    if (rest.find("charset=") != std::string::npos) return true;
    if (charset.rfind("utf-8", 0) == 0 || charset.rfind("utf8", 0) == 0) return false;
    for (const char* other : {"utf", "ucs", "unicode", "csunicode", "iso-10646", "iso-2022",
                              "hz-gb", "ebcdic", "cp037", "ibm037"})
      if (charset.rfind(other, 0) == 0) return true;
    return false;
  }

  static std::string by_extension(const given_part& part) {
    static constexpr const char* known[][2] = {
        {".gif", "image/gif"},      {".jpg", "image/jpeg"},    {".jpeg", "image/jpeg"},
        {".png", "image/png"},      {".svg", "image/svg+xml"}, {".txt", "text/plain"},
        {".htm", "text/html"},      {".html", "text/html"},    {".pdf", "application/pdf"},
        {".xml", "application/xml"}};
    const std::string name = lower(part.filename.value_or(""));
    for (const auto& each : known) {
      const std::string end = each[0];
      if (name.size() >= end.size() && name.substr(name.size() - end.size()) == end) return each[1];
    }
    return octets;
  }

  kind m_kind;
  bool m_checks;
};

}  // namespace support

#endif  // QUIRE_TESTS_SUPPORT_PLAIN_WRITER_HPP
