import { X } from "lucide-react";
import { useEffect, useMemo } from "react";
import { nearestRows } from "../../model/latent/neighbours";
import { ImageCanvas } from "../../pictures/ImageCanvas";
import { pin, unpin } from "../../state/actions/probe";
import { announce } from "../../state/announcement";
import type { State } from "../../state/state";
import { useModels, usePlayground, useWorkspace } from "../../state/store";
import { classOf, heldOutImage, imageName } from "../../state/view/dataSet";
import type { Probe } from "../../state/view/probe";
import { TeachingButton } from "../../teaching/TeachingButton";
import { fetched } from "../../widgets/fetched";
import { IconButton } from "../../widgets/IconButton";
import { Tooltip } from "../../widgets/Tooltip";
import { withArticle } from "../../words/article";
import { lossText } from "../../words/numbers";
import { codeLengthText, klName } from "../../words/terms";
import { useSurvey } from "../useSurvey";
import styles from "./Pinned.module.css";
import { usePinned } from "./usePinned";

const Bell = fetched(async () => (await import("../../teaching/LiveBell")).LiveBell);
const Sampling = fetched(async () => (await import("../../teaching/LiveSampling")).LiveSampling);

const NEIGHBOURS = 5;

interface PinnedProps {
  readonly probe: Probe;
  readonly data: NonNullable<State["data"]>;
  /** The image gives way to another or to none. */
  readonly onLeave: () => void;
}

/** What the model makes of the image that is looked at, and the images whose means are nearest to its own. */
export function Pinned({ probe, data, onLeave }: PinnedProps) {
  const models = useModels();
  const workspace = useWorkspace();
  const { source, inspection, image } = probe;
  const row = source.kind === "held-out" ? source.row : -1;
  const name = row < 0 ? "Your drawing" : `Pinned: ${withArticle(imageName(data, row))}`;
  useEffect(() => {
    if (row >= 0) announce(workspace, name, "spoken");
  }, [workspace, row, name]);
  const leave = () => {
    unpin(models);
    onLeave();
  };
  return (
    <>
      <header className={styles.header}>
        <b>{name}</b>
        <TeachingButton label="Bell" title="What μ and σ do to a bell">
          <Bell />
        </TeachingButton>
        <TeachingButton label="Sampling" title="The sampling layer, step by step">
          <Sampling />
        </TeachingButton>
        <IconButton name="Unpin" onClick={leave}>
          <X aria-hidden size={14} />
        </IconButton>
      </header>
      <div className={styles.images}>
        <Pictured name="x" definition="The image as it is." pixels={image} shape={data.imageShape} />
        <Pictured
          name="x̂"
          definition="What the decoder makes of its posterior mean, z = μ."
          pixels={inspection?.reconstruction ?? null}
          shape={data.imageShape}
        />
        <Numbers inspection={inspection} />
      </div>
      <Neighbours data={data} row={row} onLeave={onLeave} />
    </>
  );
}

interface PicturedProps {
  readonly name: string;
  readonly definition: string;
  readonly pixels: Uint8Array | Uint8ClampedArray | null;
  readonly shape: readonly [number, number, number];
}

function Pictured({ name, definition, pixels, shape }: PicturedProps) {
  return (
    <figure className={styles.pictured}>
      <ImageCanvas pixels={pixels} shape={shape} label={`Pinned image, ${name}`} className={styles.image} />
      <figcaption>
        <Tooltip content={definition}>{name}</Tooltip>
      </figcaption>
    </figure>
  );
}

function Numbers({ inspection }: Pick<Probe, "inspection">) {
  const kl = inspection?.losses.kl;
  const noise = usePlayground((state) => state.experiment.objective.noise);
  return (
    <dl className={styles.numbers}>
      <dt>reconstruction</dt>
      <dd data-tone="reconstruction">
        <b>{lossText(inspection?.losses.reconstruction)}</b> nats
      </dd>
      <dt>{klName(noise)}</dt>
      <dd data-tone="kl">
        <b>{lossText(kl)}</b> nats
      </dd>
      <dd data-tone="kl">
        <b>{codeLengthText(kl, noise)}</b> bits
      </dd>
    </dl>
  );
}

/** Held-out images whose means are nearest to the image's own in all latent dimensions, of one and the same survey. */
function Neighbours({ data, row: own, onLeave }: Omit<PinnedProps, "probe"> & { readonly row: number }) {
  const models = useModels();
  const survey = useSurvey();
  const drawn = usePinned()?.mu;
  const rows = useMemo(() => {
    if (!survey || !drawn || survey.mu.length !== survey.count * drawn.length) return [];
    const surveyed = survey.mu.subarray(own * drawn.length, (own + 1) * drawn.length);
    const known = own >= 0 && own < survey.count;
    return nearestRows(survey.mu, known ? surveyed : drawn, NEIGHBOURS + 1)
      .filter((row) => row !== own)
      .slice(0, NEIGHBOURS);
  }, [survey, drawn, own]);
  const pinInstead = (row: number) => {
    pin(models, row);
    onLeave();
  };
  return (
    <ol aria-label="Nearest neighbours" className={styles.neighbours}>
      {rows.map((row) => {
        const name = imageName(data, row);
        return (
          <li key={row}>
            <button type="button" aria-label={`Pin neighbour, ${withArticle(name)}`} onClick={() => pinInstead(row)}>
              <span aria-hidden>
                <ImageCanvas
                  pixels={heldOutImage(data, row)}
                  shape={data.imageShape}
                  label=""
                  className={styles.neighbour}
                />
              </span>
              <span>{classOf(data, row)}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
