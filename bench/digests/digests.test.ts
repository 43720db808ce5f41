import { describe, expect, it } from "vitest";
import kept from "./kept.json";
import networks from "./networks.json";
import { type DigestedNetwork, digestRun } from "./run";

/** Those of the networks of `npm run digests` that take little time and have every kind of layer. */
const names = ["small", "dense, no batch norm", "drawn 1", "drawn 3", "drawn 8", "drawn 10"] as const;

describe("training on plain kernels", () => {
  it.each(names)("gives the bits for %s that it always gave", async (name) => {
    const network = (networks as readonly unknown[] as readonly DigestedNetwork[]).find((each) => each.name === name);
    if (!network) throw new Error(`There is no network ${name}.`);
    expect(await digestRun(network, false)).toEqual(kept.runs.plain[name]);
  });
});
