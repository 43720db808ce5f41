import { describe, expect, test } from "vitest";
import type { Dataset } from "../../data/dataset";
import { stripes, tiles, unlabelled } from "../../testing/dataSets";
import { SharedData } from "./sharedData";

/** Loads that wait to be ended by hand. */
class Loads {
  readonly begun: {
    source: string;
    signal: AbortSignal;
    tell: (fraction: number) => void;
    end: (set: Dataset) => void;
  }[] = [];
  readonly data = new SharedData(({ source }, tell, signal) => {
    return new Promise<Dataset>((resolve, reject) => {
      signal.addEventListener("abort", () => reject(new Error("given up")));
      this.begun.push({ source, signal, tell, end: resolve });
    });
  });
}

const [one, another] = [{}, {}];
const quiet = () => undefined;

describe("a data set", () => {
  test("is loaded once for all who use it, each told how far it is", async () => {
    const { data, begun } = new Loads();
    const told: string[] = [];
    const first = data.take({ source: "stripes" }, one, (fraction) => told.push(`one ${fraction}`));
    const second = data.take({ source: "stripes" }, another, (fraction) => told.push(`another ${fraction}`));
    begun[0]?.tell(0.5);
    begun[0]?.end(stripes);
    expect(await Promise.all([first, second])).toEqual([stripes, stripes]);
    expect(begun).toHaveLength(1);
    expect(told).toEqual(["one 0.5", "another 0.5"]);
  });

  test("stays for as long as anyone uses it, and is loaded anew after that", async () => {
    const { data, begun } = new Loads();
    const both = [one, another].map((user) => data.take({ source: "tiles" }, user, quiet));
    begun[0]?.end(tiles);
    await Promise.all(both);
    data.release({ source: "tiles" }, one);
    await data.take({ source: "tiles" }, one, quiet);
    expect(begun).toHaveLength(1);
    data.release({ source: "tiles" }, one);
    data.release({ source: "tiles" }, another);
    const anew = data.take({ source: "tiles" }, one, quiet);
    begun[1]?.end(tiles);
    expect(await anew).toBe(tiles);
  });

  test("that nobody waits for any more is given up, and not before", async () => {
    const { data, begun } = new Loads();
    const waits = [one, another].map((user) => data.take({ source: "tiles" }, user, quiet));
    data.release({ source: "tiles" }, one);
    expect(begun[0]?.signal.aborted).toBe(false);
    data.release({ source: "tiles" }, another);
    expect(begun[0]?.signal.aborted).toBe(true);
    for (const wait of waits) await expect(wait).rejects.toThrow("given up");
  });

  test("that could not be had is tried again", async () => {
    let tries = 0;
    const data = new SharedData(async () => {
      tries += 1;
      if (tries === 1) throw new Error("The connection broke.");
      return unlabelled;
    });
    await expect(data.take({ source: "unlabelled" }, one, quiet)).rejects.toThrow("broke");
    expect(await data.take({ source: "unlabelled" }, one, quiet)).toBe(unlabelled);
  });
});
