import { useSyncExternalStore } from "react";

export type Theme = "light" | "dark";

/** The theme that the page's root element carries; renders again when it changes. */
export function useTheme(): Theme {
  return useSyncExternalStore(watchTheme, currentTheme);
}

/** Value of a colour of theme.css, such as `--kl`, for what is drawn on a canvas. */
export function tokenColour(name: `--${string}`): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function currentTheme(): Theme {
  return document.documentElement.dataset["theme"] === "dark" ? "dark" : "light";
}

function watchTheme(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}
