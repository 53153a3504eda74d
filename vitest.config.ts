import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Other people's programs, browsers, and other engines, which take minutes: npm run test:clients, npm run test:pages.
    exclude: [
      "test/kernel/clients/**",
      "test/kernel/image.test.ts",
      "test/kernel/jupyter/death.test.ts",
      "test/kernel/jupyter/hoisted.test.ts",
      "test/kernel/jupyter/unchecked.test.ts",
      "test/kernel/vary/queue.test.ts",
      "test/page/**",
      "test/report/browser.test.ts",
      "test/report/plots.test.ts",
      "test/view/captures-later.test.ts",
      "test/view/generated.test.ts",
    ],
    // By itself vitest leaves one core idle: on two cores that is half of the machine.
    maxWorkers: "100%",
    globalSetup: "test/image.ts",
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
