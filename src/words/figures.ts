import type { FigureRequest } from "../elsewhere/request";
import type { Experiment } from "../experiment/experiment";
import type { History } from "../state/run/history";
import type { State } from "../state/state";
import { countText } from "./numbers";
import { objectiveTitle } from "./objectiveNames";
import { captionOf } from "./settings";

/** The pictures of the page that can be saved. */
export type FigureName = keyof typeof figureTitles;

/** What a picture is called on a sheet of several. */
export const figureTitles = {
  map: "Latent space",
  widths: "Posteriors",
  loss: "Loss",
  reconstructions: "Reconstructions",
  samples: "Samples",
  path: "Interpolation",
  comparison: "Comparison",
  sweep: "Rate and distortion",
} as const;

/** What a button says that it saves. */
export const figureSubjects: Readonly<Record<FigureName, string>> = {
  map: "the map",
  widths: "the histograms",
  loss: "the loss",
  reconstructions: "the reconstructions",
  samples: "the samples",
  path: "the path",
  comparison: "the comparison",
  sweep: "the plane",
};

/** Why a picture was not saved, and what to do. */
export const figureProblems = {
  tooLarge: "The picture was not saved: this browser makes none as large. Take a smaller one, or SVG.",
  notDrawn: "The picture was not saved: nothing of it is on the screen, or it could not be drawn. Try again.",
  notFilmed: "The film was not made: the map was not seen at every moment. The run is as it was. Try again.",
} as const;

/** What is told of a run below the frames of its film. */
export function filmWords({ objective, architecture }: Experiment): string {
  return `${objectiveTitle(objective)}, latent size ${architecture.latentDim}`;
}

type Captioned = Pick<State, "history" | "step" | "earlier" | "views" | "map" | "data" | "samples">;

/** What is seen in a picture of the page, how it was made, and where. */
export function pictureCaption(name: FigureName, states: readonly Captioned[], link: string): string[] {
  const [first] = states;
  const seen = first ? seenText(name, first) : "";
  return [seen, ...settingsText(states, name === "loss"), link];
}

/** How what is seen on a sheet of several pictures was made, and where. */
export function sheetCaption(states: readonly Captioned[], link: string): string[] {
  return [...settingsText(states, true), link];
}

function settingsText(states: readonly Captioned[], withEarlier: boolean): string[] {
  return states.flatMap(({ history, earlier }, index) => {
    const [start = "", ...others] = captionOf(history, withEarlier ? earlier : []);
    return states.length > 1 ? [`Model ${index + 1}: ${start}`, ...others] : [start, ...others];
  });
}

function seenText(name: FigureName, { step, views, map, data, samples }: Captioned): string {
  const at = `after step ${countText(step)}`;
  const images = `${countText(views.survey?.count ?? data?.testCount)} held-out images`;
  switch (name) {
    case "map":
      return `${map.points === "samples" ? `Draws from the posteriors, one each, of ${images}` : `Posterior means of ${images}`} ${at}.${map.layers.prior ? ` ${rings}` : ""}`;
    case "widths":
      return `Widths σ of the posteriors and distances of their means from the origin, of ${images} ${at}.`;
    case "loss":
      return `Losses until step ${countText(step)}.`;
    case "reconstructions":
      return `Held-out images x, and what the decoder makes of their posterior means, ${at}.`;
    case "samples":
      return `Images decoded from codes ${sampleSources[samples.source]}, seed ${samples.seed}, ${at}.`;
    case "path":
      return `Images decoded along a path between two codes, ${at}.`;
    case "comparison":
      return `Models beside each other ${at}.`;
    case "sweep":
      return "Rate against distortion of models of one λ each.";
  }
}

const sampleSources = {
  prior: "of the prior",
  aggregate: "of the aggregate posterior",
  "one image": "of one image’s posterior",
} as const;

const rings = "Rings: 1, 2 and 3 standard deviations of the prior.";

/** What stands along the axes and in the legends of figures. */
export const figureNames: FigureRequest["names"] = {
  step: "training step",
  nats: "nats per image",
  count: "posterior widths",
  total: "total",
  reconstruction: "reconstruction",
  kl: "KL",
};

/** What is seen in each figure, how it was made, and where. */
export function figureCaptions(
  history: History,
  step: number,
  images: number,
  link: string,
): FigureRequest["captions"] {
  const origin = [...captionOf(history, []), link];
  const at = `after step ${countText(step)}`;
  return {
    map: [`Posterior means of ${countText(images)} held-out images ${at}. ${rings}`, ...origin],
    sigma: [`Widths σ of the posteriors of ${countText(images)} held-out images, all dimensions, ${at}.`, ...origin],
    losses: [`Losses until step ${countText(step)}: lines of training batches, dashes of held-out images.`, ...origin],
  };
}

/** An entry of BibTeX for a run that anyone can open by its link. */
export function bibtexOf(title: string, step: number, link: string, year: number): string {
  return `@misc{latentPlayground,
  title = {A variational autoencoder trained in the browser: {${title}}, step ${step}},
  author = {{Latent Playground}},
  year = {${year}},
  howpublished = {\\url{${link}}}
}
`;
}
