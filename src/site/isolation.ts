import { ownScript } from "./ownScript";

/** Longest that the page waits for its service worker, in ms; one that comes later serves the next visit. */
const PATIENCE_MS = 3000;
/** What the history's entry remembers across a reload. */
const RELOADED = "reloadedForIsolation";

/**
 * Sees to cross-origin isolation, without which threads share no memory: where the host does not send the headers for it, a
 * service worker adds them, and the page is loaded once more. It is called before anything is trained, so that nothing is
 * lost. Where the page is served without encryption, where workers are refused or where `?sw=off` is asked for, the page
 * goes on without.
 * @returns whether the page is being loaded anew: there is nothing more to do then
 */
export async function seekIsolation(): Promise<boolean> {
  const workers = isSecureContext ? navigator.serviceWorker : undefined;
  if (!workers) return false;
  try {
    if (new URLSearchParams(location.search).get("sw") === "off") {
      await forget(workers);
      return false;
    }
    if (crossOriginIsolated || workers.controller || history.state === RELOADED) return false;
    if (!(await control(workers))) return false;
  } catch {
    // The browser refuses service workers here, as it may in private windows or with cookies blocked.
    return false;
  }
  history.replaceState(RELOADED, "");
  location.reload();
  return true;
}

/** Registers the service worker; whether the page, loaded anew, will be under its control. */
async function control(workers: ServiceWorkerContainer): Promise<boolean> {
  const controlled = new Promise<boolean>((resolve) => {
    workers.addEventListener("controllerchange", () => resolve(true), { once: true });
    setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const { active } = await workers.register(ownScript(new URL("serviceWorker.js", document.baseURI).href));
  // One that was there before takes over no page that was loaded past it, as a forced reload does.
  return active?.state === "activated" || controlled;
}

async function forget(workers: ServiceWorkerContainer): Promise<void> {
  const registration = await workers.getRegistration(document.baseURI);
  await registration?.unregister();
}
