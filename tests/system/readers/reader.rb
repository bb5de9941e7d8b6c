# SPDX-License-Identifier: Apache-2.0
# Reads forms with Rack. One JSON object a line in (content_type, body_base64), one out (ok, parts:
# name, filename, value).
require 'base64'
require 'json'
require 'rack'
require 'stringio'

def text(value)
  value.to_s.dup.force_encoding('UTF-8').scrub
end

def read(type, body)
  env = { 'CONTENT_TYPE' => type, 'CONTENT_LENGTH' => body.bytesize.to_s, 'REQUEST_METHOD' => 'POST',
          'rack.input' => StringIO.new(body) }
  found = Rack::Multipart.parse_multipart(env)
  raise 'no form' if found.nil?

  found.map do |name, value|
    file = value.is_a?(Hash) && value[:tempfile]
    raise 'nested' if value.is_a?(Array) || (value.is_a?(Hash) && !file)

    [text(name), file ? text(value[:filename]) : nil, text(file ? value[:tempfile].read : value)]
  end
end

$stdin.each_line do |line|
  row = JSON.parse(line)
  answer = begin
    { ok: true, parts: read(row['content_type'], Base64.decode64(row['body_base64'])) }
  rescue StandardError, EOFError
    { ok: false }
  end
  puts JSON.generate(answer)
end
