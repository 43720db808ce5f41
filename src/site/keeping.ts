import { createStore } from "zustand/vanilla";
import { ownScript } from "./ownScript";

/** What is known of the build that this page is of, and of the one after it. */
export interface Keeping {
  /** Whether the page opens and trains without its server from now on. */
  readonly isKept: boolean;
  /** The service worker of a newer build that waits to take over; null where there is none. */
  readonly next: ServiceWorker | null;
}

/** What is kept of the page, and what waits; nothing until `keepPage` has found out. */
export const keeping = createStore<Keeping>(() => ({ isKept: false, next: null }));

/**
 * Has a service worker keep this page for visits without its server, where there may be one; `?sw=off` asks for none. A
 * newer build that its host may have is fetched beside it, and waits.
 */
export async function keepPage(): Promise<void> {
  const workers = isSecureContext && isWanted() ? navigator.serviceWorker : undefined;
  if (!workers) return;
  workers.addEventListener("message", ({ data }: MessageEvent<{ readonly isKept: boolean }>) =>
    keeping.setState({ isKept: data.isKept }),
  );
  try {
    holdScripts();
    const registration = await workers.register(ownScript(new URL("serviceWorker.js", document.baseURI).href));
    followUpdates(registration, workers);
    const { active } = await workers.ready;
    active?.postMessage("keep");
  } catch {
    // The browser refuses service workers here, or the host has none.
  }
}

function isWanted(): boolean {
  return !import.meta.env.DEV && new URLSearchParams(location.search).get("sw") !== "off";
}

/** Tells the service workers by a lock, as long as this page is open, that the scripts of its build are needed. */
function holdScripts(): void {
  const entry = document.querySelector<HTMLScriptElement>('script[type="module"]')?.src;
  const forever = () => new Promise(() => undefined);
  // A page that may have no locks, as with cookies blocked, keeps nothing either.
  if (entry) navigator.locks.request(entry, { mode: "shared" }, forever).catch(() => undefined);
}

function followUpdates(registration: ServiceWorkerRegistration, workers: ServiceWorkerContainer): void {
  // A page that no service worker serves, as after a forced reload, has come from the host.
  const look = () => keeping.setState({ next: workers.controller ? registration.waiting : null });
  const follow = () => registration.installing?.addEventListener("statechange", look);
  registration.addEventListener("updatefound", follow);
  workers.addEventListener("controllerchange", look);
  follow();
  look();
}

/** Loads the page anew in its newer build; other pages that are open keep theirs. */
export function loadNextBuild(): void {
  const { next } = keeping.getState();
  if (next?.state !== "installed") return location.reload();
  next.addEventListener("statechange", () => next.state === "activated" && location.reload());
  next.postMessage("take over");
}
