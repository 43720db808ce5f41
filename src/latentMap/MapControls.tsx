import { Layers } from "lucide-react";
import { useMemo } from "react";
import type { FactorDescription } from "../experiment/dataSets";
import { type LayerName, layerNames } from "../experiment/sight";
import { changeMap } from "../state/actions/map";
import { useModels, usePlayground } from "../state/store";
import { colouringOf, dataSetOf, hasClassesOf } from "../state/view/dataSet";
import { type Colouring, factorColouring, type MapView } from "../state/view/map";
import { CheckMenu } from "../widgets/CheckMenu";
import { type Segment, SegmentedControl } from "../widgets/SegmentedControl";
import { type Option, Select } from "../widgets/Select";
import { titleOfFactor } from "../words/dataSets";
import { klName } from "../words/terms";

/** What the map's points are, what their colour tells, and what is drawn beside them. */
export function MapControls() {
  const models = useModels();
  const points = usePlayground((state) => state.map.points);
  const colouring = usePlayground(colouringOf);
  const hasClasses = usePlayground(hasClassesOf);
  const kl = usePlayground((state) => klName(state.experiment.objective.noise));
  const factors = usePlayground((state) => dataSetOf(state).factors);
  const options = useMemo(() => [...colourOptions(kl), ...factors.map(factorOption)], [kl, factors]);
  return (
    <>
      <SegmentedControl
        name="Points on the map"
        value={points}
        segments={pointSegments}
        onChange={(next) => changeMap(models, { points: next })}
      />
      <Select
        name="Colour of the points"
        value={colouring}
        options={hasClasses ? options : options.map(withoutClasses)}
        onChange={(next) => changeMap(models, { colouring: next })}
      />
      <LayerMenu />
    </>
  );
}

const pointSegments: readonly Segment<MapView["points"]>[] = [
  { value: "means", name: "Means" },
  { value: "samples", name: "Samples" },
];

const colourOptions = (kl: string): readonly Option<Colouring>[] => [
  { value: "class", label: "Class" },
  { value: "reconstruction", label: "Reconstruction" },
  { value: "kl", label: kl },
  { value: "sigma", label: "σ" },
];

function factorOption({ name }: FactorDescription, factor: number): Option<Colouring> {
  return { value: factorColouring(factor), label: titleOfFactor(name) };
}

/** Where there are no classes for colours to tell, all points are of one. */
function withoutClasses(option: Option<Colouring>): Option<Colouring> {
  return option.value === "class" ? { ...option, label: "One colour" } : option;
}

function LayerMenu() {
  const models = useModels();
  const hasClasses = usePlayground(hasClassesOf);
  const layers = usePlayground((state) => state.map.layers);
  const entries = layerNames
    .filter((layer) => hasClasses || layer !== "classes")
    .map((layer) => ({
      ...layerTexts[layer],
      checked: layers[layer],
      onChange: (checked: boolean) => changeMap(models, { layers: { ...layers, [layer]: checked } }),
    }));
  return <CheckMenu name="Layers" icon={<Layers aria-hidden size={14} />} entries={entries} />;
}

const layerTexts: Readonly<Record<LayerName, { readonly name: string; readonly description: string }>> = {
  posteriors: { name: "Posteriors", description: "Ellipses that reach one σ from each mean, to scale." },
  prior: {
    name: "Prior",
    description: "Circles of the prior N(0, I) at 1, 2 and 3: in two dimensions they hold 39, 86 and 99 % of it.",
  },
  density: { name: "Density", description: "Contours of the aggregate posterior, the mixture of all q(z|x)." },
  manifold: { name: "Manifold", description: "What the decoder makes of every place, as the background." },
  gaps: {
    name: "Gaps",
    description: "A shade where no posterior is near: the decoder was not trained there, and extrapolates.",
  },
  forces: {
    name: "Forces",
    description:
      "How each term pulls at the μ and σ of fifty images, the mean of 16 draws of z; pale where it may be noise.",
  },
  classes: { name: "Classes", description: "Each class's name at the median of its means." },
};
