import type { EncoderNoise } from "../experiment/objective";
import { counted } from "../model/objective";
import { changeMap } from "../state/actions/map";
import { useModels, usePlayground } from "../state/store";
import type { ManifoldRange } from "../state/view/map";
import { type Option, Select } from "../widgets/Select";
import { amountText, significant } from "../words/numbers";
import { klName } from "../words/terms";
import type { DrawnForces } from "./drawing/forces";
import { FAR } from "./layers/gaps";
import { SHARES } from "./layers/shares";
import styles from "./Notes.module.css";

interface NotesProps {
  readonly forces: DrawnForces | null;
  /** Width at which the raster of gaps holds a code without noise, in units of z; null while none is drawn. */
  readonly grain: number | null;
}

/** Over the map, what the layers that are not self-evident tell. */
export function Notes({ forces, grain }: NotesProps) {
  const layers = usePlayground((state) => state.map.layers);
  const latentDim = usePlayground((state) => state.z.length);
  const noise = usePlayground((state) => state.experiment.objective.noise);
  const onPlane = latentDim > 2 ? ", on this plane" : "";
  if (latentDim === 1) return <NotesOfALine forces={forces} />;
  return (
    <div className={styles.notes} data-in-picture>
      {layers.manifold && <ManifoldNote />}
      {layers.posteriors && <p>Ellipses: one σ of q(z|x), to scale</p>}
      {forces && <ForceNote {...forces} />}
      {layers.density && <p>{`Lines hold ${SHARES.map((share) => share * 100).join(", ")} % of q(z) in view`}</p>}
      {layers.gaps && (
        <p>
          <span aria-hidden className={styles.swatch} data-over-manifold={layers.manifold} />
          <span>{`${gapText(noise, grain)}${onPlane}`}</span>
        </p>
      )}
    </div>
  );
}

/** How far from codes a place is a gap: without noise they have no σ to measure by. */
function gapText(noise: EncoderNoise, grain: number | null): string {
  return noise === "zero"
    ? `over ${significant(grain && FAR * grain)} from every code, as fine as the raster is`
    : `over ${FAR} of its own σ from every posterior`;
}

/** A map of one dimension stacks its images, so that fields over a plane have no place on it. */
function NotesOfALine({ forces }: Pick<NotesProps, "forces">) {
  const { manifold, density, gaps } = usePlayground((state) => state.map.layers);
  return (
    <div className={styles.notes} data-in-picture>
      {manifold && <ManifoldNote />}
      {forces && <ForceNote {...forces} />}
      {(density || gaps) && <p>Density and gaps need two dimensions</p>}
    </div>
  );
}

/** Which colour pulls for which term, how long an arrow is and how sure, and what is drawn on σ. */
function ForceNote({ forces, unit, draws, error }: DrawnForces) {
  const objective = usePlayground((state) => state.experiment.objective);
  const counts = counted(objective);
  const paleness = error === null ? "" : `, ± ${significant(error)}, pale under twice that`;
  const sure = draws === 1 ? "" : ` · mean of ${draws} draws${paleness}`;
  const onSigma = forces.some(({ reconstruction, kl }) => reconstruction?.onSigma || kl?.onSigma);
  return (
    <>
      <p>
        <span>Pull of </span>
        {counts.reconstruction && <b className={styles.reconstruction}>reconstruction</b>}
        {counts.reconstruction && counts.kl && <span> and </span>}
        {counts.kl && <b className={styles.kl}>{klName(objective.noise)}</b>}
        <span>{`: a length of 1 is ${amountText(unit)} nats per unit of z`}</span>
      </p>
      <p>
        <ArrowMark />
        <span> on μ</span>
        {onSigma && (
          <>
            <span> · </span>
            <BarMark />
            <span> on σ: out of its ring to grow</span>
          </>
        )}
        <span>{sure}</span>
      </p>
    </>
  );
}

/** An arrow as it is drawn from μ. */
function ArrowMark() {
  return (
    <svg aria-hidden className={styles.mark} viewBox="0 0 18 8">
      <path d="M1 4H13" />
      <path d="M17 4 11.5 1V7Z" className={styles.head} />
    </svg>
  );
}

/** A bar as it is drawn on σ, at a piece of the ring. */
function BarMark() {
  return (
    <svg aria-hidden className={styles.mark} viewBox="0 0 18 8">
      <path d="M1 0Q4 4 1 8" strokeDasharray="2 1.5" />
      <path d="M3 4H16M16 1V7" />
    </svg>
  );
}

const rangeOptions: readonly Option<ManifoldRange>[] = [
  { value: "visible range", label: "what is in view" },
  { value: "prior quantiles", label: "quantiles of the prior" },
];

function ManifoldNote() {
  const models = useModels();
  const range = usePlayground((state) => state.map.manifold);
  return (
    <p data-control>
      <span>Decoded over</span>
      <Select
        name="Manifold over"
        look="words"
        value={range}
        options={rangeOptions}
        onChange={(next) => changeMap(models, { manifold: next })}
      />
    </p>
  );
}
