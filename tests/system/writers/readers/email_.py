# SPDX-License-Identifier: Apache-2.0
"""Reads forms with Python's email package: JSON lines in, JSON lines out, as node.mjs does."""
import base64
import email
import json
import sys
from email.message import Message


def disposition_of(part):
    """The header as a message of its own. Bytes outside ASCII arrive as escaped surrogates, which
    the package would show as unknown."""
    raw = dict((name.lower(), value) for name, value in part.raw_items())["content-disposition"]
    alone = Message()
    alone["Content-Disposition"] = raw.encode("ascii", "surrogateescape").decode("utf-8")
    return alone


def parts(form):
    head = ("Content-Type: %s\r\nMIME-Version: 1.0\r\n\r\n" % form["content_type"]).encode("ascii")
    message = email.message_from_bytes(head + base64.b64decode(form["body_base64"]))
    if message.defects:
        return {"error": repr(message.defects)}
    found = []
    for part in message.get_payload() if message.is_multipart() else []:
        disposition = disposition_of(part)
        get = lambda name: disposition.get_param(name, header="content-disposition")
        found.append({
            "name": get("name"), "filename": get("filename"), "type": part["Content-Type"],
            "value_base64": base64.b64encode(part.get_payload(decode=True)).decode()})
    return {"parts": found}


for line in sys.stdin:
    print(json.dumps(parts(json.loads(line))), flush=True)
