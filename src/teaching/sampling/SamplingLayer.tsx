import type { EncoderNoise } from "../../experiment/objective";
import { sigmasOf } from "../../model/posterior";
import { Button } from "../../widgets/Button";
import { insideHints, samplingSteps, shareText } from "../../words/teaching";
import { Figures } from "../plot/Figures";
import { Codes } from "./Codes";
import { countInside, expectedInside } from "./draws";
import { NoisePlane, PosteriorPlane } from "./Planes";
import { Quantities } from "./Quantities";
import styles from "./SamplingLayer.module.css";

/** The posterior that codes are drawn from. */
export interface SampledPosterior {
  /** What its image is called: a 7. */
  readonly name: string;
  /** Grey levels, [pixels]. */
  readonly image: Uint8Array;
  readonly mu: Float32Array;
  readonly logVar: Float32Array;
}

/** How far the slow motion has come: the noise of every draw so far, the latest last, and the step that is looked at. */
export interface SlowMotion {
  readonly epsilons: readonly Float32Array[];
  /** An index into the steps. */
  readonly step: number;
}

interface SamplingLayerProps {
  readonly posterior: SampledPosterior;
  readonly noise: EncoderNoise;
  readonly shape: readonly [number, number, number];
  readonly drawing: SlowMotion;
  /** What the decoder makes of the latest draws, grey levels [count, pixels], the last one's last; null until it is known. */
  readonly decoded: Uint8ClampedArray | null;
  readonly onStep: () => void;
  readonly onDrawMany: () => void;
  readonly onRestart: () => void;
  /** Takes the page's ring to a code. */
  readonly onVisit: (z: readonly number[]) => void;
}

/** The sampling layer in slow motion: μ and σ, noise, z = μ + σ ε, what is decoded of it, and what training asks of each. */
export function SamplingLayer(props: SamplingLayerProps) {
  const { posterior, noise, drawing, decoded, shape, onStep, onDrawMany, onRestart, onVisit } = props;
  const { mu, logVar } = posterior;
  const sigma = sigmasOf(logVar, noise);
  const { epsilons, step } = drawing;
  const isLast = step === samplingSteps.length - 1;
  return (
    <div className={styles.layer}>
      <Steps step={step} />
      <div className={styles.buttons}>
        <Button look="primary" onClick={onStep}>
          {isLast ? "Draw another ε" : "Next step"}
        </Button>
        <Button onClick={onDrawMany}>Draw 20</Button>
        <Button onClick={onRestart}>Start again</Button>
      </div>
      <div className={styles.planes}>
        <NoisePlane epsilons={epsilons} />
        <PosteriorPlane mu={mu} sigma={sigma} epsilons={step >= 2 ? epsilons : epsilons.slice(0, -1)} />
        <Codes
          name={posterior.name}
          image={posterior.image}
          shape={shape}
          decoded={step >= 3 || epsilons.length > 1 ? decoded : null}
        />
      </div>
      <Quantities mu={mu} sigma={sigma} noise={noise} epsilon={epsilons.at(-1) ?? null} step={step} onVisit={onVisit} />
      <Figures
        figures={[
          {
            name: "Draws within one σ",
            hint: mu.length < 2 ? insideHints.line : insideHints.plane,
            text: `${countInside(epsilons)} of ${epsilons.length}`,
          },
          { name: "Expected", text: shareText(expectedInside(mu.length)) },
        ]}
      />
    </div>
  );
}

function Steps({ step }: { readonly step: number }) {
  const now = samplingSteps[step];
  return (
    <div className={styles.steps}>
      <ol>
        {samplingSteps.map(({ title }, place) => (
          <li key={title} aria-current={place === step ? "step" : undefined}>
            {title}
          </li>
        ))}
      </ol>
      <p role="status">{now?.text}</p>
    </div>
  );
}
