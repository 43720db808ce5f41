import {
  alters,
  answers,
  breaks,
  delays,
  goesOffline,
  inPage,
  inTurn,
  nothing,
  press,
  startsAnew,
  toWorker,
} from "../injections";
import { end, fallSilent, forbid, remove } from "../scripts";
import { afterLoading, type Fault } from "./fault";

const manifest = /manifest\.json/;
const images = /train-images-idx3-ubyte/;
const heldOut = /t10k-images-idx3-ubyte/;
const signIn = () => Buffer.from("<html>Sign in</html>");
const again = { press: "Try again" } as const;
const onceMore = { provoke: toWorker(end), while: ["training", "comparing"], ...again } as const;
const loading = { while: ["loading"] } as const;

/** Files that do not come as they should. */
export const dataFaults: readonly Fault[] = [
  { fault: "a file is missing", inject: answers(images, 404), says: /answered 404/, ...loading, ...again },
  {
    fault: "a file is missing when a new worker wants it",
    inject: answers(images, 404),
    says: /answered 404/,
    ...onceMore,
  },
  { fault: "a file is cut short", inject: alters(heldOut, half), says: /is damaged/, ...loading, ...again },
  { fault: "a file has other bytes", inject: alters(images, worn), says: /train-images/, ...loading, ...again },
  {
    fault: "a file has other bytes when a new worker wants it",
    inject: alters(images, worn),
    says: /train-images/,
    ...onceMore,
  },
  { fault: "a file is another page", inject: alters(images, signIn), says: /train-images/, ...loading, ...again },
  { fault: "the manifest is another page", inject: alters(manifest, signIn), says: /manifest/, ...loading, ...again },
  { fault: "the server fails", inject: answers(manifest, 500), says: /answered 500/, ...loading, ...again },
  {
    fault: "the server fails when a new worker asks it",
    inject: answers(manifest, 500),
    says: /answered 500/,
    ...onceMore,
  },
  { fault: "the connection breaks", inject: breaks(heldOut), says: /could not be fetched/, ...loading, ...again },
  { fault: "the server takes its time", inject: delays(images, 2000), says: null, ...loading },
];

const gone = /Failed to load resource|Failed to fetch dynamically imported module|Unable to preload CSS/;
const notFetched = { says: /could not be fetched/, reports: gone, ...again } as const;
const comparison = { while: ["training"], provoke: inTurn(startsAnew, press("button", "Compare")) } as const;
const sweep = { while: ["comparing"], provoke: press("button", "λ sweep"), leave: press("button", "Close") } as const;
const sweepPart = /assets\/Sweep-/;

/** Parts of the page that do not come. */
export const networkFaults: readonly Fault[] = [
  {
    fault: "an application's part is gone",
    while: ["training"],
    prepare: answers(/assets\/Compression-/, 404),
    inject: inTurn(press("button", /^Application /), press("menuitemradio", /^Compress/)),
    ...notFetched,
  },
  {
    fault: "the comparison's part is gone",
    prepare: answers(/assets\/Compare-/, 404),
    inject: nothing,
    ...comparison,
    ...notFetched,
  },
  { fault: "the sweep's part cannot be reached", inject: goesOffline, ...sweep, ...notFetched },
  { fault: "the sweep's part is gone", inject: answers(sweepPart, 404), ...sweep, ...notFetched },
  { fault: "the panels' part is gone", inject: answers(/assets\/workbench-.*js/, 404), ...loading, ...notFetched },
  { fault: "the panels' style is gone", inject: answers(/assets\/workbench-.*css/, 404), ...loading, ...notFetched },
  { fault: "the panels' part is slow", inject: delays(/assets\/workbench-/, 2000), says: null, ...loading },
  { fault: "the charts' part is gone", inject: answers(/assets\/charts-/, 404), ...loading, ...notFetched },
  {
    fault: "the worker's script is gone",
    inject: answers(/assets\/worker-/, 404),
    says: /could not be loaded/,
    ...loading,
    press: "Recover",
  },
  { fault: "there is no network any more", inject: goesOffline, says: null, while: afterLoading },
];

const stores = ["localStorage", "sessionStorage", "indexedDB", "caches", "LockManager.prototype.request"];
const all = inPage(forbid, { paths: stores, name: "SecurityError" });
const forbids = (store: string) => inPage(forbid, { paths: [store], name: "SecurityError" });
const full = inPage(forbid, { paths: ["Storage.prototype.setItem"], name: "QuotaExceededError" });
const address = inPage(forbid, { paths: ["History.prototype.replaceState"], name: "SecurityError" });
const theme = press("button", /^Switch to the (dark|light) theme$/);

/** Memory of a browser that is full or forbidden. */
export const storageFaults: readonly Fault[] = [
  { fault: "all of it is forbidden", inject: all, says: null, ...loading },
  {
    fault: "all of it is forbidden when the theme is chosen",
    inject: all,
    provoke: theme,
    says: null,
    while: ["training"],
  },
  {
    fault: "it is full when the theme is chosen",
    inject: full,
    provoke: theme,
    says: null,
    while: ["training", "comparing"],
  },
  {
    fault: "there is none",
    inject: inPage(remove, ["localStorage", "sessionStorage", "indexedDB", "caches"]),
    says: null,
    ...loading,
  },
  { fault: "IndexedDB alone is forbidden", inject: forbids("indexedDB"), says: null, ...loading },
  { fault: "the caches alone are forbidden", inject: forbids("caches"), says: null, ...loading },
  { fault: "there are no locks", inject: inPage(remove, ["navigator.locks"]), says: null, ...loading },
  {
    fault: "locks are never granted",
    inject: inPage(fallSilent, ["LockManager.prototype.request"]),
    says: null,
    ...loading,
  },
  {
    fault: "the address may not be changed",
    inject: address,
    provoke: press("radio", "KL only"),
    says: null,
    while: ["training"],
  },
  {
    fault: "nothing may be copied",
    inject: inPage(remove, ["navigator.clipboard", "document.execCommand"]),
    provoke: press("button", "Share"),
    says: /take the link from the address bar/,
    while: ["training"],
  },
];

function half(body: Buffer): Buffer {
  return body.subarray(0, Math.floor(body.length / 2));
}

function worn(body: Buffer): Buffer {
  const middle = Math.floor(body.length / 2);
  return Buffer.from(body).fill(7, middle, middle + 4000);
}
