// SPDX-License-Identifier: Apache-2.0
// Reads forms with Node's fetch (undici): a JSON object a line with content_type and body_base64 in,
// one with the parts out.
import { createInterface } from "node:readline";

const base64 = (bytes) => Buffer.from(bytes).toString("base64");

async function parts(form) {
  const response = new Response(Buffer.from(form.body_base64, "base64"), {
    headers: { "content-type": form.content_type },
  });
  const found = [];
  for (const [name, value] of await response.formData()) {
    found.push(
      typeof value === "string"
        ? { name, filename: null, value_base64: base64(value) }
        : { name, filename: value.name, type: value.type, value_base64: base64(await value.arrayBuffer()) },
    );
  }
  return { parts: found };
}

for await (const line of createInterface({ input: process.stdin })) {
  const answer = await parts(JSON.parse(line)).catch((error) => ({ error: String(error) }));
  process.stdout.write(JSON.stringify(answer) + "\n");
}
