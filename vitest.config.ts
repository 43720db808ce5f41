import { defineConfig, mergeConfig } from "vitest/config";
import site from "./vite.config";

export default mergeConfig(
  site,
  defineConfig({
    test: {
      include: ["src/**/*.test.{ts,tsx}", "bench/**/*.test.ts", "scripts/**/*.test.mjs"],
      // Tests make no claims about speed; this only ends one that hangs.
      testTimeout: 300_000,
      hookTimeout: 300_000,
    },
  }),
);
