import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Other people's programs, which take minutes: npm run test:clients.
    exclude: ["test/kernel/clients/**"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
