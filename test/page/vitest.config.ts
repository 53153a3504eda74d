import { defineConfig } from "vitest/config";

// What is seen in a real browser, and the drawings of three hundred captures: apart from `npm test`.
export default defineConfig({
  test: {
    include: [
      "test/page/*.test.ts",
      "test/report/{browser,plots}.test.ts",
      "test/view/{captures-later,generated}.test.ts",
    ],
    maxWorkers: "100%",
    globalSetup: "test/image.ts",
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
