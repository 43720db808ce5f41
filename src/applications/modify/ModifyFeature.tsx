import { useEffect } from "react";
import { Decodings } from "../../pictures/Decodings";
import { ImageSheet } from "../../pictures/ImageSheet";
import { sharesOf } from "../../pictures/sheetDrawing";
import { changeArrow } from "../../state/actions/applications";
import { pick } from "../../state/actions/map";
import { useModels, usePlayground } from "../../state/store";
import { imageShapeOf } from "../../state/view/dataSet";
import { useSheet } from "../../state/view/useSheet";
import { Slider } from "../../widgets/Slider";
import { linearScale } from "../../widgets/scale";
import { Tooltip } from "../../widgets/Tooltip";
import { countText, decimal } from "../../words/numbers";
import { GroupChoice } from "./GroupChoice";
import styles from "./ModifyFeature.module.css";
import { MOST_MEASURED } from "./strokeGroup";
import { amounts, useArrow } from "./useArrow";

const LIMIT = 1.5;
const scale = linearScale({ least: -LIMIT, greatest: LIMIT }, 0.05);
const marks = amounts.map((value) => ({ value, label: decimal(value, 1) }));

/** One feature of an image, changed by an arrow in latent space that two groups of images define. */
export function ModifyFeature() {
  useInView();
  return (
    <div className={styles.tab}>
      <div className={styles.groups}>
        <GroupChoice place={0} />
        <span aria-hidden>→</span>
        <GroupChoice place={1} />
      </div>
      <AlongArrow />
    </div>
  );
}

/** The map draws the arrow for as long as the tab is open. */
function useInView(): void {
  const models = useModels();
  useEffect(() => {
    changeArrow(models, { isShown: true });
    return () => {
      changeArrow(models, { isShown: false });
      pick(models, null);
    };
  }, [models]);
}

function AlongArrow() {
  const { arrow, codes, amount, take } = useArrow();
  const sheet = useSheet("attribute", codes);
  const shape = usePlayground(imageShapeOf);
  const { width, pitch } = sharesOf(shape, amounts.length);
  const nearest = Math.round((amount / LIMIT + 1) * ((amounts.length - 1) / 2));
  return (
    <>
      <div className={styles.strip}>
        <Decodings words="Not trained yet: grey all along the arrow.">
          <ImageSheet
            images={codes && (sheet?.images ?? null)}
            count={amounts.length}
            columns={amounts.length}
            shape={shape}
            label={`${amounts.length} images along the arrow, from −${LIMIT} to ${LIMIT} times its length`}
          />
        </Decodings>
        <span aria-hidden className={styles.frame} style={{ left: percent(nearest * pitch), width: percent(width) }} />
      </div>
      <div className={styles.slider} style={{ marginInline: `calc(${percent(width / 2)} - 0.5rem)` }}>
        <Slider
          name="Amount along the arrow"
          value={amount}
          scale={scale}
          marks={marks}
          onChange={take}
          describe={(value) => `${decimal(value, 2)} times the arrow`}
          tone="probe"
        />
      </div>
      <Explanation arrow={arrow} amount={amount} />
    </>
  );
}

function percent(share: number): string {
  return `${100 * share}%`;
}

interface ExplanationProps {
  readonly arrow: readonly number[] | null;
  readonly amount: number;
}

function Explanation({ arrow, amount }: ExplanationProps) {
  const source = usePlayground((state) => (state.probe?.inspection ? state.probe.source.kind : null));
  const isByStrokes = usePlayground(({ arrow: { groups } }) => groups.some((group) => group?.kind === "strokes"));
  if (!arrow) return <p className={styles.words}>The arrow needs a mean code of each group.</p>;
  const from = source === "held-out" ? "the pinned image's μ" : source === "drawn" ? "your drawing's μ" : "the ring";
  return (
    <p className={styles.words}>
      <span>{`z = ${from} ${amount < 0 ? "−" : "+"} ${decimal(Math.abs(amount), 2)} · `}</span>
      <Tooltip content="The mean of group B's codes minus that of group A's. Its length is in units of z, in which the prior has width 1.">
        {`arrow (${decimal(Math.hypot(...arrow), 2)} long)`}
      </Tooltip>
      <span>. It takes along all in which B differs from A on average, not one feature alone.</span>
      {isByStrokes && (
        <span>{` Least and most are thirds of the first ${countText(MOST_MEASURED)} held-out images at most.`}</span>
      )}
    </p>
  );
}
