import { Layers } from "lucide-react";
import { changeMap } from "../state/actions/map";
import { useModels, usePlayground } from "../state/store";
import { hasClassesOf } from "../state/view/dataSet";
import type { Colouring, LayerName, MapView } from "../state/view/map";
import { layerNames } from "../state/view/map";
import { CheckMenu } from "../widgets/CheckMenu";
import { type Segment, SegmentedControl } from "../widgets/SegmentedControl";
import { type Option, Select } from "../widgets/Select";

/** What the map's points are, what their colour tells, and what is drawn beside them. */
export function MapControls() {
  const models = useModels();
  const points = usePlayground((state) => state.map.points);
  const colouring = usePlayground((state) => state.map.colouring);
  const hasClasses = usePlayground(hasClassesOf);
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
        options={hasClasses ? colourOptions : classlessOptions}
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

const colourOptions: readonly Option<Colouring>[] = [
  { value: "class", label: "Class" },
  { value: "reconstruction", label: "Reconstruction" },
  { value: "kl", label: "KL" },
  { value: "sigma", label: "σ" },
];

/** Where there are no classes for colours to tell, all points are of one. */
const classlessOptions = colourOptions.map((option) =>
  option.value === "class" ? { ...option, label: "One colour" } : option,
);

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
  posteriors: { name: "Posteriors", description: "Ellipses of one σ around means, to scale." },
  prior: { name: "Prior", description: "Circles of the prior N(0, I) at 1, 2 and 3 σ." },
  density: { name: "Density", description: "Contours of the aggregate posterior, the mean of all q(z|x)." },
  manifold: { name: "Manifold", description: "What the decoder makes of every place, as the background." },
  gaps: { name: "Gaps", description: "A shade where no posterior is near: the decoder has no idea." },
  forces: { name: "Forces", description: "How each term pulls at the μ and σ of fifty images." },
  classes: { name: "Classes", description: "Each class's name at the median of its means." },
};
