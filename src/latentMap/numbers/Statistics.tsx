import { memo, useMemo } from "react";
import { activeUnits } from "../../model/latent/activity";
import { largestMagnitude } from "../../model/latent/means";
import { Save } from "../../pictures/saving/Save";
import { usePlayground } from "../../state/store";
import { dataSetOf } from "../../state/view/dataSet";
import { Tooltip } from "../../widgets/Tooltip";
import { codeDefinitions, neighbourDefinition } from "../../words/codes";
import { significant, wholeText } from "../../words/numbers";
import { type Name, useNames } from "../../words/wording";
import { latentDimOf } from "../plane/places";
import { useSurvey } from "../useSurvey";
import { DistanceDistribution, SigmaDistribution } from "./Distribution";
import styles from "./Statistics.module.css";
import { useWidths } from "./useWidths";

/** How wide the posteriors are and where their means lie: two histograms and seven numbers. */
export function LatentStatistics() {
  return (
    <div className={styles.statistics} data-picture="widths">
      <SigmaDistribution />
      <Save of="widths" />
      <DistanceDistribution />
      <Numbers />
    </div>
  );
}

function Numbers() {
  const survey = useSurvey();
  const widths = useWidths();
  const [largest, active] = useMemo(() => {
    if (!survey) return [undefined, wholeText(undefined)];
    const latentDim = latentDimOf(survey);
    return [largestMagnitude(survey.mu), `${activeUnits(survey.mu, latentDim)} / ${latentDim}`];
  }, [survey]);
  const classes = usePlayground((state) => dataSetOf(state).classNames.length);
  return (
    <div className={styles.numbers} data-in-picture>
      <Statistic
        name="Prior covered"
        more="coverage"
        text={significant(survey?.coverage)}
        definition={codeDefinitions.coverage}
      />
      <Statistic name="Active units" more="active" text={active} definition={codeDefinitions.active} />
      <Statistic
        name="kNN accuracy on μ"
        more="neighbours"
        text={significant(survey && (survey.neighbourAccuracy ?? Number.NaN))}
        definition={neighbourDefinition(classes)}
      />
      <Statistic
        name="Median σ"
        more="median"
        text={significant(widths?.medianSigma)}
        definition={codeDefinitions.median}
      />
      <Statistic
        name="Spread of μ"
        more="spread"
        text={significant(widths?.spread)}
        definition={codeDefinitions.spread}
      />
      <Statistic
        name="σ / spread of μ"
        more="ratio"
        text={significant(widths?.ratio)}
        definition={codeDefinitions.ratio}
      />
      <Statistic name="Largest |μ|" more="largest" text={significant(largest)} definition={codeDefinitions.largest} />
    </div>
  );
}

interface StatisticProps {
  readonly name: Name;
  /** Its key in the glossary. */
  readonly more: string;
  readonly text: string;
  readonly definition: string;
}

function Statistic({ name, more, text, definition }: StatisticProps) {
  const names = useNames();
  return (
    <div className={styles.number}>
      <Term definition={definition} more={more}>
        {names(name)}
      </Term>
      <output aria-label={name} aria-live="off" translate="no">
        {text}
      </output>
    </div>
  );
}

interface TermProps {
  readonly definition: string;
  readonly more: string;
  readonly children: string;
}

/** A word and its definition; a tooltip is costly to render again with each survey. */
const Term = memo(function Term({ definition, more, children }: TermProps) {
  return (
    <Tooltip content={definition} more={more}>
      {children}
    </Tooltip>
  );
});
