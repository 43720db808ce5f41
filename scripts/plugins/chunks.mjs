import { existsSync } from "node:fs";

/** What a page shows next after its first load, by its path in `src`. */
const shownNext = [
  "apps/workbench/SkipLinks",
  "latentMap/AxisChoice",
  "latentMap/Marks",
  "latentMap/pointer/HoverCard",
  "latentMap/pointer/PickingBanner",
  "latentMap/pointer/TakingButtons",
  "latentMap/points/ColourBar",
  "panels/Bar/EngineSelection",
  "panels/Bar/PageButtons",
  "panels/Bar/CompareToggle",
  "panels/DecodeZ/DecodeZ",
  "pictures/Decodings",
  "panels/Explore/Explore",
  "panels/Failure/FailureBanner",
  "panels/Flow/Flow",
  "panels/Footer/Footer",
  "panels/Footer/NewVersion",
  "panels/Keys/Keys",
  "panels/Loss/Loss",
  "panels/Loss/view/ViewMenu",
  "panels/Model/Model",
  "panels/Narrator/Narrator",
  "panels/Objective/Lambda",
  "panels/Proposal/ProposalDialog",
  "panels/Reconstructions/Reconstructions",
  "panels/Training/Training",
];
/**
 * The files in which the page comes, each with all that it imports statically and no earlier one has: what is shown at the
 * same time is fetched at once, not in a hundred files of some bytes. All else is a file for each part that is fetched later.
 */
export const chunkGroups = [
  { name: "index", test: (/** @type {string} */ id) => id === modulePath("main") },
  { name: "workbench", test: oneOf(shownNext) },
  { name: "charts", test: /\/node_modules\/recharts\// },
].map((group, index, groups) => ({ ...group, priority: groups.length - index }));

/** @param {readonly string[]} modules */
function oneOf(modules) {
  const paths = new Set(modules.map(modulePath));
  return (/** @type {string} */ id) => paths.has(id);
}

/** @param {string} module Path in `src`, without the ending. */
function modulePath(module) {
  const path = new URL(`../../src/${module}.tsx`, import.meta.url).pathname;
  if (!existsSync(path)) throw new Error(`There is no ${path} to put into one of the page's files.`);
  return path;
}
