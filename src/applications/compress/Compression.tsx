import { sizeOf } from "../../experiment/architecture";
import { hasSkips } from "../../experiment/skips";
import { bitsOf } from "../../model/information";
import { ImageCanvas } from "../../pictures/ImageCanvas";
import { usePlayground } from "../../state/store";
import { imageShapeOf } from "../../state/view/dataSet";
import { Tooltip } from "../../widgets/Tooltip";
import { countText, lossText } from "../../words/numbers";
import { codeLengthDefinition } from "../../words/terms";
import { BesideImages } from "../BesideImages";
import { useSubject } from "../useSubject";
import styles from "./Compression.module.css";
import { LengthBar } from "./LengthBar";
import { type Lengths, lengthsOf } from "./lengths";
import { usePngBytes } from "./usePngBytes";

/** How many bits an image takes: as it is, as a PNG, as a code, and what the code leaves out. */
export function Compression() {
  const shape = usePlayground(imageShapeOf);
  const subject = useSubject();
  if (!subject) return <p className={styles.words}>The data set is on its way.</p>;
  return (
    <BesideImages
      images={
        <>
          <ImageCanvas pixels={subject.image} shape={shape} label={`Image x, ${subject.name}`} />
          <p>{`x, ${subject.caption}`}</p>
          <ImageCanvas pixels={subject.reconstruction} shape={shape} label={`Reconstruction x̂ of ${subject.name}`} />
          <p>x̂, lossy</p>
        </>
      }
    >
      <Bars subject={subject} shape={shape} />
      <Explanation />
    </BesideImages>
  );
}

interface BarsProps {
  readonly subject: NonNullable<ReturnType<typeof useSubject>>;
  readonly shape: readonly [number, number, number];
}

function Bars({ subject, shape }: BarsProps) {
  const latentDim = usePlayground((state) => state.z.length);
  const { likelihood, noise } = usePlayground((state) => state.experiment.objective);
  const pngBytes = usePngBytes(subject.image, shape);
  const lengths = lengthsOf({
    pixels: sizeOf(shape),
    pngBytes,
    latentDim,
    kl: subject.kl,
    reconstruction: subject.reconstructionLoss,
    likelihood,
    noiseless: noise === "zero",
  });
  return (
    <dl className={styles.bars}>
      <Exact lengths={lengths} isGrey={shape[2] === 1} />
      <Coded lengths={lengths} />
    </dl>
  );
}

function Exact({ lengths: { raw, png }, isGrey }: { readonly lengths: Lengths; readonly isGrey: boolean }) {
  return (
    <>
      <LengthBar name="Raw image" label={`raw, ${countText(raw / 8)} bytes`} bits={raw} longest={raw} />
      <LengthBar
        name="PNG"
        label={
          <Tooltip
            content={`A real PNG of this image, encoded here: 8-bit ${isGrey ? "grey" : "colour"}, no filter, deflate. It gives back every pixel.`}
          >
            {`PNG, ${countText(png === null ? png : png / 8)} bytes`}
          </Tooltip>
        }
        bits={png}
        longest={raw}
      />
    </>
  );
}

function Coded({ lengths: { raw, floats, kl, residual } }: { readonly lengths: Lengths }) {
  return (
    <>
      <LengthBar
        name="Code as floats"
        label={
          <Tooltip content="The code μ as it is stored: 32 bits for each latent dimension, far finer than σ makes use of.">
            {`μ, ${countText(floats / 8)} bytes`}
          </Tooltip>
        }
        bits={floats}
        longest={raw}
      />
      <LengthBar
        name="KL of the image"
        label={<Tooltip content={codeLengthDefinition}>KL</Tooltip>}
        bits={kl}
        longest={raw}
        tone="kl"
      />
      <LengthBar
        name="Correction of the reconstruction"
        label={<Tooltip content={residualMeaning}>to mend x̂</Tooltip>}
        bits={residual}
        longest={raw}
        tone="reconstruction"
      />
    </>
  );
}

const residualMeaning =
  "−log₂ p(x|z) at z = μ: with Bernoulli pixels the expected bits to correct x̂ to a black-and-white x, every pixel inked with its grey level as probability. The grey levels themselves would take more. A Gaussian p is a density: no code has its length.";

const notCompressed =
  "This network has skip connections: x̂ is made of the encoder's layers as well, which KL does not count and a receiver of z does not have. This is no compression.";

function Explanation() {
  const seesImage = usePlayground(({ experiment }) => hasSkips(experiment.architecture));
  const kl = usePlayground((state) => state.heldOut?.losses.kl);
  const noiseless = usePlayground((state) => state.experiment.objective.noise === "zero");
  const mean = lossText(kl === undefined ? kl : bitsOf(kl));
  const length = noiseless ? ", infinite with σ = 0" : `: ${mean} bits on average over held-out images`;
  if (seesImage) return <p className={styles.words}>{notCompressed}</p>;
  return (
    <p className={styles.words}>
      {`KL is what a code z costs beyond its own randomness${length}. x̂ is made of no more, so it is lossy. Bars are to scale.`}
    </p>
  );
}
