import type { ArchitectureProblem } from "../experiment/architecture";
import type { LinkProblem } from "../experiment/linkFields";
import { countText } from "./numbers";

/** What could not be read of a link, as one sentence without its full stop. */
export function linkProblemText(problem: LinkProblem): string {
  switch (problem.code) {
    case "notOneOf":
      return wanted(problem, `one of ${problem.choices.join(", ")}`);
    case "outOfRange":
      return wanted(problem, `a number from ${problem.range.least} to ${problem.range.greatest}`);
    case "notWhole":
      return wanted(problem, "a whole number");
    case "architecture":
      return `architecture: ${architectureProblemText(problem.problem)}`;
    case "countCompared":
      return `compare holds ${problem.found > problem.greatest ? `more than ${problem.greatest} models` : "one model"} and must hold 2 to ${problem.greatest}`;
    case "unreadable":
      return `${problem.setting} is “${problem.found}”, which is nothing to look at of this model`;
    case "unknownParts":
      return `hide names ${problem.found.map((name) => `“${name}”`).join(", ")}: it can leave out ${problem.choices.join(", ")}`;
    case "notOfData":
      return `${problem.setting} is no setting of the data set “${problem.source}”`;
    case "nothingToSkip":
      return "skips: encoder and decoder have no images of one size, so that nothing can be skipped";
    case "notTogether":
      return `${problem.setting} makes no sense with ${problem.other}, and was left out`;
    case "notNumbers":
      return wanted(problem, `numbers from 0 to ${problem.count - 1}, ascending, with commas between them`);
    case "notDigest":
      return wanted(problem, "own- with 16 digits or letters from a to f");
    case "notShape":
      return wanted(
        problem,
        "height, width and channels, such as 28x28x1: 8 to 32 pixels in steps of 4 or up to 64 in steps of 8, 1 or 3 channels",
      );
    case "unknownSetting":
      return `“${problem.setting}” is no setting`;
  }
}

function wanted({ setting, found }: { readonly setting: string; readonly found: string }, what: string): string {
  return `${setting} is ${found === "" ? "missing" : `“${found}”`} and must be ${what}`;
}

/** Why an architecture cannot be had, as a sentence without its full stop. */
export function architectureProblemText(problem: ArchitectureProblem): string {
  switch (problem.code) {
    case "encoderNotFlat":
      return "The encoder must end flat: add a flatten or dense layer";
    case "decoderEndsWrong":
      return `The decoder must end in ${problem.wanted.join(" × ")} values; it ends in ${problem.found?.join(" × ") ?? "nothing"}`;
    case "needsFlat":
      return `Layer ${problem.layer} of the ${problem.part} is dense and needs a flat input: flatten first`;
    case "needsImage":
      return `Layer ${problem.layer} of the ${problem.part} convolves and needs an image: reshape first`;
    case "reshapesWrong":
      return `Layer ${problem.layer} of the ${problem.part} reshapes ${problem.values} values to ${problem.shape.join(" × ")}`;
    case "unknownLayer":
      return `“${problem.found}” is no layer: write such as conv32s2r, dense20r, bn or flat`;
    case "layerOutOfRange":
      return `“${problem.found}” is out of range: 1 to ${problem.greatest}`;
    case "tooManyLayers":
      return `There may be at most ${problem.greatest} layers in the encoder and in the decoder`;
    case "tooManyParameters":
      return `${countText(problem.found)} parameters are too many: at most ${countText(problem.greatest)}`;
  }
}
