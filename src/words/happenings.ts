import type { DataDescription } from "../experiment/dataSets";
import type { ApartClass, Happening } from "../state/run/happenings/happening";
import { withArticle } from "./article";
import { diagnosisNames, evidenceText } from "./diagnoses";
import { decimal, lossText, percentText, significant, wholeText } from "./numbers";

/** What happened to a run on a data set, in a sentence with the numbers that show it. */
export function happeningText(happening: Happening, data: DataDescription): string {
  switch (happening.code) {
    case "beatsMeanImage":
      return `Copies now beat the average ${data.noun.one}: ${reconstructionText(happening)}.`;
    case "losesToMeanImage":
      return `The average ${data.noun.one} beats the copies again: ${reconstructionText(happening)}.`;
    case "beatsClassMeans":
      return `Copies now beat the average ${data.noun.one} of each class: ${reconstructionText(happening)}.`;
    case "losesToClassMeans":
      return `The average ${data.noun.one} of each class beats the copies again: ${reconstructionText(happening)}.`;
    case "classesApart":
      return `${named(happening.classes, data)} left the crowd: ${shareText(happening.classes)} among their own kind.`;
    case "classesMixed":
      return `${named(happening.classes, data)} gone back into the crowd: ${shareText(happening.classes)} among their own kind.`;
    case "priorFilled":
      return `The codes fill the prior: ${significant(happening.coverage)} of it is covered, and a draw from it lands where there are codes.`;
    case "priorLeft":
      return `The codes no longer fill the prior: ${significant(happening.coverage)} of it is covered, and a draw from it may land where no code is.`;
    case "cloudsNarrow":
      return `The clouds have shrunk: half of all σ are under ${significant(happening.medianSigma)}, while the means spread by ${significant(happening.spread)}.`;
    case "cloudsWide":
      return `The clouds have widened: half of all σ are over ${significant(happening.medianSigma)}, while the means spread by ${significant(happening.spread)}.`;
    case "diagnosed":
      return `${diagnosisNames[happening.diagnosis.name]}: ${evidenceText(happening.diagnosis)}.`;
    case "recovered":
      return `No longer so: ${diagnosisNames[happening.name]}.`;
  }
}

/** Numbers are called by their plural; other names are quoted. */
const plurals = ["zeros", "ones", "twos", "threes", "fours", "fives", "sixes", "sevens", "eights", "nines"];

/** A class as it is called in the midst of a sentence: the ones, “Sandal”. */
function classText(label: number, { classNames }: DataDescription): string {
  const name = classNames[label] ?? wholeText(label);
  const plural = plurals[Number(name)];
  return /^\d$/.test(name) && plural ? `the ${plural}` : `“${name}”`;
}

function named(classes: readonly ApartClass[], data: DataDescription): string {
  const names = joined(classes.map(({ label }) => classText(label, data)));
  const isOneName = classes.length === 1 && names.startsWith("“");
  return `${names.charAt(0).toUpperCase()}${names.slice(1)} ${isOneName ? "has" : "have"}`;
}

/** How many of each class lie among their own kind. */
function shareText(classes: readonly ApartClass[]): string {
  const recalls = classes.map(({ recall }) => recall);
  const [least, most] = [Math.min(...recalls), Math.max(...recalls)].map((share) => percentText(share));
  if (classes.length === 1) return `${least} of them lie`;
  return least === most ? `${least} of each lie` : `${least} to ${most} of each lie`;
}

/** The reconstruction of held-out images, and that of what they are held against, in nats. */
function reconstructionText({
  reconstruction,
  reference,
}: {
  readonly reconstruction: number;
  readonly reference: number;
}): string {
  return `a held-out reconstruction of ${lossText(reconstruction)} nats against ${decimal(reference, 1)}`;
}

function joined(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** What the page is, in a sentence for those who have never heard of such a model. */
export function pageText({ noun }: DataDescription, latentDim: number): string {
  return `Here a variational autoencoder learns to squeeze ${withArticle(noun.one)} into ${numbersText(latentDim)}, and to draw it again from them.`;
}

/** What the model is that a first visit finds: what it does, that it was not trained here, and how one is. */
export function exampleText({ noun, title }: DataDescription, latentDim: number, epochs: number): string {
  const training = `trained before, ${epochs === 1 ? "1 epoch" : `${wholeText(epochs)} epochs`} on ${title}`;
  return `A variational autoencoder ${training}, turns ${withArticle(noun.one)} into ${numbersText(latentDim)} and back. Press Train to watch another learn from nothing.`;
}

function numbersText(latentDim: number): string {
  return latentDim === 1 ? "1 number" : `${latentDim} numbers`;
}
