import type { LayerName } from "../../src/experiment/sight";
import { LatentMap } from "../../src/latentMap/LatentMap";
import { MapMemory } from "../../src/latentMap/MapMemory";
import { MapLegend } from "../../src/latentMap/points/Legend";
import { changePath } from "../../src/state/actions/applications";
import { changeMap } from "../../src/state/actions/map";
import { pin } from "../../src/state/actions/probe";
import { defaultMapView, type MapView } from "../../src/state/view/map";
import type { Figure } from "./Shown";

const none = Object.fromEntries(Object.keys(defaultMapView.layers).map((layer) => [layer, false])) as MapView["layers"];

function layered(...layers: readonly LayerName[]): Partial<MapView> {
  return { layers: { ...none, ...Object.fromEntries(layers.map((layer) => [layer, true])) } };
}

function map(name: string, change: Partial<MapView>, rest: Partial<Figure> = {}): Figure {
  return {
    name: `map-${name}`,
    size: [380, 360],
    actions: (models) => changeMap(models, change),
    content: (
      <MapMemory>
        <div className="map">
          <LatentMap />
          <MapLegend />
        </div>
      </MapMemory>
    ),
    ...rest,
  };
}

/** The map of latent space with each of its layers, by each colouring, and with what is marked on it. */
export const maps: readonly Figure[] = [
  map("means", layered()),
  map("samples", { ...layered(), points: "samples" }),
  map("posteriors", layered("posteriors")),
  map("prior", layered("prior")),
  map("density", layered("density")),
  map("gaps", layered("gaps")),
  map("manifold", layered("manifold")),
  map("manifold-quantiles", { ...layered("manifold"), manifold: "prior quantiles" }),
  map("forces", layered("forces")),
  map("classes", layered("classes")),
  map("by-reconstruction", { ...layered(), colouring: "reconstruction" }),
  map("by-kl", { ...layered(), colouring: "kl" }),
  map("by-sigma", { ...layered(), colouring: "sigma" }),
  map("hidden-class", { ...layered("classes"), hiddenClasses: [1] }),
  map("close", { ...layered(), window: { centre: [1.4, 0.2], range: 0.6 } }),
  map("other-axes", { ...layered("prior"), plane: { kind: "dimensions", axes: [2, 0] } }, { latentDim: 3 }),
  map("principal-axes", { ...layered("prior"), plane: { kind: "principal components" } }, { latentDim: 3 }),
  map("one-dimension", layered("prior", "posteriors"), { latentDim: 1 }),
  map(
    "pinned",
    {},
    {
      actions: (models) => {
        changeMap(models, layered());
        pin(models, 3);
      },
    },
  ),
  map(
    "path",
    {},
    {
      actions: (models) => {
        changeMap(models, layered());
        const ends = [
          { kind: "held-out", row: 0 },
          { kind: "point", z: [1, -1] },
        ] as const;
        changePath(models, { ends, isShown: true, position: 0.25 });
      },
    },
  ),
];
