# SPDX-License-Identifier: Apache-2.0
"""Forms to write, the same in every run, and what their readers must find."""
import base64
import random
import re

# What every reader takes. PHP alone makes underscores of spaces, dots and brackets in a field name.
LETTERS = "abcXYZ019-_~!#$&'()*+,:;<>?@^`{|}/\u00e9\u00df\u4e2d\u05d0\u0939\U0001f600\u0301"
MORE_LETTERS = LETTERS + " .[]="
TYPES = (None, "text/plain", "application/json; charset=utf-8", "image/svg+xml")


def part(name, value, filename=False, type_=None):
    kind = "string" if filename is False else "file"
    return {"name": name, "kind": kind, "filename": filename or None, "type": type_,
            "value_base64": base64.b64encode(value).decode()}


def value(draw, binary):
    """Node takes a byte order mark off the front of a text: `strict` refuses one there."""
    mark = b"\xef\xbb\xbf"
    pieces = (b"\r\n", b"\n", b"\r", b"--", b"\r\n--", b"a", b"=", b"\xc3\xa9", mark, b" ", b"\0")
    if binary:
        pieces += (b"\xff", b"\x80", b"\x1a")
    made = b"".join(draw.choice(pieces) for _ in range(draw.randrange(40)))
    return made if binary or not made.startswith(mark) else b"x" + made


def text(draw, letters):
    return "".join(draw.choice(letters) for _ in range(draw.randrange(1, 14)))


def forms(php=False, count=150):
    """Forms that any dialect writes as they are, and every reader reads alike."""
    letters = LETTERS if php else MORE_LETTERS
    draw = random.Random(13)
    yield [part("title", b"A title"), part("photo", b"\xff\xd8bytes", "a photo.jpg", "image/jpeg")]
    yield [part("empty", b""), part("also", b"", "empty.bin")]
    yield [part("large", b"line of text\r\n" * 20000), part("file", bytes(range(256)) * 400, "f")]
    yield [part("n%d" % i, b"%d" % i) for i in range(200)]
    for _ in range(count):
        parts = []
        for at in range(draw.randrange(1, 6)):
            name = text(draw, letters) + str(at)  # PHP keeps the last of a name
            if draw.random() < 0.5:
                parts.append(part(name, value(draw, False)))
            else:
                parts.append(part(name, value(draw, True), text(draw, MORE_LETTERS),
                                  draw.choice(TYPES)))
        yield parts


def line_breaks(data):
    return re.sub(b"\r\n|\r|\n", b"\r\n", data)


def as_read(parts, dialect):
    """Name, filename and value of each part, as a reader must find them."""
    found = []
    for each in parts:
        data = base64.b64decode(each["value_base64"])
        if dialect == "fetch" and each["kind"] == "string":
            data = line_breaks(data)
        found.append((each["name"], each["filename"], data))
    return found


def browser_forms(count=100):
    """Names that only the dialect `fetch` carries, and only a reader of its kind takes back."""
    draw = random.Random(31)
    letters = LETTERS + "\"\"\\\\\r\n\r\n\t\x01."
    for _ in range(count):
        yield [part(text(draw, letters), value(draw, False)),
               part(text(draw, letters), value(draw, True), text(draw, letters))]


def as_browsers_read(parts):
    """The name with its line breaks as CR LF; undici decodes what stands for a quote, CR, LF."""
    return [(line_breaks(name.encode()).decode(), filename, data)
            for name, filename, data in as_read(parts, "fetch")]
