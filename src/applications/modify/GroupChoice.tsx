import { useMemo } from "react";
import { groupMean, type ImageGroup } from "../../model/latent/attributeVector";
import { changeArrow } from "../../state/actions/applications";
import { pick } from "../../state/actions/map";
import type { Model } from "../../state/model";
import type { State } from "../../state/state";
import { useModels, usePlayground } from "../../state/store";
import type { AttributeArrow } from "../../state/view/arrow";
import { Select } from "../../widgets/Select";
import { countText } from "../../words/numbers";
import styles from "./GroupChoice.module.css";
import { strokeChoices, strokeGroup } from "./strokeGroup";

const names = ["A", "B"] as const;
const pickings = ["group A", "group B"] as const;

const ON_THE_MAP = "on the map";
const SELECTION = "selection";

/** Which images are one of the arrow's two groups: a class, a third by what is measured of their ink, or those in a rectangle of the map. */
export function GroupChoice({ place }: { readonly place: 0 | 1 }) {
  const models = useModels();
  const groups = usePlayground((state) => state.arrow.groups);
  const isPicking = usePlayground((state) => state.picking === pickings[place]);
  const data = usePlayground((state) => state.data);
  const classNames = data?.classNames;
  const count = useCount(groups[place]);
  const options = useMemo(
    () => [
      ...(classNames ?? []).map((name, label) => ({ value: String(label), label: `class ${name}` })),
      ...(data?.imageShape[2] === 1 ? strokeChoices.map(({ text }) => ({ value: text, label: text })) : []),
      ...(groups[place]?.kind === "selection" ? [{ value: SELECTION, label: "selected" }] : []),
      { value: ON_THE_MAP, label: "select on the map…" },
    ],
    [data, classNames, groups, place],
  );
  return (
    <div className={styles.choice}>
      <span aria-hidden className={styles.name}>
        {names[place]}
      </span>
      <Select
        name={`Group ${names[place]}`}
        value={isPicking ? ON_THE_MAP : choiceOf(groups[place], classNames?.length ?? 0)}
        options={options}
        otherwise="choose"
        onChange={(value) => choose(models, place, value, groups, data)}
      />
      <output aria-label={`Images in group ${names[place]}`} aria-live="off" translate="no" className={styles.count}>
        {countText(count)}
      </output>
    </div>
  );
}

function choose(
  models: readonly Model[],
  place: 0 | 1,
  value: string,
  groups: AttributeArrow["groups"],
  data: State["data"],
): void {
  if (value === SELECTION) return;
  pick(models, value === ON_THE_MAP ? pickings[place] : null);
  if (value === ON_THE_MAP) return;
  const strokes = strokeChoices.find(({ text }) => text === value);
  const group: ImageGroup =
    strokes && data ? strokeGroup(data.testImages, data.imageShape, strokes) : { kind: "class", label: Number(value) };
  changeArrow(models, { groups: place === 0 ? [group, groups[1]] : [groups[0], group] });
}

/** The chosen option; null where nothing is chosen, or a class that these images have not. */
function choiceOf(group: ImageGroup | null, classes: number): string | null {
  if (!group) return null;
  if (group.kind === "selection") return SELECTION;
  if (group.kind === "strokes") return `${group.end} ${group.feature}`;
  return group.label < classes ? String(group.label) : null;
}

function useCount(group: ImageGroup | null): number {
  const survey = usePlayground((state) => state.views.survey ?? null);
  const labels = usePlayground((state) => state.data?.testLabels ?? null);
  const latentDim = usePlayground((state) => state.z.length);
  return useMemo(() => groupMean(group, survey, labels, latentDim)?.count ?? 0, [group, survey, labels, latentDim]);
}
