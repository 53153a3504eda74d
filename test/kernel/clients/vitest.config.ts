import { defineConfig } from "vitest/config";

// Each drives a browser or Jupyter's own tools for a minute: one after the other, apart from `npm test`.
export default defineConfig({
  test: {
    include: [
      "test/kernel/clients/*.test.ts",
      "test/kernel/image.test.ts",
      "test/kernel/jupyter/{death,hoisted,unchecked}.test.ts",
      "test/kernel/vary/queue.test.ts",
    ],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    globalSetup: "test/image.ts",
  },
});
