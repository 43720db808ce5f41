import { availableParallelism } from "node:os";
import { findChromium } from "../../scripts/chromium.mjs";
import { eventually } from "./browser.mjs";
import { startChromium } from "./chromium.mjs";
import { startFirefox } from "./firefox.mjs";
import { addressOnNetwork, startHost } from "./host.mjs";
import { findFirefox, findWebKit } from "./programs.mjs";
import { isKept, tell } from "./story.mjs";
import { startWebKit } from "./webkit.mjs";

/** @typedef {import("./browser.mjs").Browser} Browser */

/**
 * What a story is told in, and on.
 * @typedef {object} Case
 * @property {string} browser
 * @property {string} title
 * @property {() => Promise<Browser>} start
 * @property {(browser: Browser) => Promise<string>} tell Says what came of it.
 */

const opening = new URL("../../dist/index.html", import.meta.url).href;

/** All that computes: on one thread, on as many as there are, or on whatever the browser has. */
const oneThread = /^WASM · 1 thread\b/;
const allThreads = availableParallelism() > 1 ? /^WASM · [2-9] threads/ : oneThread;
const anyThreads = /^WASM · (\d+ of )?\d+ threads?/;

/**
 * Where a story is told, and what must compute there.
 * @typedef {object} Place
 * @property {string} title
 * @property {import("./host.mjs").HostOptions} host
 * @property {string} [query] Of the page's address.
 * @property {RegExp} threads
 * @property {boolean} [refusesStorage] Whether the browser lets the page keep nothing.
 */

/** @type {readonly Place[]} */
const hosts = [
  { title: "isolated by its host", host: { isolated: true }, threads: allThreads },
  { title: "in a folder of a static host", host: { isolated: false, folder: "/teaching/vae/" }, threads: allThreads },
  { title: "translated", host: { isolated: true, translated: "replaces" }, query: "?sw=off", threads: allThreads },
  { title: "on a static host, ?sw=off", host: { isolated: false }, query: "?sw=off", threads: oneThread },
];

const isTranslated = 'return document.querySelector("h1 font font") !== null;';
const hasStorage = "try { return Boolean(localStorage); } catch { return false; }";

/** The browsers of this machine, each as it is started, and those that are missing. */
export function findBrowsers() {
  const [firefox, webKit] = [findFirefox(), findWebKit()];
  const found = [
    { name: "Chromium", isHere: true, start: () => startChromium(findChromium()) },
    { name: "Firefox", isHere: Boolean(firefox), start: () => startFirefox(firefox ?? "") },
    { name: "WebKitGTK", isHere: Boolean(webKit), start: () => startWebKit(webKit ?? noWebKit) },
  ];
  return { here: found.filter(({ isHere }) => isHere), missing: found.filter(({ isHere }) => !isHere) };
}

const noWebKit = { driver: "", browser: "", screen: "" };

/**
 * Every story there is to be told here.
 * @returns {Case[]}
 */
export function cases() {
  const address = addressOnNetwork();
  const { here } = findBrowsers();
  const title = "over plain http on the network";
  const onNetwork = address ? [{ title, host: { isolated: true, address }, threads: oneThread }] : [];
  const served = here.flatMap(({ name, start }) =>
    [...hosts, ...onNetwork].map((place) =>
      // WebKitGTK is built without memory that is shared.
      caseOn({ browser: name, start, ...place, ...(name === "WebKitGTK" ? { threads: anyThreads } : {}) }),
    ),
  );
  const fromFile = here.map(({ name, start }) => ({
    browser: name,
    title: "from a file",
    start,
    tell: readWords,
  }));
  const offline = here.map(({ name, start }) => ({
    browser: name,
    title: "its server gone",
    start,
    tell: tellOffline,
  }));
  return [...served, ...fromFile, ...offline, ...restricted()];
}

/**
 * After one visit to a folder of a static host the page opens and trains though the host is gone.
 * @param {Browser} page
 */
async function tellOffline(page) {
  const host = await startHost({ isolated: false, folder: "/teaching/vae/" });
  try {
    await page.open(host.url);
    await isKept(page);
    await page.open("about:blank");
  } finally {
    await host.stop();
  }
  return tell(page, host.url);
}

/** Browsers of which something was taken away. */
function restricted() {
  const [firefox, webKit] = [findFirefox(), findWebKit()];
  const host = { isolated: true };
  const firefoxes = [
    { title: "without shared memory", preferences: { "javascript.options.shared_memory": false }, threads: oneThread },
    { title: "with cookies blocked", preferences: { "network.cookie.cookieBehavior": 2 }, threads: allThreads },
  ].map(({ preferences, ...rest }) =>
    caseOn({ browser: "Firefox", start: () => startFirefox(firefox ?? "", preferences), host, ...rest }),
  );
  const startWithout = () => startWebKit(webKit ?? noWebKit, { cookies: "never" });
  const title = "with cookies blocked";
  const inChromium = () => startChromium(findChromium(), { cookies: "never" });
  return [
    caseOn({ browser: "Chromium", title, start: inChromium, host, threads: allThreads, refusesStorage: true }),
    ...(firefox ? firefoxes : []),
    ...(webKit ? [caseOn({ browser: "WebKitGTK", title, start: startWithout, host, threads: anyThreads })] : []),
  ];
}

/**
 * @param {Pick<Case, "browser" | "title" | "start"> & Place} options
 * @returns {Case}
 */
function caseOn({ browser, title, start, host: options, query = "", threads, refusesStorage = false }) {
  return {
    browser,
    title,
    start,
    async tell(page) {
      const host = await startHost(options);
      try {
        const engine = await tell(page, host.url + query);
        if (options.translated && !(await page.run(isTranslated))) throw new Error("Nobody translates the page.");
        if (refusesStorage && (await page.run(hasStorage))) throw new Error("The page has storage.");
        if (host.violations.length > 0) throw new Error(`The site's headers forbade ${host.violations[0]}`);
        if (!threads.test(engine)) throw new Error(`It computes on ${engine}, not on ${threads.source}.`);
        return engine;
      } finally {
        await host.stop();
      }
    },
  };
}

/**
 * Opened from a file, the page says what to do instead.
 * @param {Browser} page
 */
async function readWords(page) {
  await page.open(opening);
  return eventually("words", async () => {
    const words = await page.run("return document.body.innerText;");
    return String(words).includes("does not run from a file") ? "says what to do instead" : undefined;
  });
}
