import { availableParallelism } from "node:os";
import { defineConfig, mergeConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import site from "./vite.config";

/** Files that take by far the longest: begun first, none of them is what the others are done before. */
const long = /\/engine\/(parity|webgpu)\//;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [
      ...sorted.filter(({ moduleId }) => long.test(moduleId)),
      ...sorted.filter(({ moduleId }) => !long.test(moduleId)),
    ];
  }
}

export default mergeConfig(
  site,
  defineConfig({
    test: {
      include: ["src/**/*.test.{ts,tsx}", "bench/**/*.test.ts", "scripts/**/*.test.mjs"],
      // Nothing else goes on meanwhile: no core is left out.
      maxWorkers: availableParallelism(),
      sequence: { sequencer: LongestFirst },
      // Tests make no claims about speed; this only ends one that hangs.
      testTimeout: 300_000,
      hookTimeout: 300_000,
    },
  }),
);
