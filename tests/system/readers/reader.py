#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""reader.py NAME [PROGRAM]: reads forms with a Python library, or with php-cgi. One JSON object a
line in (content_type, body_base64), one out (ok, parts: name, filename, value)."""
import base64
import io
import json
import os
import subprocess
import sys
import tempfile
import warnings

warnings.simplefilter("ignore")


def text(value):
    if isinstance(value, str):  # bytes that are no UTF-8 may come as lone surrogates
        value = value.encode("utf-8", "surrogateescape")
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value


def read_email(kind, body):
    import email.parser
    import email.policy
    head = b"Content-Type: " + kind.encode("latin-1") + b"\r\n\r\n"
    message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + body)
    if not message.is_multipart() or message.defects:
        raise ValueError("no multipart")
    return [[part.get_param("name", header="content-disposition"), part.get_filename(),
             text(part.get_payload(decode=True) or b"")] for part in message.get_payload()]


def read_cgi(kind, body):
    import cgi
    form = cgi.FieldStorage(io.BytesIO(body), {"content-type": kind, "content-length": str(len(body))},
                            environ={"REQUEST_METHOD": "POST"}, keep_blank_values=True)
    return [[part.name, part.filename, text(part.value)] for part in form.list]


def read_werkzeug(kind, body):
    from werkzeug.formparser import parse_form_data
    _, fields, files = parse_form_data({
        "REQUEST_METHOD": "POST", "CONTENT_TYPE": kind, "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body)}, silent=False)
    found = [[name, None, value] for name, value in fields.items(multi=True)]
    return found + [[name, file.filename, text(file.read())]
                    for name, file in files.items(multi=True)]


def read_multipart(kind, body):
    import multipart
    if hasattr(multipart, "parse_form"):  # python-multipart
        found = []
        multipart.parse_form({"Content-Type": kind.encode("latin-1"), "Content-Length": str(len(body))},
                             io.BytesIO(body),
                             lambda f: found.append([text(f.field_name), None, text(f.value or b"")]),
                             lambda f: found.append([text(f.field_name), text(f.file_name),
                                                     (f.file_object.seek(0), text(f.file_object.read()))[1]]))
        if any(name is None for name, _, _ in found):  # it knows Content-Disposition in one case only
            raise ValueError("no name")
        return found
    fields, files = multipart.parse_form_data({
        "REQUEST_METHOD": "POST", "CONTENT_TYPE": kind, "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body)}, strict=True)
    found = [[name, None, value] for name, value in fields.iterallitems()]
    return found + [[name, file.filename, text(file.file.read())]
                    for name, file in files.iterallitems()]


def read_django(kind, body):
    from django.conf import settings
    if not settings.configured:
        settings.configure(DATA_UPLOAD_MAX_MEMORY_SIZE=None, DATA_UPLOAD_MAX_NUMBER_FIELDS=None,
                           DATA_UPLOAD_MAX_NUMBER_FILES=None)
    from django.core.files.uploadhandler import MemoryFileUploadHandler
    from django.http.multipartparser import MultiPartParser
    handler = MemoryFileUploadHandler()
    parser = MultiPartParser({"CONTENT_TYPE": kind, "CONTENT_LENGTH": str(len(body))},
                             io.BytesIO(body), [handler], "utf-8")
    fields, files = parser.parse()
    found = [[name, None, value] for name, values in fields.lists() for value in values]
    return found + [[name, file.name, text(file.read())]
                    for name, values in files.lists() for file in values]


def read_tornado(kind, body):
    from tornado.httputil import parse_body_arguments
    fields, files = {}, {}
    parse_body_arguments(kind, body, fields, files)
    found = [[name, None, text(value)] for name, values in fields.items() for value in values]
    return found + [[name, file["filename"], text(file["body"])]
                    for name, values in files.items() for file in values]


async def parts_of_aiohttp(kind, body):
    import asyncio
    from aiohttp import streams
    from aiohttp.multipart import MultipartReader
    protocol = type("Protocol", (), {"_reading_paused": False})()
    content = streams.StreamReader(protocol, 2 ** 30, loop=asyncio.get_running_loop())
    content.feed_data(body)
    content.feed_eof()
    found = []
    async for part in MultipartReader({"Content-Type": kind}, content):
        if isinstance(part, MultipartReader):
            raise ValueError("nested")
        if part.name is None:  # web.Request.post asserts that there is one
            raise ValueError("no name")
        found.append([part.name, part.filename, text(bytes(await part.read(decode=True)))])
    return found


def read_aiohttp(kind, body):
    import asyncio
    return asyncio.run(parts_of_aiohttp(kind, body))


PHP = """<?php $out = [];
foreach ($_POST as $name => $value) {
  if (is_array($value)) { exit('{"ok":false}'); }
  $out[] = [(string)$name, null, base64_encode($value)];
}
foreach ($_FILES as $name => $file) {
  if (is_array($file['name'])) { exit('{"ok":false}'); }
  $path = $file['tmp_name'];
  $out[] = [(string)$name, base64_encode($file['full_path'] ?? $file['name']),
            base64_encode($path === '' ? '' : file_get_contents($path))];
}
echo json_encode(['ok' => true, 'parts' => $out], JSON_INVALID_UTF8_SUBSTITUTE);
"""


def read_php(kind, body):
    with tempfile.NamedTemporaryFile("w", suffix=".php") as script:
        script.write(PHP)
        script.flush()
        said = subprocess.run([sys.argv[2], "-q", "-d", "display_errors=0"], input=body, capture_output=True,
                              timeout=10, env={
                                  "REQUEST_METHOD": "POST", "CONTENT_TYPE": kind,
                                  "CONTENT_LENGTH": str(len(body)), "REDIRECT_STATUS": "200",
                                  "SCRIPT_FILENAME": script.name, "GATEWAY_INTERFACE": "CGI/1.1"})
    answer = json.loads(said.stdout[said.stdout.index(b"{"):])
    if not answer["ok"] or not answer["parts"]:
        raise ValueError("refused")
    decode = lambda value: None if value is None else text(base64.b64decode(value))
    return [[name, decode(filename), decode(value)] for name, filename, value in answer["parts"]]


def main():
    read = globals()["read_" + sys.argv[1]]
    out = sys.stdout
    sys.stdout = open(os.devnull, "w")
    for line in sys.stdin:
        row = json.loads(line)
        try:
            parts = read(row["content_type"], base64.b64decode(row["body_base64"]))
            answer = {"ok": True, "parts": [[text(name) or "", text(filename), value]
                                            for name, filename, value in parts]}
            said = json.dumps(answer)
        except BaseException:  # whatever a library raises, it is a refusal
            said = json.dumps({"ok": False})
        out.write(said + "\n")
    out.flush()


main()
