/** Images a step of the default experiment. */
const BATCH = 128;

/**
 * Images a second that one model trains on while something is done; of several, the last one's.
 * @param {import("./site.mjs").Page} page
 * @param {() => Promise<void>} deed
 */
export async function measurePace(page, deed) {
  const before = await glance(page);
  await deed();
  const after = await glance(page);
  return { imagesPerSecond: (BATCH * (after.step - before.step)) / ((after.ms - before.ms) / 1000) };
}

/** @param {import("./site.mjs").Page} page */
function glance(page) {
  return page.evaluate(() => ({ ms: performance.now(), step: [...window.probe.steps.values()].at(-1) ?? 0 }));
}
