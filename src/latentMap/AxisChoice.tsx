import { useMemo } from "react";
import { klPerDimension } from "../model/kl";
import { activeDimensions } from "../model/latent/activity";
import { changeMap } from "../state/actions/map";
import { useModels, usePlayground } from "../state/store";
import { type Option, Select } from "../widgets/Select";
import { dimensionSymbol } from "../words/symbols";
import styles from "./AxisChoice.module.css";
import { orderedByKl } from "./axisOrder";
import { useSurvey } from "./useSurvey";

const PRINCIPAL = "principal components";

/** Which plane the map shows where there are more than two latent dimensions: two of them, or that of most variance. */
export function AxisChoice() {
  const models = useModels();
  const latentDim = usePlayground((state) => state.z.length);
  const plane = usePlayground((state) => state.map.plane);
  const dimensions = useDimensions(latentDim);
  if (latentDim <= 2) return null;
  const [across, up] = plane.kind === "dimensions" ? plane.axes : [null, null];
  const choose = (first: number, second: number) =>
    changeMap(models, { plane: { kind: "dimensions", axes: [first, second] }, window: null });
  const analyse = () => changeMap(models, { plane: { kind: "principal components" }, window: null });
  const chooseAcross = (next: number) => choose(next, up === null || next === up ? (across ?? otherThan(next)) : up);
  return (
    <div className={styles.choices} data-control>
      <Choice
        name={plane.kind === "dimensions" ? "across" : "plane"}
        value={String(across ?? PRINCIPAL)}
        options={[{ value: PRINCIPAL, label: PRINCIPAL }, ...dimensions]}
        onChange={(next) => (next === PRINCIPAL ? analyse() : chooseAcross(Number(next)))}
      />
      {across !== null && (
        <Choice
          name="up"
          value={String(up)}
          options={dimensions}
          onChange={(next) => choose(Number(next) === across ? up : across, Number(next))}
        />
      )}
    </div>
  );
}

function Choice(props: Pick<React.ComponentProps<typeof Select>, "name" | "value" | "options" | "onChange">) {
  return (
    <span className={styles.choice}>
      <span aria-hidden>{props.name}</span>
      <Select look="small" {...props} />
    </span>
  );
}

function otherThan(dimension: number): number {
  return dimension === 0 ? 1 : 0;
}

/** The dimensions as options, those that tell most about an image first. */
function useDimensions(latentDim: number): readonly Option[] {
  const survey = useSurvey();
  const noise = usePlayground((state) => state.experiment.objective.noise);
  const ordered = useMemo(() => {
    const kl = survey && latentDim > 2 ? klPerDimension(survey, latentDim, noise) : [];
    if (!survey || kl.length !== latentDim) return orderedByKl(new Array<number>(latentDim).fill(Number.NaN), []);
    return orderedByKl(kl, activeDimensions(survey.mu, latentDim));
  }, [survey, latentDim, noise]);
  return ordered.map(({ dimension, inactive }) => ({
    value: String(dimension),
    label: `${dimensionSymbol(dimension)}${inactive ? " (inactive)" : ""}`,
    muted: inactive,
  }));
}
