// SPDX-License-Identifier: Apache-2.0
// Answers a POST with the form that workerd made of it.
const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));

async function parts(request) {
  const found = [];
  for (const [name, value] of await request.formData()) {
    if (typeof value === "string") {
      found.push({ name, filename: null, value_base64: base64(new TextEncoder().encode(value)) });
    } else {
      const bytes = new Uint8Array(await value.arrayBuffer());
      found.push({ name, filename: value.name, type: value.type, value_base64: base64(bytes) });
    }
  }
  return { parts: found };
}

export default {
  async fetch(request) {
    return Response.json(await parts(request).catch((error) => ({ error: String(error) })));
  },
};
