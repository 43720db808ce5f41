// Serves the page where its server is gone, from a cache of the one build that this worker belongs to, and gives it the
// headers that its host does not send: those that isolate it, without which threads share no memory. The build writes
// before these lines which files it has, with their digests. `?sw=off` at the end of the page's address removes it all.

/**
 * What the build says of itself.
 * @typedef {object} Build
 * @property {string} digest Of all files but the data, hexadecimal.
 * @property {string} dataDigest
 * @property {number} bytes All files together that are kept before they are asked for.
 * @property {Readonly<Record<string, string>>} files By path, the SHA-256 of each, hexadecimal; "" is the page itself.
 * @property {readonly string[]} onUse Paths of files that are kept only when a page has asked for them.
 * @property {Readonly<Record<string, string>>} headers
 */

const build = /** @type {Build} */ (Reflect.get(self, "latentPlaygroundBuild"));
const worker = /** @type {any} */ (self);
const scope = new URL(worker.registration.scope);
/** Several copies of this site may lie on one host. */
const ours = `latent-playground ${scope.pathname} `;
const codeName = `${ours}${build.digest}`;
const dataName = `${ours}data ${build.dataDigest}`;
const isolation = /^cross-origin-/i;
const AT_ONCE = 4;

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(activate()));
worker.addEventListener("message", (/** @type {any} */ event) => {
  if (event.data === "take over") worker.skipWaiting();
  if (event.data === "keep") event.waitUntil(keepFor(event.source));
});
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  /** @type {Request} */
  const request = event.request;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(scope.href) || request.headers.has("range")) return;
  // Whoever asks past all caches asks the host.
  if (request.cache === "no-store") return;
  if (request.mode === "navigate" && url.searchParams.get("sw") === "off") event.waitUntil(remove());
  else event.respondWith(answer(request, url.pathname.slice(scope.pathname.length), event));
});

/**
 * The first worker takes up its work at once, before anything is kept. A later one waits until no page of the build before
 * it is open, and has everything by then, if there is room for both: what is not whole must not take the place of what is.
 */
async function install() {
  if (worker.registration.active && (await isAnyKept())) await keep();
  else await worker.skipWaiting();
}

/** In Firefox what a page asks for waits for this to end, and the claim for what the page asks for: nobody waits for it. */
async function activate() {
  worker.clients.claim().catch(() => undefined);
  await tidy().catch(() => undefined);
}

/**
 * Keeps the build, and tells the page that asked for it whether all of it is kept.
 * @param {{ postMessage(message: unknown): void }} page
 */
async function keepFor(page) {
  const isKept = await keep().catch(() => false);
  page.postMessage({ isKept });
  await tidy().catch(() => undefined);
}

/**
 * Fetches whatever of the build is not kept yet, the page itself last: where it is, all is.
 * @returns {Promise<boolean>} Whether all is kept; not where storage has not room enough, or the host another build.
 */
async function keep() {
  const code = await caches.open(codeName);
  if (await code.match(scope.href)) return true;
  if (!(await hasRoom())) return false;
  const hadData = await caches.has(dataName);
  const data = await caches.open(dataName);
  const paths = Object.keys(build.files).filter((path) => path !== "" && !build.onUse.includes(path));
  try {
    const keepNext = async () => {
      for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
        await keepFile(isData(path) ? data : code, path);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, keepNext));
    await keepFile(code, "");
    return true;
  } catch (error) {
    paths.length = 0;
    if (!(error instanceof DOMException && error.name === "QuotaExceededError")) throw error;
    await caches.delete(codeName);
    // Data that were there before are another build's, too.
    if (!hadData) await caches.delete(dataName);
    return false;
  }
}

async function hasRoom() {
  const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
  return quota - usage > build.bytes;
}

/**
 * Keeps one file, of an older build where that has the same one. Only what is whole, and of this build, is kept.
 * @param {Cache} cache
 * @param {string} path
 */
async function keepFile(cache, path) {
  const url = new URL(path, scope).href;
  if (await cache.match(url)) return;
  const kept = path === "" ? undefined : await keptByAny(url);
  if (kept && (await isOfBuild(kept.clone(), path))) return cache.put(url, kept);
  const response = await fetch(url, { cache: "no-cache", redirect: "error" });
  if (!isWhole(response) || !(await isOfBuild(response.clone(), path))) throw new Error(`${url} is not of this build.`);
  await cache.put(url, response);
}

/** @param {Response} response */
function isWhole(response) {
  return response.status === 200 && response.type === "basic" && !response.redirected;
}

/**
 * @param {Response} response
 * @param {string} path
 */
async function isOfBuild(response, path) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") === build.files[path];
}

/**
 * What is kept, or else what the host says.
 * @param {Request} request
 * @param {string} path From the site's folder.
 * @param {{ waitUntil(work: Promise<unknown>): void }} event
 */
async function answer(request, path, event) {
  const kept = await keptFor(path).catch(() => undefined);
  if (kept) return withHeaders(kept);
  const response = await fetch(request);
  if (build.onUse.includes(path) && isWhole(response)) {
    event.waitUntil(keepUsed(path, response.clone()).catch(() => undefined));
  }
  return withHeaders(response);
}

/**
 * Keeps what a page has asked for, where the page itself is kept and there is room.
 * @param {string} path
 * @param {Response} response
 */
async function keepUsed(path, response) {
  if (!(await caches.match(scope.href, { cacheName: codeName }))) return;
  if (await isOfBuild(response.clone(), path))
    await (await caches.open(dataName)).put(new URL(path, scope).href, response);
}

/**
 * What is kept of a path: of this build, or of an older one that a page still runs, whose scripts have names of their own.
 * @param {string} path
 * @returns {Promise<Response | undefined>}
 */
async function keptFor(path) {
  const isPage = path === "" || path === "index.html";
  const url = new URL(isPage ? "" : path, scope).href;
  if (isPage) return caches.match(url, { cacheName: codeName });
  if (path in build.files) return caches.match(url, { cacheName: isData(path) ? dataName : codeName });
  return path.startsWith("assets/") ? keptByAny(url) : undefined;
}

/**
 * What any build has kept of an address.
 * @param {string} url
 */
async function keptByAny(url) {
  for (const cacheName of await ourCaches()) {
    const kept = await caches.match(url, { cacheName });
    if (kept) return kept;
  }
  return undefined;
}

/**
 * The same with the headers that the host left out; isolation is never left to it.
 * @param {Response} response
 */
function withHeaders(response) {
  // A redirect of the page is the browser's to follow, and an error has no headers.
  if (response.status === 0) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(build.headers)) {
    if (isolation.test(name) || !headers.has(name)) headers.set(name, value);
  }
  const { status, statusText, body } = response;
  return new Response(body, { status, statusText, headers });
}

/**
 * Deletes what other builds have kept, but for those of which a page is open: it holds a lock in its first script's name. A
 * newer build that is fetched or waits needs what it has; it tidies up itself.
 */
async function tidy() {
  if (worker.registration.installing || worker.registration.waiting) return;
  const names = (await ourCaches()).filter((name) => name !== codeName && name !== dataName);
  if (names.length === 0) return;
  const { held = [] } = await navigator.locks.query();
  // A page that begins with a script of this build needs nothing of another.
  const isOthers = (/** @type {string} */ name) =>
    name.startsWith(scope.href) && !(name.slice(scope.href.length) in build.files);
  const open = held.map(({ name = "" }) => name).filter(isOthers);
  /** @param {string} name */
  const isNeeded = async (name) =>
    (await Promise.all(open.map((cacheName) => caches.match(cacheName, { cacheName: name })))).some(Boolean);
  const needed = await Promise.all(names.map(isNeeded));
  // The data of an older build stays as long as any page of one.
  const areOpen = needed.includes(true);
  for (const [index, name] of names.entries()) {
    const isItsData = name.startsWith(`${ours}data `);
    if (!needed[index] && !(isItsData && areOpen)) await caches.delete(name);
  }
}

async function remove() {
  for (const name of await ourCaches()) await caches.delete(name);
  await worker.registration.unregister();
}

async function isAnyKept() {
  return Boolean(await keptByAny(scope.href));
}

async function ourCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(ours));
}

/** @param {string} path */
function isData(path) {
  return path.startsWith("data/");
}
