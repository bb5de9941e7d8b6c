// SPDX-License-Identifier: Apache-2.0
// node clients/node.mjs TARGET < JOB > ANSWERS, both JSON
import { readFileSync } from "node:fs";
import { postAll } from "./post.mjs";

const load = (path, type) => new Blob([readFileSync(path)], { type: type ?? "" });
const answers = await postAll(process.argv[2], JSON.parse(readFileSync(0, "utf8")), load);
process.stdout.write(JSON.stringify(answers));
