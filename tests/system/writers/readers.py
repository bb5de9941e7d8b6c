# SPDX-License-Identifier: Apache-2.0
"""Programs that read forms: some over their standard streams, some over HTTP."""
import base64
import http.client
import json
import os
import re
import shutil
import subprocess
import tempfile

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "readers")
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(HERE))))
PYTHON = "/usr/bin/python3"  # Debian's, which has Debian's packages
WORKERD = "workerd@1.20261117.1"


class Skipped(Exception):
    pass


def needs(program):
    if shutil.which(program) is None:
        raise Skipped("%s is not installed" % program)


class Streams:
    """A JSON object a line in, one a line out."""

    def __init__(self, *command, environment=None):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True, env=dict(os.environ, **(environment or {})))

    def read(self, content_type, body):
        form = {"content_type": content_type, "body_base64": base64.b64encode(body).decode()}
        self.process.stdin.write(json.dumps(form) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        return json.loads(line) if line else {"error": "the reader has ended"}

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=20)


class Http:
    """POST in, JSON out. The server names its port on one of its lines."""

    def __init__(self, *command, port):
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                        text=True)
        said = []
        for line in self.process.stdout:
            said.append(line)
            found = re.search(port, line)
            if found:
                self.connect(int(found[1]))
                return
        raise Skipped("no port: " + "".join(said)[-300:])

    def connect(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def read(self, content_type, body):
        self.connection.request("POST", "/", body, {"Content-Type": content_type})
        text = self.connection.getresponse().read()
        try:
            return json.loads(text)
        except ValueError:
            return {"error": text[:300].decode("utf-8", "replace")}

    def close(self):
        self.connection.close()
        self.process.kill()
        self.process.wait()


def node():
    needs("node")
    return Streams("node", os.path.join(HERE, "node.mjs"))


def python(script, module):
    if subprocess.run([PYTHON, "-c", "import " + module], stderr=subprocess.DEVNULL).returncode:
        raise Skipped("%s has no %s" % (PYTHON, module))
    return Streams(PYTHON, os.path.join(HERE, script))


def go():
    needs("go")
    program = os.path.join(tempfile.mkdtemp(), "reader")
    built = subprocess.run(["go", "build", "-o", program, os.path.join(HERE, "main.go")],
                           env=dict(os.environ, GO111MODULE="off"), capture_output=True, text=True)
    if built.returncode:
        raise Skipped(built.stderr[-300:])
    return Streams(program)


class Php(Http):
    """Of files without a size PHP says nothing else; its server answers one request a connection."""

    def read(self, content_type, body):
        answer = super().read(content_type, body)
        self.connection.close()
        return answer


def php():
    needs("php")
    limits = ["-d", "max_file_uploads=1000", "-d", "upload_max_filesize=64M", "-d",
              "post_max_size=64M", "-d", "max_input_vars=5000"]
    return Php("php", *limits, "-S", "127.0.0.1:0", os.path.join(HERE, "form.php"),
               port=r"http://127\.0\.0\.1:(\d+)")


def workerd():
    needs("npm")
    into = os.path.join(ROOT, "build", "writers-workerd")
    program = os.path.join(into, "node_modules", "workerd", "bin", "workerd")
    if not os.path.exists(program):
        os.makedirs(into, exist_ok=True)
        done = subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--prefix", into, WORKERD],
                              capture_output=True, text=True)
        if done.returncode:
            raise Skipped("npm: " + done.stderr[-300:])
    control = ["--control-fd=1"]
    return Http(program, "serve", *control, os.path.join(HERE, "workerd.capnp"),
                port=r'"event":"listen","socket":"http","port":(\d+)')


ALL = {"node": node, "email": lambda: python("email_.py", "email"),
       "toolbelt": lambda: python("toolbelt.py", "requests_toolbelt"), "go": go, "php": php,
       "workerd": workerd}
