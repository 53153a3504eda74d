import { defineConfig } from "vitest/config";

export default defineConfig({ test: { include: ["test/kernel/bench/*.bench.ts"], testTimeout: 1_800_000 } });
