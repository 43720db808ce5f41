// What it takes to hand a moment of a run over and to write it, as processor time, which other programs do not lengthen.

/** Saves that are timed for each size; the median counts. */
const TIMES = 9;

/**
 * Milliseconds of the processor that a thread takes to copy a model's state out of shared memory and to hand the copy over, as the
 * worker does at each moment that it tells; without the engine around it.
 * @param {number} parameters
 */
export function copyingMs(parameters) {
  const memory = new Float32Array(new SharedArrayBuffer(4 * 3 * parameters)).fill(0.5);
  const copies = [0, 1, 2].map((block) => () => memory.slice(block * parameters, (block + 1) * parameters));
  const each = Array.from({ length: TIMES }, () => {
    const before = process.cpuUsage();
    structuredClone(copies.map((copy) => copy()));
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return each;
}

/**
 * Milliseconds of the processor that a page's thread takes to write a moment to the browser's database, all of it.
 * @param {import("./site.mjs").Page} page A page of its own, of which nothing else is asked meanwhile.
 * @param {number} parameters
 */
export async function writingMs(page, parameters) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const busy = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
  };
  const each = [];
  for (let time = 0; time < TIMES; time++) {
    await page.evaluate(makeMoment, parameters);
    const before = await busy();
    await page.evaluate(writeMoment);
    each.push((await busy()) - before);
  }
  await session.detach();
  return each;
}

/** @param {number} parameters */
function makeMoment(parameters) {
  const [weights, first, second] = [1, 2, 3].map((value) => new Float32Array(parameters).fill(value));
  Object.assign(window, { moment: { step: 1, state: { weights, first, second, updates: 1 } } });
}

function writeMoment() {
  return /** @type {Promise<void>} */ (
    new Promise((resolve, reject) => {
      const opening = indexedDB.open("bench", 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore("moments");
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const writing = opening.result.transaction("moments", "readwrite", { durability: "strict" });
        writing.objectStore("moments").put(Reflect.get(window, "moment"), "moment");
        writing.onabort = () => reject(writing.error);
        writing.oncomplete = () => {
          opening.result.close();
          resolve();
        };
      };
    })
  );
}
