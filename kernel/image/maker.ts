// The process that makes an image for later kernels.

import { make } from "./make.js";

// What it started ends with it.
process.on("SIGTERM", () => process.exit(1));

process.exit((await make()) === undefined ? 1 : 0);
