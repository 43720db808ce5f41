import { hasSkips } from "../../experiment/skips";
import { omittedConstant } from "../../model/likelihood";
import { ImageCanvas } from "../../pictures/ImageCanvas";
import { usePlayground } from "../../state/store";
import { dataSetOf, imageShapeOf } from "../../state/view/dataSet";
import type { Seen } from "../../state/view/viewState";
import { Button } from "../../widgets/Button";
import { Tooltip } from "../../widgets/Tooltip";
import { countText, decimal, estimateText, lossText } from "../../words/numbers";
import { BesideImages } from "../BesideImages";
import { useSubject } from "../useSubject";
import { BoundsChart } from "./BoundsChart";
import { GapBar } from "./GapBar";
import styles from "./ImageLikelihood.module.css";
import { MOST_DRAWS, useMarginalLikelihood } from "./useMarginalLikelihood";

/** How likely an image is to the model: p(x) by codes from the prior, by the ELBO, and by codes from the posterior. */
export function ImageLikelihood() {
  const shape = usePlayground(imageShapeOf);
  const subject = useSubject();
  const { seen, awaited, drawMore } = useMarginalLikelihood(subject?.image, subject?.label ?? null);
  const seesImage = usePlayground(({ experiment }) => hasSkips(experiment.architecture));
  if (seesImage) return <p className={styles.words}>{noLikelihood}</p>;
  if (!subject) return <p className={styles.words}>The data set is on its way.</p>;
  return (
    <BesideImages
      images={
        <>
          <ImageCanvas pixels={subject.image} shape={shape} label={`Image x, ${subject.name}`} />
          <p>{`x, ${subject.caption}`}</p>
        </>
      }
    >
      {seen && <Found seen={seen} />}
      <p className={styles.draws}>
        <span aria-live="off">{drawnText(seen?.draws ?? null, awaited)}</span>
        {drawMore && !awaited && <Button onClick={drawMore}>{`Draw ${countText(MOST_DRAWS)}`}</Button>}
      </p>
    </BesideImages>
  );
}

function drawnText(drawn: number | null, awaited: number | null): string {
  if (awaited !== null) return `Drawing ${countText(awaited)} codes …`;
  return drawn === null ? "There is no model to ask yet." : `${countText(drawn)} codes each`;
}

function Found({ seen }: { readonly seen: Seen<"marginalLikelihood"> }) {
  const { fromPrior, fromPosterior, draws, label } = seen;
  const names = usePlayground((state) => dataSetOf(state).classNames);
  const given = label === null ? "" : ` | class ${names[label] ?? label}`;
  return (
    <>
      {fromPosterior ? <GapBar bounds={fromPosterior} given={given} /> : <p className={styles.words}>{noPosterior}</p>}
      <BoundsChart fromPrior={fromPrior.bounds} fromPosterior={fromPosterior?.bounds ?? []} given={given} />
      <p className={styles.words}>
        <Tooltip content={intractable}>Naive Monte Carlo</Tooltip>
        <span>{`: ${countText(draws)} codes from the prior have an effective sample size of `}</span>
        <output aria-label="Effective draws from the prior" aria-live="off" translate="no">
          {decimal(fromPrior.effectiveDraws, 1)}
        </output>
        {fromPosterior && (
          <>
            <span>; as many from </span>
            <span translate="no">q(z|x)</span>
            <span>, importance-weighted, one of </span>
            <output aria-label="Effective draws from the posterior" aria-live="off" translate="no">
              {decimal(fromPosterior.effectiveDraws, 1)}
            </output>
          </>
        )}
        <span>.</span>
      </p>
      {fromPosterior && (
        <p className={styles.words}>
          <Tooltip content={sampledMeaning}>KL(q ‖ p(z))</Tooltip>
          <span>{` by draws ${estimateText(fromPosterior.sampledKl)}, in closed form ${lossText(fromPosterior.kl)} nats.`}</span>
        </p>
      )}
      <Caveat />
    </>
  );
}

/** What the numbers leave out, or are not. */
function Caveat() {
  const shape = usePlayground(imageShapeOf);
  const likelihood = usePlayground((state) => state.experiment.objective.likelihood);
  const omitted = omittedConstant(likelihood, shape[0] * shape[1] * shape[2]);
  if (likelihood === "bernoulli") return <p className={styles.words}>{noDensity}</p>;
  return <p className={styles.words}>{`All up to the constant ½ d log 2π, ${decimal(omitted, 1)} nats.`}</p>;
}

const noLikelihood =
  "This network has skip connections: its decoder sees x itself, so that what it makes of x is no p(x|z), and there is no p(x) to estimate. Switch them off under Model to measure here.";
const noDensity = "Of grey pixels BCE is no normalised density: p(x) is one of black-and-white images alone.";
const noPosterior =
  "With σ = 0 the posterior has no density: nothing weighs its draws, and there is no ELBO. Codes from the prior are left.";
const intractable =
  "p(x) = ∫ p(x|z) p(z) dz is the mean of p(x|z) over codes from the prior. Nearly all of them explain another image: a few decide, and the more latent dimensions, the fewer. The effective sample size is (Σw)² / Σw² of the weights w.";
const sampledMeaning =
  "The mean of log q(z|x) − log p(z) over the codes drawn from q, with its standard error, beside ½ Σ (μ² + σ² − 1 − log σ²).";
