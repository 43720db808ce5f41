import { type CSSProperties, useMemo } from "react";
import { useSliced } from "../../interaction/useSliced";
import { latentDimOf } from "../../latentMap/plane/places";
import { useSurvey } from "../../latentMap/useSurvey";
import { type FactorTable, type FactorValues, factorTable } from "../../model/latent/factors";
import { usePlayground } from "../../state/store";
import { dataSetOf } from "../../state/view/dataSet";
import { NumberTable } from "../../widgets/NumberTable";
import { Tooltip } from "../../widgets/Tooltip";
import { titleOfFactor } from "../../words/dataSets";
import { countText, decimal } from "../../words/numbers";
import { dimensionSymbol } from "../../words/symbols";
import styles from "./Factors.module.css";
import { ownDimensions } from "./ownDimensions";

/** Milliseconds between two tables while the model learns. */
const REST_MS = 1000;

/** Which dimension of the code follows which factor of the images, where factors are known. */
export function Factors() {
  const described = usePlayground((state) => dataSetOf(state).factors);
  const survey = useSurvey();
  const table = useTable();
  if (!survey || !table) return <p className={styles.words}>The table is on its way.</p>;
  return (
    <div className={styles.tab}>
      <p className={styles.words}>
        <span>
          <Tooltip content={explainedMeaning}>Share of each factor's variance that a dimension of μ explains</Tooltip>
        </span>
        <span>{` at step ${countText(survey.step)} · `}</span>
        <Tooltip content={gapMeaning}>MIG</Tooltip>
        <output className={styles.gap} aria-label="Mutual information gap" translate="no">
          {decimal(table.gap, 2)}
        </output>
      </p>
      <Explained table={table} names={described.map(({ name }) => titleOfFactor(name))} />
      <p className={styles.words}>
        <span>To see a dimension come to each factor within 1,500 steps, train on </span>
        <a href={ownDimensions}>ellipses that move, grow and change hue</a>
        <span>{`. ${whyEllipses}`}</span>
      </p>
    </div>
  );
}

const whyEllipses =
  "Being wider than high they tell x from y: of squares the code may turn both as it likes. Rotation stands still: it is a circle, which no single dimension follows. Not every seed finds these axes.";
const explainedMeaning =
  "Held-out images are sorted by one dimension of μ into 20 bins of equal count. The share is 1 − variance of the factor within the bins / its whole variance, less what chance alone would give. Angles count by their cosine and sine.";
const gapMeaning =
  "Mutual information gap (Chen et al. 2018): of each factor, how much more the dimension that tells most of it tells than the next, over the factor's entropy; the mean over the factors. 1: each factor has a dimension of its own. Mutual information is counted in 20 × 20 bins of μ and factor.";

function useTable(): FactorTable | null {
  const survey = useSurvey();
  const described = usePlayground((state) => dataSetOf(state).factors);
  const values = usePlayground((state) => state.data?.testFactors);
  const work = useMemo(() => {
    if (!survey || !values || described.length === 0) return null;
    const factors = described.map(({ isCircular, greatest, least }, factor): FactorValues => {
      const own = Float32Array.from({ length: survey.count }, (_, row) => values[row * described.length + factor] ?? 0);
      return isCircular ? { values: own, period: greatest - least } : { values: own };
    });
    return () => factorTable(survey.mu.subarray(0, survey.count * latentDimOf(survey)), latentDimOf(survey), factors);
  }, [survey, values, described]);
  return useSliced(work, REST_MS);
}

function Explained({ table, names }: { readonly table: FactorTable; readonly names: readonly string[] }) {
  return (
    <NumberTable name="Factors and dimensions" dense>
      <thead>
        <tr>
          <th scope="col">factor</th>
          {table.explained.map((_, dimension) => (
            <th key={dimensionSymbol(dimension)} scope="col" translate="no">
              {dimensionSymbol(dimension)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {names.map((name, factor) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {table.explained.map((row, dimension) => (
              <Share key={dimensionSymbol(dimension)} share={row[factor] ?? 0} />
            ))}
          </tr>
        ))}
      </tbody>
    </NumberTable>
  );
}

/** A share as a number on a ground that is the deeper, the more it is. */
function Share({ share }: { readonly share: number }) {
  return (
    <td translate="no" className={styles.share} style={{ "--share": share } as CSSProperties}>
      {decimal(share, 2)}
    </td>
  );
}
