import type { FigureRequest } from "../elsewhere/request";
import type { History } from "../state/run/history";
import { countText } from "./numbers";
import { captionOf } from "./settings";

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
    map: [
      `Posterior means of ${countText(images)} held-out images ${at}. Rings: 1, 2 and 3 standard deviations of the prior.`,
      ...origin,
    ],
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
