import { describe, expect, it } from "vitest";
import { createWasmEngine } from "../wasm/create";
import { conditionalDraws, objectives, smallNetworkOn } from "./architectures";
import { setupFor, someState } from "./comparison";
import { agreeOnDraws, onWebGpu } from "./drawnAgreement";

const small = { ...smallNetworkOn({ side: 28, channels: 1 }), conditionClasses: 10 };

describe("A network that is told the class", () => {
  agreeOnDraws({ draws: conditionalDraws, objectives, small, seed: 31 });

  it("is not decoded, encoded or trained without being told", async () => {
    const untold = { ...setupFor(small, 4), trainLabels: null };
    await expect(createWasmEngine(untold)).rejects.toThrow("0 labels ≠ 40");
    await expect(onWebGpu(untold)).rejects.toThrow("0 labels ≠ 40");
    const engine = await createWasmEngine(setupFor(small, 4));
    await engine.writeState(someState(small));
    await expect(engine.decode(new Float32Array(6))).rejects.toThrow("0 labels ≠ 2");
    await expect(engine.encode(setupFor(small, 4).trainImages)).rejects.toThrow("0 labels ≠ 40");
    engine.dispose();
  });
}, 600_000);
