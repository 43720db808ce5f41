import { type ComponentType, lazy } from "react";

/** A part of the page that could not be fetched; its cause is the browser's own error. */
export class FetchFailure extends Error {
  override name = "FetchFailure";
}

const wanted = new EventTarget();

/**
 * A component that is fetched when it is first shown, or at once. Where it cannot be fetched it throws a `FetchFailure`,
 * again and again until `fetchAgain`: `lazy` keeps what its promise was rejected with.
 */
export function fetched<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  when: "when shown" | "at once" = "when shown",
): ComponentType<Props> {
  let early = when === "at once" ? load() : null;
  // Whoever shows it is told; nobody else need be.
  early?.catch(() => undefined);
  let failed = false;
  const begin = () =>
    lazy(async () => {
      try {
        return { default: await (early ?? load()) };
      } catch (cause) {
        failed = true;
        early = null;
        throw isOfNetwork(cause) ? new FetchFailure(String(cause), { cause }) : cause;
      }
    });
  let Part = begin();
  wanted.addEventListener("again", () => {
    if (failed) Part = begin();
    failed = false;
  });
  return (props) => <Part {...props} />;
}

/**
 * Lets all that could not be fetched be fetched anew when it is shown next. Chromium asks the network again for a module
 * that failed; a style sheet that failed is asked for here, as Vite asks but once.
 */
export function fetchAgain(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
    if (!hasRules(link)) link.replaceWith(link.cloneNode());
  }
  wanted.dispatchEvent(new Event("again"));
}

/** Calls back whenever all is fetched anew, until what it returns is called. */
export function onFetchAgain(callBack: () => void): () => void {
  wanted.addEventListener("again", callBack);
  return () => wanted.removeEventListener("again", callBack);
}

/** The rules of a style sheet that did not arrive may not even be counted. */
function hasRules({ sheet }: HTMLLinkElement): boolean {
  try {
    return (sheet?.cssRules.length ?? 0) > 0;
  } catch {
    return false;
  }
}

/** Tells a module or style sheet that did not arrive from one that did and threw; no browser has a code for it. */
function isOfNetwork(cause: unknown): boolean {
  return /dynamically imported module|module script|preload CSS/i.test(String(cause));
}
