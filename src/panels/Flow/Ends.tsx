import { memo, type ReactNode } from "react";
import { klOf } from "../../model/kl";
import { sigmasOf } from "../../model/posterior";
import { ImageCanvas } from "../../pictures/ImageCanvas";
import { usePlayground } from "../../state/store";
import { imageShapeOf } from "../../state/view/dataSet";
import { NumberTable } from "../../widgets/NumberTable";
import { Popover } from "../../widgets/Popover";
import { imageLossText } from "../../words/flow";
import { parameterText, shapeText } from "../../words/layers";
import { countText, decimal, lossText, wholeText } from "../../words/numbers";
import { dimensionSymbol, pointText } from "../../words/symbols";
import { klName } from "../../words/terms";
import { CodePicture } from "./CodePicture";
import styles from "./Flow.module.css";
import { PosteriorPicture } from "./PosteriorPicture";
import type { SeenPosterior } from "./useActivations";

interface EndProps {
  readonly name: string;
  readonly shape: ReactNode;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

/** What no layer gives: the image, the code or the reconstruction, under its letter. */
function End({ name, shape, note, children }: EndProps) {
  return (
    <li className={styles.end}>
      <span className={styles.name}>{name}</span>
      <span className={styles.picture} data-size="whole">
        {children}
      </span>
      <span className={styles.shape}>{shape}</span>
      <span className={styles.count}>{note}</span>
    </li>
  );
}

/** The image that goes in. */
export function ImageIn({ image }: { readonly image: Uint8Array | null }) {
  const shape = usePlayground(imageShapeOf);
  return (
    <End name="x" shape={shapeText(shape)} note={<span className={styles.lines}>parameters</span>}>
      <ImageCanvas pixels={image} shape={shape} label="The image that goes in" className={styles.image} />
    </End>
  );
}

interface ImageOutProps {
  readonly image: Uint8ClampedArray | null;
  /** Reconstruction loss of the image that went in; null where none did. */
  readonly nats: number | null;
  /** Whether the loss is seen, and not only heard. */
  readonly showsLoss: boolean;
}

/** The image that comes out, with its reconstruction loss where an image went in. */
export function ImageOut({ image, nats, showsLoss }: ImageOutProps) {
  const shape = usePlayground(imageShapeOf);
  const loss = nats === null ? null : <Reconstruction nats={nats} isSeen={showsLoss} />;
  return (
    <End name="x̂" shape={shapeText(shape)} note={loss}>
      <ImageCanvas pixels={image} shape={shape} label="The image that comes out" className={styles.image} />
    </End>
  );
}

function Reconstruction({ nats, isSeen }: { readonly nats: number; readonly isSeen: boolean }) {
  return (
    <>
      {isSeen && (
        <span aria-hidden className={styles.nats} data-tone="reconstruction">
          <span>{lossText(nats)}</span>
          <span className={styles.widely}>&nbsp;nats</span>
        </span>
      )}
      <span className="visually-hidden">{imageLossText("reconstruction", nats)}</span>
    </>
  );
}

interface CodeProps {
  readonly z: ArrayLike<number>;
  readonly isOfRing: boolean;
}

/** The code that is decoded. */
export const Code = memo(function Code({ z, isOfRing }: CodeProps) {
  const latentDim = usePlayground((state) => state.experiment.architecture.latentDim);
  const size = wholeText(latentDim);
  const written =
    latentDim === 2 ? (
      <>
        <span className={`${styles.widely} ${styles.written}`}>
          {z.length === 2 ? pointText(Array.from(z), 1) : size}
        </span>
        <span className={styles.narrowly}>{size}</span>
      </>
    ) : (
      <span>{size}</span>
    );
  return (
    <End name={isOfRing ? "z" : "z = μ"} shape={written} note={isOfRing ? <span data-tone="probe">ring</span> : null}>
      <span className={styles.code} data-tone={isOfRing ? "probe" : undefined}>
        <CodePicture z={z} />
      </span>
    </End>
  );
});

interface PosteriorProps {
  readonly seen: SeenPosterior | null;
  readonly parameters: number;
  /** Whether its KL is seen, and not only heard. */
  readonly showsLoss: boolean;
}

/** The two heads, which give the posterior, and its KL. */
export const Posterior = memo(function Posterior({ seen, parameters, showsLoss }: PosteriorProps) {
  const noise = usePlayground((state) => state.experiment.objective.noise);
  const latentDim = usePlayground((state) => state.experiment.architecture.latentDim);
  const isOfModel = seen?.mu.length === latentDim;
  const sigma = seen && isOfModel ? sigmasOf(seen.logVar, noise) : null;
  const sentence = `μ, σ, two dense layers, output ${latentDim} each, ${parameterText(parameters)}`;
  return (
    <li className={styles.stage}>
      <Popover
        name={sentence}
        trigger={
          <button type="button" className={styles.layer}>
            <span className="visually-hidden">{sentence}</span>
            <span aria-hidden className={styles.name}>
              μ, σ
            </span>
            <span aria-hidden className={styles.picture} data-size="whole">
              <PosteriorPicture mu={isOfModel ? seen.mu : null} sigma={sigma} />
            </span>
            <span aria-hidden className={styles.shape}>
              {`2 × ${wholeText(latentDim)}`}
            </span>
            {showsLoss ? (
              <span aria-hidden className={`${styles.count} ${styles.nats}`} data-tone="kl">
                {`${klName(noise)} ${lossText(seen?.losses.kl)}`}
              </span>
            ) : (
              <span aria-hidden className={styles.count}>
                {countText(parameters)}
              </span>
            )}
          </button>
        }
      >
        <div className={styles.card}>
          <header className={styles.about}>
            <b>μ, σ</b>
            <span>{parameterText(parameters)}</span>
          </header>
          {seen && sigma && <Dimensions seen={seen} sigma={sigma} />}
        </div>
      </Popover>
      {seen && <span className="visually-hidden">{imageLossText(klName(noise), seen.losses.kl)}</span>}
    </li>
  );
});

function Dimensions({ seen: { mu, logVar }, sigma }: { readonly seen: SeenPosterior; readonly sigma: Float32Array }) {
  const noise = usePlayground((state) => state.experiment.objective.noise);
  return (
    <div className={styles.scroll}>
      <NumberTable name="The posterior of every dimension" dense>
        <thead>
          <tr>
            <td />
            {["μ", "σ", `${klName(noise)}, nats`].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from(mu, (mean, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: A dimension is its number.
            <tr key={place}>
              <th scope="row">{dimensionSymbol(place)}</th>
              <td>{decimal(mean, 3)}</td>
              <td>{decimal(sigma[place], 3)}</td>
              <td>{lossText(klOf(mu.subarray(place, place + 1), logVar.subarray(place, place + 1), noise))}</td>
            </tr>
          ))}
        </tbody>
      </NumberTable>
    </div>
  );
}
