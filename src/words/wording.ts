import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** How the page names things: as the field writes them, or in everyday words. */
export type Wording = "symbols" | "plain";

const KEY = "wording";

/** How this page names things; a visit begins as the last one ended. */
const wording = createStore<Wording>(() => remembered() ?? "symbols");

/** Gives how the page names things. */
export function useWording(): Wording {
  return useStore(wording);
}

/** Has the page name things otherwise, now and on later visits. */
export function chooseWording(chosen: Wording): void {
  wording.setState(chosen, true);
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    // Where nothing may be stored it holds for this visit.
  }
}

function remembered(): Wording | null {
  try {
    return localStorage.getItem(KEY) === "plain" ? "plain" : null;
  } catch {
    return null;
  }
}

/** Everyday words for what the field has names and symbols for. */
const plainNames = {
  total: "both together",
  reconstruction: "copying error",
  KL: "untidiness (KL)",
  "½‖μ‖²": "distance from the middle",
  "KL weight λ": "Weight of untidiness λ",
  "Encoder noise": "Blur σ",
  "Pixel likelihood": "How pixels are compared",
  "σ, width of the posteriors": "Blur σ of each code",
  "‖μ‖, means from the origin": "Codes' distance from the middle",
  "Prior covered": "Middle filled",
  "Active units": "Numbers in use",
  "kNN accuracy on μ": "Neighbours alike",
  "Median σ": "Middle blur σ",
  "Largest |μ|": "Farthest code |μ|",
  "Spread of μ": "Spread of codes μ",
  "σ / spread of μ": "Blur σ / spread",
  "code length": "bits for a code",
  "collapse: mean image": "one average for all",
  "class means": "average of its class",
  "floor: perfect x̂": "perfect copy",
} as const;

/** A name that has everyday words. */
export type Name = keyof typeof plainNames;

/** Gives what a thing is called in the wording at hand. */
export function useNames(): (name: Name) => string {
  const isPlain = useWording() === "plain";
  return (name) => (isPlain ? plainNames[name] : name);
}
