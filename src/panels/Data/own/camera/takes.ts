import type { ChosenFile } from "../../../../importing/entries";
import { cleanName, meaningsOf } from "../../../../importing/paths";

/** A picture that was taken. */
export interface Take {
  /** Tells it from the others; later ones have greater ids. */
  readonly id: number;
  /** The class that it was taken for; empty where it was taken for none. */
  readonly className: string;
  readonly blob: Blob;
}

/** Most pictures that are held, at some 30 kB each. */
export const MOST_TAKES = 3000;

/** The folder that all pictures lie in: the data set's first name. */
const FOLDER = "Camera";

/** The class that a typed name stands for. */
export function classNamed(typed: string): string {
  return cleanName(typed.replaceAll("/", " ")).trim();
}

/** Whether a folder of that name would be read as a class, and not as a part of the data such as `test`. */
export function isClassName(name: string): boolean {
  if (name === "") return true;
  const [meaning] = meaningsOf([`a/${name}/1.png`, "b/2.png"]);
  return meaning?.isHeldOut === undefined && !/^\.+$/.test(name);
}

/** The pictures as files of class folders, as an importer takes them. */
export function filesOfTakes(takes: readonly Take[]): readonly ChosenFile[] {
  return takes.map(({ className, blob }, index) => ({
    path: [FOLDER, ...(className === "" ? [] : [className]), `${index + 1}.png`].join("/"),
    blob,
  }));
}

/** The pictures by their classes, in the order in which these were first named. */
export function byClass(takes: readonly Take[]): readonly (readonly [className: string, takes: readonly Take[]])[] {
  const classes = new Map<string, Take[]>();
  for (const take of takes) classes.set(take.className, [...(classes.get(take.className) ?? []), take]);
  return [...classes];
}
