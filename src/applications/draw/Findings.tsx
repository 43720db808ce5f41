import { useMemo } from "react";
import { klOfImages } from "../../model/kl";
import { negativeElbo } from "../../model/objective";
import { ImageCanvas } from "../../pictures/ImageCanvas";
import { usePlayground } from "../../state/store";
import { dataSetOf } from "../../state/view/dataSet";
import type { Inspection } from "../../state/view/probe";
import { useView } from "../../state/view/useView";
import { Tooltip } from "../../widgets/Tooltip";
import { countText, lossText, percentText } from "../../words/numbers";
import { codeLengthText, klName } from "../../words/terms";
import styles from "./Findings.module.css";
import { NearestClass } from "./NearestClass";
import { type Rank, rankOf } from "./unusual";

interface FindingsProps {
  /** The drawing as the model sees it, levels [height, width, channels]. */
  readonly image: Uint8Array;
  readonly inspection: Inspection | null;
}

/** What the model makes of a drawing: its reconstruction, what that costs, and how unusual that is. */
export function Findings({ image, inspection }: FindingsProps) {
  const data = usePlayground(dataSetOf);
  const shape = data.imageShape;
  return (
    <div className={styles.findings}>
      <div className={styles.images}>
        <figure className={styles.image}>
          <ImageCanvas pixels={image} shape={shape} label={`Drawing, centred and scaled for ${data.title}`} />
          <figcaption>
            <Tooltip content={`The drawing as the model sees it: ${howDrawn(data)}.`}>x</Tooltip>
          </figcaption>
        </figure>
        <figure className={styles.image}>
          <ImageCanvas
            pixels={inspection?.reconstruction ?? null}
            shape={shape}
            label="Reconstruction of the drawing"
          />
          <figcaption>
            <Tooltip content="x̂: what the decoder makes of the posterior's mean, z = μ(x).">x̂</Tooltip>
          </figcaption>
        </figure>
        <NearestClass mu={inspection?.mu ?? null} />
      </div>
      <Losses inspection={inspection} />
      <Unusual inspection={inspection} />
    </div>
  );
}

/** How the drawing was scaled and placed, as the end of a sentence. */
function howDrawn({
  drawing,
  imageShape: [height, width, channels],
  noun,
  title,
}: ReturnType<typeof dataSetOf>): string {
  const middle = drawing.centre === "mass" ? "centre of mass" : "middle";
  const placed = `scaled to ${drawing.box.join(" × ")} pixels, with its ${middle} in the middle of ${height} × ${width}`;
  const all = drawing.asAllImages ? `${placed}, as every image of ${title} was` : placed;
  return channels === 1
    ? all
    : `${all}; its paper, and its ink where none was chosen, are those of the most typical held-out ${noun.one}`;
}

function Losses({ inspection }: Pick<FindingsProps, "inspection">) {
  const noise = usePlayground((state) => state.experiment.objective.noise);
  const kl = inspection?.losses.kl;
  return (
    <dl className={styles.losses}>
      <dt>reconstruction</dt>
      <dd data-tone="reconstruction">
        <output aria-label="Reconstruction loss of the drawing" aria-live="off" translate="no">
          {lossText(inspection?.losses.reconstruction)}
        </output>
        <small> nats</small>
      </dd>
      <dt>{klName(noise)}</dt>
      <dd data-tone="kl">
        <output aria-label="KL of the drawing" aria-live="off" translate="no">
          {lossText(kl)}
        </output>
        <small>{noise === "zero" ? " nats" : ` nats = ${codeLengthText(kl, noise)} bits`}</small>
      </dd>
    </dl>
  );
}

function Unusual({ inspection }: Pick<FindingsProps, "inspection">) {
  const rank = useRank(inspection);
  return (
    <p className={styles.unusual}>
      <output aria-label="Rank of the drawing" aria-live="off">
        {rank ? rankText(rank) : "Held-out images are being scored."}
      </output>
      <span> </span>
      {rank && <Tooltip content={anomaly}>{verdict(rank)}</Tooltip>}
    </p>
  );
}

const anomaly =
  "Reconstruction + KL at z = μ is a score, not a proof: high where an image is unlike what the model learned from, and low for anything simpler than that, unlike it or not. Try a dash, or a single dot.";

/** How the drawing's loss ranks among those of the held-out images. */
function useRank(inspection: Inspection | null): Rank | null {
  const scores = useView("scores", true)?.reconstruction ?? null;
  const survey = usePlayground((state) => state.views.survey ?? null);
  const noise = usePlayground((state) => state.experiment.objective.noise);
  const kl = useMemo(() => survey && klOfImages(survey, survey.mu.length / survey.count, noise), [survey, noise]);
  const loss = inspection ? negativeElbo(inspection.losses) : Number.NaN;
  return useMemo(() => rankOf(loss, scores, kl), [loss, scores, kl]);
}

function rankText({ share, among }: Rank): string {
  if (share === 1) return `Worse than all ${countText(among)} held-out images:`;
  return `Worse than ${percentText(share, share >= 0.99 ? 1 : 0)} of ${countText(among)} held-out images:`;
}

function verdict({ share }: Rank): string {
  if (share >= 0.99) return "by this score an anomaly.";
  return share >= 0.9 ? "by this score unusual." : "by this score nothing unusual, which simple images never are.";
}
