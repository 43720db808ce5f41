import { eventually } from "./browser.mjs";

/** @typedef {import("./browser.mjs").Browser} Browser */

/** A network small enough for one thread of any machine. */
const link =
  "#latent=2&encoder=conv4s2r.bn.conv8s2r.bn.flat.dense8r.bn&decoder=dense392r.bn.to7x7x8.convT8s2r.bn.convT4s2r.bn.convT1s1&batch=16";
const STEPS = 30;
const PATIENCE_MS = 60_000;

/**
 * Builds, trains, drags the ring, compares and reloads, as a person would.
 * @param {Browser} browser
 * @param {string} url Of the page.
 * @returns {Promise<string>} What computed.
 */
export async function tell(browser, url) {
  await browser.open(url + link);
  const engine = await built(browser);
  await train(browser, STEPS);
  await dragRing(browser);
  await press(browser, "Compare");
  await eventually("three models side by side", async () => {
    return (await browser.run(`${find} return find("region", "KL only") && true;`)) ?? undefined;
  });
  await built(browser);
  await train(browser, STEPS);
  await press(browser, "End comparison");
  await built(browser);
  await browser.reload();
  await built(browser);
  await train(browser, 2);
  return engine;
}

/**
 * Waits until the page says that it needs its server no more.
 * @param {Browser} browser
 */
export async function isKept(browser) {
  const script = `${find} const use = find("status", "Offline use"); return use && use.textContent;`;
  await eventually(
    "the page to be kept",
    async () => (await browser.run(script).catch(() => "")) || undefined,
    PATIENCE_MS,
  );
}

/**
 * Finds what is in sight by role and name.
 */
const find = `
  const selectors = {
    button: "button", slider: "[role=slider], input[type=range]", region: "section, [role=region]",
    status: "output, [role=status]", img: "[role=img], img, canvas",
  };
  const nameOf = (element) => {
    const label = element.getAttribute("aria-labelledby");
    const named = label && document.getElementById(label);
    return (element.getAttribute("aria-label") || (named || element).textContent || "").trim();
  };
  const find = (role, name) =>
    [...document.querySelectorAll(selectors[role])].find((element) => nameOf(element) === name) || null;
  const isEnabled = (element) => !element.disabled && element.getAttribute("aria-disabled") !== "true";
`;

/**
 * Waits until the model is built; what computes it.
 * @param {Browser} browser
 */
async function built(browser) {
  const script = `${find}
    const train = find("button", "Train");
    const engine = find("status", "Engine in use");
    const alert = [...document.querySelectorAll("[role=alert]")].map((element) => element.innerText).join(" ").trim();
    if (alert) return { alert };
    return train && isEnabled(train) && engine ? { engine: engine.textContent } : null;`;
  return await eventually(
    "the model to be built",
    async () => {
      // The page may be loading anew just now, to be isolated by its service worker.
      const found = await browser.run(script).catch(() => null);
      if (found?.alert) throw new Error(`The page says: ${found.alert}`);
      return found?.engine;
    },
    PATIENCE_MS,
  ).catch(async (error) => {
    throw new Error(`${error.message} ${await wordsOf(browser)}`);
  });
}

/**
 * Trains so many steps from where it stands.
 * @param {Browser} browser
 * @param {number} steps
 */
async function train(browser, steps) {
  const begin = await stepOf(browser);
  await press(browser, "Train");
  await eventually(
    `${steps} steps of training`,
    async () => ((await stepOf(browser)) >= begin + steps ? true : undefined),
    PATIENCE_MS,
  );
  await press(browser, "Pause");
  await eventually("training to pause", async () => (await placeOf(browser, "button", "Train")) ?? undefined);
}

/** @param {Browser} browser */
async function stepOf(browser) {
  const text = await browser.run(`${find} const step = find("status", "Step"); return step && step.textContent;`);
  return Number(String(text).replaceAll(",", "").match(/^\d+/)?.[0] ?? Number.NaN);
}

/**
 * Drags the ring over the map: the decoded image becomes another one.
 * @param {Browser} browser
 */
async function dragRing(browser) {
  const image = `${find}
    const image = find("img", "Decoded image");
    const canvas = image && (image.matches("canvas") ? image : image.querySelector("canvas"));
    return canvas ? canvas.toDataURL() : null;`;
  const before = await browser.run(image);
  const from = await placeOf(browser, "slider", "Position in latent space");
  if (!from) throw new Error("There is no ring on the map.");
  await browser.drag([from, { x: from.x + 20, y: from.y - 10 }, { x: from.x + 60, y: from.y - 40 }]);
  await eventually("the ring to move", async () => {
    const place = await placeOf(browser, "slider", "Position in latent space");
    return place && Math.abs(place.x - from.x - 60) < 4 ? true : undefined;
  });
  await eventually("another image to be decoded", async () =>
    (await browser.run(image)) !== before ? true : undefined,
  );
}

/**
 * Presses a button, once it can be pressed.
 * @param {Browser} browser
 * @param {string} name
 */
async function press(browser, name) {
  const place = await eventually(
    `the button ${name}`,
    async () => (await placeOf(browser, "button", name)) ?? undefined,
    PATIENCE_MS,
  );
  await browser.drag([place]);
}

/**
 * The middle of what has a role and a name, brought into sight; null where it is not there or disabled.
 * @param {Browser} browser
 * @param {string} role
 * @param {string} name
 * @returns {Promise<import("./browser.mjs").Point | null>}
 */
function placeOf(browser, role, name) {
  return browser.run(
    `${find}
    const element = find(arguments[0], arguments[1]);
    if (!element || !isEnabled(element)) return null;
    element.scrollIntoView({ block: "nearest" });
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };`,
    role,
    name,
  );
}

/** @param {Browser} browser */
async function wordsOf(browser) {
  const words = await browser.run("return document.body.innerText;").catch(() => "");
  return `The page reads: ${String(words).replaceAll(/\s+/g, " ").slice(0, 300)}`;
}
