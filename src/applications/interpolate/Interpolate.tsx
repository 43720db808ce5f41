import { ArrowLeftRight } from "lucide-react";
import { useMemo } from "react";
import { changePath } from "../../state/actions/applications";
import { useModels, usePlayground } from "../../state/store";
import { imageShapeOf } from "../../state/view/dataSet";
import type { Path } from "../../state/view/path";
import type { Sheet } from "../../state/view/viewState";
import { Button } from "../../widgets/Button";
import { NumberField } from "../../widgets/NumberField";
import { type Segment, SegmentedControl } from "../../widgets/SegmentedControl";
import { Tooltip } from "../../widgets/Tooltip";
import { EndChoice } from "./EndChoice";
import styles from "./Interpolate.module.css";
import { Journey } from "./Journey";
import { Saving } from "./Saving";
import { usePath } from "./usePath";

const shapes: readonly Segment<Path["shape"]>[] = [
  { value: "linear", name: "Linear" },
  { value: "spherical", name: "Spherical" },
];

/** How z goes from a, the code of A, to b, the code of B. */
const meanings = {
  linear: {
    name: "straight",
    meaning: "z = (1 − t)·a + t·b. In many dimensions its middle is closer to the origin than codes of the prior are.",
  },
  spherical: {
    name: "arc",
    meaning: "Slerp (White, 2016): the direction turns evenly from a's to b's, and the length goes evenly too.",
  },
} as const;

/** Images along a path from A to B. */
export function Interpolate() {
  const models = useModels();
  const { ends, shape, count, sheet } = usePath();
  const imageShape = usePlayground(imageShapeOf);
  const decoded = useDecodedEnds(sheet, count);
  return (
    <div className={styles.tab}>
      <div className={styles.line}>
        <EndChoice place={0} decoded={decoded[0]} />
        <Swap ends={ends} />
        <EndChoice place={1} decoded={decoded[1]} />
        <SegmentedControl
          name="Shape of the path"
          value={shape}
          segments={shapes}
          onChange={(next) => changePath(models, { shape: next })}
        />
      </div>
      <Journey images={sheet?.images ?? null} count={count} shape={imageShape} />
      <div className={styles.line}>
        <Count count={count} />
        <Tooltip content={meanings[shape].meaning}>{meanings[shape].name}</Tooltip>
        <Saving count={count} sheet={sheet} shape={imageShape} />
      </div>
    </div>
  );
}

/** The first and the last image of a sheet of `count`, grey levels [pixels]. */
function useDecodedEnds(
  sheet: Sheet | null,
  count: number,
): readonly [Uint8ClampedArray, Uint8ClampedArray] | [null, null] {
  return useMemo(() => {
    if (!sheet) return [null, null];
    const pixels = sheet.images.length / count;
    return [sheet.images.subarray(0, pixels), sheet.images.subarray(-pixels)];
  }, [sheet, count]);
}

function Swap({ ends: [from, to] }: Pick<Path, "ends">) {
  const models = useModels();
  return (
    <Button
      look="quiet"
      aria-label="Swap A and B"
      title="Swap A and B"
      onClick={() => changePath(models, { ends: [to, from] })}
    >
      <ArrowLeftRight aria-hidden />
    </Button>
  );
}

function Count({ count }: { readonly count: number }) {
  const models = useModels();
  return (
    <>
      <Tooltip content="How many images of the path are shown and saved, both ends with them: 8 to 32.">Images</Tooltip>
      <NumberField
        name="Images along the path"
        value={count}
        least={8}
        greatest={32}
        whole
        digits={2}
        onCommit={(next) => changePath(models, { count: next })}
      />
    </>
  );
}
