import type { DataProblem } from "../data/problem";
import type { OwnChoice } from "../experiment/dataSets";
import { formatProblemText } from "./formatProblems";
import { countText } from "./numbers";

/** Why a data set could not be loaded, as a sentence. */
export function dataProblemText(problem: DataProblem): string {
  switch (problem.code) {
    case "unknownSource":
      return `There is no data set called “${problem.source}” here.`;
    case "notHere":
      return `These images are not on this machine: ${ownImagesText(problem.choice)}.`;
    case "notFetched":
      return `${problem.path} could not be fetched: is the server still running?`;
    case "connectionBroken":
      return `The connection broke while ${problem.path} was fetched.`;
    case "refusedByServer":
      return `${problem.path} answered ${problem.status}.`;
    case "manifestUnreadable":
      return "The manifest of the data set cannot be read: prepare the data again.";
    case "notInManifest":
      return `The manifest of ${problem.title} lacks ${problem.file}.`;
    case "imagesAndLabelsDiffer":
      return `${problem.title} has ${problem.images} images but ${problem.labels} labels.`;
    case "labelOutOfRange":
      return `${problem.title} has a label ${problem.label}; they go from 0 to ${problem.classCount - 1}.`;
    case "noInflater":
      return "This browser cannot expand gzip files.";
    default:
      return fileProblemText(problem);
  }
}

type FileProblem = Exclude<Extract<DataProblem, { readonly file: string }>, { readonly code: "notInManifest" }>;

function fileProblemText(problem: FileProblem): string {
  const { file } = problem;
  switch (problem.code) {
    case "otherFile":
      return `${file} is not the file that this page was built with.`;
    case "damaged":
      return `${file} is damaged: after ${problem.length} bytes it cannot be expanded any further.`;
    case "expandsTooFar":
      return `${file} expands to more than ${problem.expected} bytes.`;
    case "expandsTooLittle":
      return `${file} expands to ${problem.found} bytes instead of ${problem.expected}.`;
    case "fileUnreadable":
      return `${file} ${formatProblemText(problem.problem)}.`;
  }
}

/** What is known of somebody's own images without having them. */
export function ownImagesText({
  digest,
  shape: [height, width, channels],
  trainCount,
  testCount,
  classCount,
}: OwnChoice): string {
  const classes = classCount > 0 ? `${countText(classCount)} classes` : "no classes";
  return `${countText(trainCount)} and ${countText(testCount)} held out, ${height} × ${width}, ${channels === 1 ? "grey" : "colour"}, ${classes}, digest ${digest}`;
}
