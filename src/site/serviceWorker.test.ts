import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { FakeCaches } from "../testing/fakeCaches";

const script = readFileSync(new URL("serviceWorker.js", import.meta.url), "utf8");
const scope = "https://host/vae/";
const older = "latent-playground /vae/ older";
const olderData = "latent-playground /vae/ data older";
const others = "latent-playground /another/ digest";

/** A file that is kept only when a page has asked for it. */
const used = "data/others/images.bin";

/** What the host has, by path from the site's folder. */
const site: Readonly<Record<string, string>> = {
  "": "<title>the page</title>",
  "assets/index-1.js": "the page's script",
  "data/images.bin": "images",
  [used]: "other images",
};

/** A service worker of the site's build, in a browser that is told what to hold ready. */
class FakeBrowser {
  readonly caches = new FakeCaches(scope);
  readonly registration = {
    scope,
    active: null as object | null,
    installing: null as object | null,
    waiting: null as object | null,
    unregister: vi.fn(async () => true),
  };
  readonly skipWaiting = vi.fn(async () => undefined);
  /** Addresses that were asked of the host. */
  readonly asked: string[] = [];
  /** Names of locks that pages hold. */
  locks: readonly string[] = [];
  room = 1e9;
  host: Readonly<Record<string, string>> = site;
  /** How an answer of the host is otherwise than it should be. */
  answers: { status?: number; type?: string; redirected?: boolean; headers?: Record<string, string> } = {};
  readonly #listeners = new Map<string, (event: object) => void>();

  start(): void {
    const self = {
      latentPlaygroundBuild: {
        digest: "digest",
        dataDigest: "dataDigest",
        bytes: 100,
        files: digests,
        onUse: [used],
        headers,
      },
      registration: this.registration,
      clients: { claim: async () => undefined },
      skipWaiting: this.skipWaiting,
      addEventListener: (type: string, listen: (event: object) => void) => this.#listeners.set(type, listen),
    };
    const navigator = {
      storage: { estimate: async () => ({ quota: this.room, usage: 0 }) },
      locks: { query: async () => ({ held: this.locks.map((name) => ({ name })) }) },
    };
    const fetch = async (asked: string | Request) => this.#answer(typeof asked === "string" ? asked : asked.url);
    new Function("self", "caches", "navigator", "fetch", script)(self, this.caches, navigator, fetch);
  }

  /** Dispatches an event and waits for all that it is extended by; gives what it was answered with. */
  async dispatch(type: string, fields: object = {}): Promise<Response | undefined> {
    const extended: unknown[] = [];
    let answered: Promise<Response> | undefined;
    const event = {
      ...fields,
      waitUntil: (work: unknown) => extended.push(work),
      respondWith: (response: Promise<Response>) => {
        answered = response;
      },
    };
    this.#listeners.get(type)?.(event);
    await Promise.all(extended);
    return answered;
  }

  /** Has a page ask for all to be kept; what it is told. */
  async keep(): Promise<unknown> {
    const postMessage = vi.fn();
    await this.dispatch("message", { data: "keep", source: { postMessage } });
    return postMessage.mock.calls.at(0)?.at(0);
  }

  #answer(url: string): Response {
    this.asked.push(url.slice(scope.length));
    const { status, type = "basic", redirected = false, headers: sent = {} } = this.answers;
    const text = this.host[url.slice(scope.length)];
    const response = new Response(text ?? "Not found", {
      status: status ?? (text === undefined ? 404 : 200),
      headers: sent,
    });
    Object.defineProperties(response, { type: { value: type }, redirected: { value: redirected } });
    return response;
  }
}

const digests = Object.fromEntries(
  Object.entries(site).map(([path, text]) => [path, createHash("sha256").update(text).digest("hex")]),
);
const headers = { "Cross-Origin-Opener-Policy": "same-origin", "Content-Security-Policy": "of the build" };
const whole = {
  "latent-playground /vae/ digest": ["assets/index-1.js", ""],
  "latent-playground /vae/ data dataDigest": ["data/images.bin"],
};

let browser: FakeBrowser;
beforeEach(() => {
  browser = new FakeBrowser();
  browser.start();
});

/** What a page's request is answered with; undefined where it is left to the browser. */
function request(path: string, how: { method?: string; mode?: string; cache?: string; headers?: HeadersInit } = {}) {
  const { method = "GET", mode = "cors", cache = "default" } = how;
  const asked = { url: new URL(path, scope).href, method, mode, cache, headers: new Headers(how.headers) };
  return browser.dispatch("fetch", { request: asked });
}

describe("a service worker that is installed", () => {
  test("takes up its work at once where it is the first, and keeps nothing yet", async () => {
    await browser.dispatch("install");
    expect(browser.skipWaiting).toHaveBeenCalledTimes(1);
    expect(browser.asked).toEqual([]);
  });

  test("keeps all and waits where an older build is kept, until it is told to take over", async () => {
    browser.registration.active = {};
    browser.caches.put(older, { "": "the older page" });
    await browser.dispatch("install");
    expect(browser.caches.kept).toMatchObject(whole);
    expect(browser.skipWaiting).not.toHaveBeenCalled();
    await browser.dispatch("message", { data: "take over" });
    expect(browser.skipWaiting).toHaveBeenCalledTimes(1);
  });
});

describe("a page that asks to be kept", () => {
  test("is told once all is, itself the last of it, and is fetched once", async () => {
    expect(await browser.keep()).toEqual({ isKept: true });
    expect(browser.caches.kept).toEqual(whole);
    expect(browser.asked.at(-1)).toBe("");
    expect(await browser.keep()).toEqual({ isKept: true });
    expect(browser.asked).toHaveLength(3);
  });

  test.each([
    ["another build", { host: { ...site, "assets/index-1.js": "the next script" } }],
    ["an error with the file's bytes", { answers: { status: 203 } }],
    ["where the file has moved", { answers: { redirected: true } }],
    ["another host's answer", { answers: { type: "opaque" } }],
  ])("is not kept where the host gives %s", async (_, given) => {
    Object.assign(browser, given);
    expect(await browser.keep()).toEqual({ isKept: false });
    expect(browser.caches.kept["latent-playground /vae/ digest"]).not.toContain("");
  });

  test("is not fetched where there is no room for it", async () => {
    browser.room = 100;
    expect(await browser.keep()).toEqual({ isKept: false });
    expect(browser.asked).toEqual([]);
  });

  test("leaves nothing behind where room ends in the midst of it, but for data that were there before", async () => {
    browser.caches.isFull = true;
    expect(await browser.keep()).toEqual({ isKept: false });
    expect(browser.caches.kept).toEqual({});
    browser.caches.put("latent-playground /vae/ data dataDigest", { "data/images.bin": "images" });
    expect(await browser.keep()).toEqual({ isKept: false });
    expect(Object.keys(browser.caches.kept)).toEqual(["latent-playground /vae/ data dataDigest"]);
  });

  test("takes from an older build what is the same to the byte, and nothing else", async () => {
    browser.caches.put(olderData, { "data/images.bin": "images" });
    browser.caches.put(older, { "assets/index-1.js": "an older script" });
    browser.locks = [`${scope}assets/index-1.js`];
    expect(await browser.keep()).toEqual({ isKept: true });
    expect(browser.asked).toEqual(["assets/index-1.js", ""]);
  });
});

describe("a request", () => {
  test("is answered by what is kept, with the headers that the host leaves out", async () => {
    await browser.keep();
    browser.host = {};
    const answer = await request("assets/index-1.js");
    expect(await answer?.text()).toBe("the page's script");
    expect(answer?.headers.get("content-security-policy")).toBe("of the build");
    expect(await (await request("./", { mode: "navigate" }))?.text()).toBe(site[""]);
    expect(await (await request("index.html", { mode: "navigate" }))?.text()).toBe(site[""]);
  });

  test("goes to the host before all is kept; isolation is not left to it, other headers are", async () => {
    const sent = { "cross-origin-opener-policy": "unsafe-none", "content-security-policy": "of the host" };
    browser.answers = { headers: sent };
    const answer = await request("", { mode: "navigate" });
    expect(await answer?.text()).toBe(site[""]);
    expect(answer?.headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(answer?.headers.get("content-security-policy")).toBe("of the host");
  });

  test("for a data set that was not fetched before keeps it, where the page is kept and it is of this build", async () => {
    expect(await (await request(used))?.text()).toBe("other images");
    expect(browser.caches.kept).toEqual({});
    await browser.keep();
    browser.host = { ...site, [used]: "images of another build" };
    await request(used);
    browser.host = site;
    await request(used);
    await vi.waitFor(() => expect(Object.values(browser.caches.kept).flat()).toContain(used));
    expect(await (await request(used))?.text()).toBe("other images");
    expect(browser.asked.filter((path) => path === used)).toHaveLength(3);
  });

  test("for a script of an older build is answered by what that one has kept", async () => {
    browser.caches.put(older, { "assets/index-0.js": "an older script" });
    expect(await (await request("assets/index-0.js"))?.text()).toBe("an older script");
  });

  test.each([
    ["that changes something", "", { method: "POST" }],
    ["for a part of a file", "data/images.bin", { headers: { range: "bytes=0-9" } }],
    ["past all caches", "data/images.bin", { cache: "no-store" }],
    ["for another folder of the host", "/another/", {}],
  ])("%s is left to the browser", async (_, path, how) => {
    expect(await request(path, how)).toBeUndefined();
  });

  test("with ?sw=off removes all that this site keeps, and nothing of its neighbour", async () => {
    browser.caches.put(older, { "": "the older page" });
    browser.caches.put(others, { "": "another page" });
    expect(await request("?sw=off", { mode: "navigate" })).toBeUndefined();
    expect(Object.keys(browser.caches.kept)).toEqual([others]);
    expect(browser.registration.unregister).toHaveBeenCalledTimes(1);
  });
});

describe("a service worker that takes over", () => {
  beforeEach(() => {
    browser.caches.put(older, { "": "the older page", "assets/index-0.js": "an older script" });
    browser.caches.put(olderData, { "data/images.bin": "older images" });
    browser.caches.put(others, { "": "another page" });
  });

  test("deletes what older builds of its site have kept", async () => {
    await browser.dispatch("activate");
    expect(Object.keys(browser.caches.kept)).toEqual([others]);
  });

  test("leaves an older build, and its data, while one of its pages is open", async () => {
    browser.locks = [`${scope}assets/index-0.js`];
    await browser.dispatch("activate");
    expect(Object.keys(browser.caches.kept)).toEqual([older, olderData, others]);
  });

  test("takes a page that begins with a script of this build for none of an older one", async () => {
    browser.caches.put(older, { "assets/index-1.js": "the page's script" });
    browser.locks = [`${scope}assets/index-1.js`];
    await browser.dispatch("activate");
    expect(Object.keys(browser.caches.kept)).toEqual([others]);
  });

  test("leaves the tidying to a newer build that waits", async () => {
    browser.registration.waiting = {};
    await browser.dispatch("activate");
    expect(Object.keys(browser.caches.kept)).toEqual([older, olderData, others]);
  });
});
