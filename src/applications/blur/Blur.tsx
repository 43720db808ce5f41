import { hasSkips, possibleSkips, withSkips } from "../../experiment/skips";
import { ImageSheet } from "../../pictures/ImageSheet";
import { usePlayground, usePropose } from "../../state/store";
import { dataSetOf, imageShapeOf } from "../../state/view/dataSet";
import type { Seen } from "../../state/view/viewState";
import { Button } from "../../widgets/Button";
import { Tooltip } from "../../widgets/Tooltip";
import { countText, decimal, lossText } from "../../words/numbers";
import { Enlargeable } from "../Enlargeable";
import styles from "./Blur.module.css";
import type { KindOfNetwork } from "./seenNetworks";
import { useBlur } from "./useBlur";

/** Why images are blurred that are decoded from z alone, and what a decoder does that sees more. */
export function Blur() {
  const seen = useBlur();
  const present = usePlayground(({ experiment }) => (hasSkips(experiment.architecture) ? "skipping" : "plain"));
  return (
    <Enlargeable
      title="Blur"
      about="z says too little to tell like images apart, so x̂ is their blurred mean. Skip connections copy x past z, and a sample has no x."
    >
      {(["plain", "skipping"] as const).map((kind) => (
        <Network key={kind} kind={kind} seen={seen[kind]} isPresent={kind === present} />
      ))}
      <p className={styles.words}>{methods}</p>
    </Enlargeable>
  );
}

const names: Readonly<Record<KindOfNetwork, string>> = {
  plain: "Without skip connections",
  skipping: "With skip connections",
};

interface NetworkProps {
  readonly kind: KindOfNetwork;
  readonly seen: Seen<"blur"> | null;
  /** Whether the model at hand is of that kind. */
  readonly isPresent: boolean;
}

function Network({ kind, seen, isPresent }: NetworkProps) {
  const isThere = usePlayground((state) => state.engine !== null);
  return (
    <section aria-label={names[kind]} className={styles.network}>
      <h3 className={styles.name}>{isPresent ? `${names[kind]}, this model` : names[kind]}</h3>
      {seen ? (
        <>
          <Pictures seen={seen} />
          <Numbers kind={kind} seen={seen} />
        </>
      ) : (
        isPresent && (
          <p className={styles.words}>{isThere ? "The model is being looked at …" : "There is no model to ask yet."}</p>
        )
      )}
      {!isPresent && <Other kind={kind} isKnown={seen !== null} />}
    </section>
  );
}

/** Begins a model of the other kind. */
function Other({ kind, isKnown }: { readonly kind: KindOfNetwork; readonly isKnown: boolean }) {
  const architecture = usePlayground((state) => state.experiment.architecture);
  const propose = usePropose();
  if (kind === "skipping" && possibleSkips(architecture).length === 0) {
    return <p className={styles.words}>{impossible}</p>;
  }
  return (
    <div>
      <Button onClick={() => propose({ architecture: withSkips(architecture, kind === "skipping") })}>
        {`Train ${isKnown ? "another" : "one"} ${names[kind].toLowerCase()}`}
      </Button>
    </div>
  );
}

const impossible =
  "Encoder and decoder of this network have no images of one size: choose one with convolutions under Model.";

function Pictures({ seen }: { readonly seen: Seen<"blur"> }) {
  const shape = usePlayground(imageShapeOf);
  const { count, images, reconstructions, samples, nearest } = seen;
  const sheet = { count, columns: count, shape };
  return (
    <div className={styles.pictures}>
      <span>x</span>
      <ImageSheet images={images} {...sheet} label="Held-out images x" />
      <span>x̂</span>
      <ImageSheet images={reconstructions} {...sheet} label="Their reconstructions x̂" />
      <Tooltip content={sampleMeaning}>samples</Tooltip>
      <ImageSheet images={samples} {...sheet} label="Samples decoded from codes of the prior" />
      <span>nearest</span>
      <ImageSheet images={nearest} {...sheet} label="The held-out image nearest to each sample" />
    </div>
  );
}

const sampleMeaning =
  "Decoded from codes z ~ N(0, I), without an image: zeros stand in the place of what would be skipped.";

function Numbers({ kind, seen }: { readonly kind: KindOfNetwork; readonly seen: Seen<"blur"> }) {
  const floor = usePlayground(({ data, experiment }) => data?.levels[experiment.objective.likelihood].floor);
  const many = usePlayground((state) => dataSetOf(state).noun.many);
  const { reconstruction, distances, step } = seen;
  const label = (what: string) => `${what}, ${names[kind].toLowerCase()}`;
  return (
    <p className={styles.words}>
      <span>Reconstruction </span>
      <output aria-label={label("Reconstruction")} aria-live="off" translate="no" data-tone="reconstruction">
        {`${lossText(reconstruction)} nats`}
      </output>
      {floor !== undefined && <span>{`, a perfect copy ${lossText(floor)}`}</span>}
      <span>; the nearest of 100 samples is </span>
      <output aria-label={label("Distance to the nearest sample")} aria-live="off" translate="no">
        {decimal(distances.toSample, 2)}
      </output>
      <span>{` from held-out ${many}, of 100 training images ${decimal(distances.toTraining, 2)}. `}</span>
      <Tooltip content={backMeaning}>Back</Tooltip>
      <span>{` ${decimal(distances.fromSample, 2)} and ${decimal(distances.fromTraining, 2)}. Of step ${countText(step)}.`}</span>
    </p>
  );
}

const backMeaning =
  "From a sample to the nearest held-out image. That alone proves little: a blank image is near to every thin stroke.";
const methods =
  "Reconstruction: −log p(x|z) at z = μ, the mean of 500 held-out images. Distances: ‖x − x′‖ with x from 0 to 1, the mean over 2,000 held-out images. U-Net: Ronneberger, Fischer and Brox 2015.";
