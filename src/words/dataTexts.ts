import type { DataDescription } from "../experiment/dataSets";
import { bytesText, countText } from "./numbers";

/** How many images a data set has, and of what kind. */
export function sizeText({ trainCount, testCount, imageShape: [height, width, channels] }: DataDescription): string {
  return `${countText(trainCount)} images and ${countText(testCount)} held out, ${height} × ${width}, ${channels === 1 ? "grey" : "colour"}`;
}

/** What is known of each image of a data set. */
export function knownText({ classNames, factors }: DataDescription): string {
  const classes = classNames.length > 0 ? `${classNames.length} classes: ${classNames.join(", ")}` : "No classes";
  return factors.length > 0 ? `${classes}; known factors: ${factors.map(({ name }) => name).join(", ")}` : classes;
}

/** Which classes of a data set are left out, and what is left of them; null where none are. */
export function neverTrainedText({ leftOutNames }: DataDescription): string | null {
  if (!leftOutNames) return null;
  return `Never trained on: ${leftOutNames.join(", ")}. Held-out images of ${leftOutNames.length > 1 ? "these classes" : "this class"} stay at hand, to ask what the model makes of what it never saw.`;
}

/** What it takes to have a data set here. */
export function costText({ origin, fetchedBytes }: DataDescription): string {
  return origin === "fetched"
    ? `Fetches ${bytesText(fetchedBytes)} from this site`
    : "Drawn on this machine; fetches nothing";
}

/** The latent size that is proposed for a data set, and why. */
export function latentText({ latentDim, factors }: DataDescription): string {
  const size = `Latent size ${latentDim}`;
  if (latentDim === 2) return `${size}, so that the map shows all of the code`;
  if (factors.length > 0) return `${size}: one for each known factor, and one to spare`;
  return `${size}: the images are too various for two numbers; the map shows two of them`;
}
