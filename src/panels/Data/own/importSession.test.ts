import { expect, test } from "vitest";
import type { startImporter } from "../../../importing/client";
import type { ImportPlan } from "../../../importing/plan";
import type { ImportCommand, ImportReport } from "../../../importing/protocol";
import { ImportSession, type ImportState } from "./importSession";

const plan: ImportPlan = {
  kind: "pictures",
  count: 60,
  heldOutCount: null,
  classes: [],
  sizes: { least: [32, 32], greatest: [32, 32] },
  isGrey: true,
  hasChannelOrder: false,
  values: null,
  bytes: 1,
  leftOut: [],
  leftOutCount: 0,
  proposed: {
    title: "a",
    shape: [32, 32, 1],
    fit: "crop",
    paper: 255,
    isInverted: false,
    hasClasses: false,
    tile: [0, 0],
    isChannelsFirst: false,
    isTransposed: false,
    range: "bytes",
  },
};
const preview = { shape: [32, 32, 1], images: new Uint8Array(0), count: 0 } as const;

/** A session whose importer does nothing by itself. */
function begun() {
  const sent: ImportCommand[] = [];
  const states: ImportState[] = [];
  let [hear, ended]: [(report: ImportReport) => void, number] = [() => undefined, 0];
  const start: typeof startImporter = (onReport) => {
    hear = onReport;
    return { send: (command) => sent.push(command), dispose: () => ended++ };
  };
  const session = new ImportSession((state) => states.push(state), start);
  session.begin([]);
  return { session, sent, states, hear: (report: ImportReport) => hear(report), ended: () => ended };
}

test("of many choices one after the other only the last is previewed, once the preview under way is there", () => {
  const { session, sent, states, hear } = begun();
  hear({ kind: "planned", plan });
  for (const title of ["b", "c", "d"]) session.choose({ title });
  expect(sent.map(({ kind }) => kind)).toEqual(["plan", "preview"]);
  hear({ kind: "previewed", plan, preview });
  expect(sent.at(-1)).toEqual({ kind: "preview", choices: { ...plan.proposed, title: "d" } });
  hear({ kind: "previewed", plan, preview });
  expect(sent).toHaveLength(3);
  expect(states.at(-1)).toMatchObject({ phase: "planned", choices: { title: "d" }, preview });
  session.import();
  expect(sent.at(-1)).toEqual({ kind: "import", choices: { ...plan.proposed, title: "d" } });
});

test("cancelling ends the importer at once, and so do its end, a refusal and other files", () => {
  const { session, states, hear, ended } = begun();
  hear({ kind: "progressed", progress: { stage: "looking", done: 1, of: 2 } });
  expect(states.at(-1)).toMatchObject({ phase: "looking", progress: { done: 1 } });
  session.cancel();
  expect([states.at(-1), ended()]).toEqual([{ phase: "idle" }, 1]);
  session.begin([]);
  session.begin([]);
  expect(ended()).toBe(2);
  hear({ kind: "refused", problem: { code: "noImages" }, where: "a" });
  expect([states.at(-1), ended()]).toEqual([
    { phase: "refused", reason: { where: "a", problem: { code: "noImages" } } },
    3,
  ]);
});
