import type { LayerName } from "../../experiment/sight";
import type { Theme } from "../../pictures/theme";
import type { DrawnContours, DrawnPosteriors, Gaps } from "../layers/useLayers";
import type { Manifold } from "../layers/usePainted";
import type { MapScale } from "../plane/coordinates";
import { rowsInView } from "../plane/inView";
import type { Points } from "../points/usePoints";
import { drawAxes } from "./axes";
import { drawEllipses } from "./ellipses";
import type { DrawnForces } from "./forces";
import { drawShade } from "./gaps";
import { drawGlyphs, drawThumbnails, type Images } from "./glyphs";
import type { Inks } from "./inks";
import { drawLetters } from "./letters";
import { drawManifold } from "./manifold";
import { dotsFor, drawPoints } from "./points";
import { drawPrior, drawPriorNames } from "./prior";

/** Images in view below which each is drawn as its class's name, and below which as its own picture. */
const FEW = 400;
const VERY_FEW = 60;

/** All that a picture of latent space is made of, the bottom first. */
export interface Content {
  readonly manifold: Manifold | null;
  readonly gaps: Gaps | null;
  /** The shown dimensions. */
  readonly names: readonly string[];
  readonly points: Points | null;
  /** Colours of the points' tones, and of the classes' letters. */
  readonly colours: readonly string[];
  readonly classColours: readonly string[];
  /** Both as they are in a theme, while the page's styles are of it. */
  readonly coloursOn: (theme: Theme) => Pick<Content, "colours" | "classColours">;
  readonly images: Images | null;
  readonly posteriors: DrawnPosteriors | null;
  readonly contours: DrawnContours | null;
  readonly forces: DrawnForces | null;
  readonly layers: Readonly<Record<LayerName, boolean>>;
}

/** Draws latent space as a map of that scale shows it. */
export function drawPicture(context: CanvasRenderingContext2D, scale: MapScale, content: Content, inks: Inks): void {
  const { manifold, gaps, names, points, posteriors, contours, forces, layers, colours } = content;
  const flat = names.length === 1;
  if (manifold) drawManifold(context, scale, manifold);
  if (gaps) drawShade(context, scale, gaps.field, gaps.shade);
  drawAxes(context, scale, names, inks);
  if (points) drawImages(context, scale, points, content, inks);
  if (posteriors && points) {
    const colourOf = (row: number) => colours[points.tones[row] ?? 0] ?? inks.ink;
    drawEllipses(context, scale, posteriors.normals, posteriors.centres, posteriors.rows, colourOf, inks.background);
  }
  if (layers.prior) drawPrior(context, scale, flat, inks);
  contours?.draw(context, scale, inks);
  if (layers.prior) drawPriorNames(context, scale, flat, inks);
  forces?.draw(context, scale, forces, inks);
  if (points && layers.classes) drawLetters(context, points.letters, content.classColours, inks);
}

/** Images as dots; where few are in view, as their classes' names or as what they are. */
function drawImages(
  context: CanvasRenderingContext2D,
  scale: MapScale,
  points: Points,
  { images, colours, names, manifold }: Content,
  inks: Inks,
): void {
  const inView = rowsInView(points.places, points.tones, scale, 14);
  const flat = names.length === 1;
  if (images && !flat && inView.length < VERY_FEW) drawThumbnails(context, points, inView, images, colours, inks);
  else if (images?.testLabels && !flat && inView.length < FEW)
    drawGlyphs(context, points, inView, images, colours, inks);
  else
    drawPoints(
      context,
      points.places,
      points.groups,
      colours,
      dotsFor(inView.length, manifold ? inks.background : null, inks.textScale),
    );
}
