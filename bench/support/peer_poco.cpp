// SPDX-License-Identifier: Apache-2.0
// Poco's MultipartReader over a stream on the body.
#include <Poco/MemoryStream.h>
#include <Poco/Net/MessageHeader.h>
#include <Poco/Net/MultipartReader.h>
#include <Poco/Net/NameValueCollection.h>
#include <array>
#include <bench/support/peers.hpp>
#include <cstddef>
#include <string>

namespace quire::bench {
namespace {

template <class Sink>
void read(const form_text& form, Sink& found) {
  Poco::MemoryInputStream in(form.body.data(), static_cast<std::streamsize>(form.body.size()));
  Poco::Net::MultipartReader reader(in, form.boundary);
  while (reader.hasNextPart()) {
    Poco::Net::MessageHeader header;
    reader.nextPart(header);
    std::string value;
    Poco::Net::NameValueCollection parameters;
    Poco::Net::MessageHeader::splitParameters(header.get("Content-Disposition", ""), value,
                                              parameters);
    found.begin(parameters.get("name", ""), parameters.get("filename", ""));
    std::array<char, 16384> room;
    std::istream& stream = reader.stream();
    do {
      stream.read(room.data(), room.size());
      found.data({room.data(), static_cast<std::size_t>(stream.gcount())});
    } while (stream);
    found.end();
  }
}

}  // namespace

peer poco_reader(const forms& all) {
  return make_peer("Poco", [&all](auto& found) {
    for (const form_text& form : all) read(form, found);
  });
}

}  // namespace quire::bench
