import { mkdirSync, writeFileSync } from "node:fs";

/** Has `npm test` tell at its end how many of something a test has tried, such as `20,000 malformed links`. */
export function tellCount(what: string, count: number): void {
  const folder = new URL("../../.build/reports/counted/", import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(`${what.replaceAll(" ", "-")}.json`, folder), JSON.stringify({ what, count }));
}
