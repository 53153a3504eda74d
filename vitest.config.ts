import { defineConfig } from "vitest/config";

/** Of one simulator, which keeps nothing between two labs: their files share the modules that a worker has loaded. */
const simulator = ["capture", "commands", "lab", "lesson", "linux", "net", "shell", "sim", "view", "wire"].map(
  (room) => `test/${room}/**/*.test.ts`,
);

export default defineConfig({
  test: {
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
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: "simulator", include: simulator, isolate: false } },
      {
        extends: true,
        test: {
          name: "kernel",
          // All others, so that none is forgotten.
          include: ["test/**/*.test.ts"],
          exclude: simulator,
          globalSetup: "test/image.ts",
        },
      },
    ],
  },
});
