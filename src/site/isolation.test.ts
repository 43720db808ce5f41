import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { seekIsolation } from "./isolation";

const address = { origin: "https://host", href: "https://host/teaching/" };

/** A page that can be isolated by its service worker, but is not yet. */
class FakePage {
  readonly workers = Object.assign(new EventTarget(), {
    controller: null as object | null,
    register: vi.fn(async (_script: URL) => ({ active: null as { state: string } | null })),
    getRegistration: vi.fn(async () => ({ unregister: this.unregister })),
  });
  readonly unregister = vi.fn(async () => true);
  readonly reload = vi.fn();
  /** The history's entry: a reload keeps it. */
  entry: unknown = null;

  open({ search = "", secure = true, isolated = false } = {}): void {
    vi.stubGlobal("isSecureContext", secure);
    vi.stubGlobal("crossOriginIsolated", isolated);
    vi.stubGlobal("location", { ...address, search, reload: this.reload });
    vi.stubGlobal("document", { baseURI: address.href });
    // Browsers hide service workers from pages that are not secure; a fake that does not is stricter.
    vi.stubGlobal("navigator", { serviceWorker: this.workers });
    const page = this;
    vi.stubGlobal("history", {
      get state() {
        return page.entry;
      },
      replaceState(state: unknown) {
        page.entry = state;
      },
    });
  }

  /** From now on, whoever registers is soon in control. */
  takeControl(): void {
    this.workers.register.mockImplementation(async () => {
      queueMicrotask(() => this.workers.dispatchEvent(new Event("controllerchange")));
      return { active: null };
    });
  }
}

let page: FakePage;
beforeEach(() => {
  vi.useFakeTimers();
  page = new FakePage();
  page.takeControl();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("a page that is not isolated", () => {
  test("is loaded anew once its service worker is in control", async () => {
    page.open();
    expect(await seekIsolation()).toBe(true);
    expect(page.reload).toHaveBeenCalledTimes(1);
    expect(String(page.workers.register.mock.calls[0]?.[0])).toBe("https://host/teaching/serviceWorker.js");
  });

  test("is loaded anew where a service worker was passed over, as by a forced reload", async () => {
    page.workers.register.mockResolvedValue({ active: { state: "activated" } });
    page.open();
    expect(await seekIsolation()).toBe(true);
    expect(page.reload).toHaveBeenCalledTimes(1);
  });

  test("is never loaded anew twice, however little the first time helped", async () => {
    page.open();
    await seekIsolation();
    page.open();
    expect(await seekIsolation()).toBe(false);
    expect(page.reload).toHaveBeenCalledTimes(1);
  });

  test("goes on where a service worker is in control and does not help", async () => {
    page.workers.controller = {};
    page.open();
    expect(await seekIsolation()).toBe(false);
    expect(page.workers.register).not.toHaveBeenCalled();
  });

  test("goes on after three seconds without a service worker in control, and is not loaded anew later", async () => {
    page.workers.register.mockResolvedValue({ active: null });
    page.open();
    const told = vi.fn();
    void seekIsolation().then(told);
    await vi.advanceTimersByTimeAsync(2999);
    expect(told).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(told).toHaveBeenCalledWith(false);
    page.workers.dispatchEvent(new Event("controllerchange"));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(page.reload).not.toHaveBeenCalled();
  });

  test("goes on where the browser refuses service workers", async () => {
    page.workers.register.mockRejectedValue(new DOMException("The operation is insecure.", "SecurityError"));
    page.open();
    expect(await seekIsolation()).toBe(false);
    expect(page.reload).not.toHaveBeenCalled();
  });
});

describe("no service worker is asked for", () => {
  test("by a page that is isolated already", async () => {
    page.open({ isolated: true });
    expect(await seekIsolation()).toBe(false);
    expect(page.workers.register).not.toHaveBeenCalled();
    expect(page.reload).not.toHaveBeenCalled();
  });

  test("over plain http", async () => {
    page.open({ secure: false });
    expect(await seekIsolation()).toBe(false);
    expect(page.workers.register).not.toHaveBeenCalled();
  });

  test("with ?sw=off, which removes the one that is there", async () => {
    page.open({ search: "?sw=off" });
    expect(await seekIsolation()).toBe(false);
    expect(page.unregister).toHaveBeenCalledTimes(1);
    expect(page.workers.register).not.toHaveBeenCalled();
    expect(page.reload).not.toHaveBeenCalled();
  });
});
