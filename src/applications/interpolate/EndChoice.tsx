import { Crosshair } from "lucide-react";
import { useEffect } from "react";
import { ImageCanvas } from "../../pictures/ImageCanvas";
import { changePath } from "../../state/actions/applications";
import { pick } from "../../state/actions/map";
import { announce } from "../../state/announcement";
import { useModels, usePlayground, useWorkspace } from "../../state/store";
import { imageName, imageShapeOf } from "../../state/view/dataSet";
import type { PathEnd } from "../../state/view/path";
import { Button } from "../../widgets/Button";
import { PictureMenu, PictureMenuItem } from "../../widgets/PictureMenu";
import styles from "./EndChoice.module.css";

const ENDS = ["A", "B"] as const;

interface Place {
  /** 0 for A, 1 for B. */
  readonly place: 0 | 1;
}

interface EndChoiceProps extends Place {
  /** What the end decodes to, grey levels [pixels]; null before it is decoded. */
  readonly decoded: Uint8ClampedArray | null;
}

/** The button for an end of the path: shows what it decodes to, and opens a menu of what else it could be. */
export function EndChoice({ place, decoded }: EndChoiceProps) {
  const letter = ENDS[place];
  const shape = usePlayground(imageShapeOf);
  const picking = usePlayground((state) => state.picking === letter);
  const described = useDescription(place);
  useEndOfPicking(letter);
  const trigger = (
    <Button
      look="quiet"
      aria-label={picking ? `${letter}: to be picked on the map` : `${letter}: ${described}`}
      title={`${letter}: ${described}`}
    >
      <span className={styles.end} data-picking={picking || undefined}>
        <span translate="no">{letter}</span>
        {picking ? (
          <Crosshair aria-hidden />
        ) : (
          <span aria-hidden>
            <ImageCanvas pixels={decoded} shape={shape} label={described} className={styles.image} />
          </span>
        )}
      </span>
    </Button>
  );
  return (
    <PictureMenu trigger={trigger}>
      <PickOnMap place={place} />
      <UserPoint place={place} />
      <StripImages place={place} />
    </PictureMenu>
  );
}

/** What an end of the path is, in words. */
function useDescription(place: 0 | 1): string {
  const end = usePlayground((state) => state.path.ends[place]);
  const name = usePlayground(({ data }) => (end?.kind === "held-out" ? imageName(data, end.row) : null));
  if (!end) return "not chosen";
  return end.kind === "point" ? "a point of latent space" : `a held-out ${name}`;
}

function PickOnMap({ place }: Place) {
  const models = useModels();
  const workspace = useWorkspace();
  const letter = ENDS[place];
  const picking = usePlayground((state) => state.picking === letter);
  const choose = () => {
    pick(models, picking ? null : letter);
    if (!picking) announce(workspace, `Press an image on the map for ${letter}`, "shown");
  };
  return <PictureMenuItem name={picking ? "Stop picking" : `Pick ${letter} on the map`} onChoose={choose} />;
}

/** The user's point; where it keeps to the mean of a pinned image, that image. */
function UserPoint({ place }: Place) {
  const letter = ENDS[place];
  const setEnd = useSetEnd(place);
  const z = usePlayground((state) => state.z);
  const pinned = usePlayground(({ probe }) =>
    probe?.attached && probe.source.kind === "held-out" ? probe.source.row : null,
  );
  if (pinned === null)
    return <PictureMenuItem name={`${letter} = the ring`} onChoose={() => setEnd({ kind: "point", z })} />;
  return (
    <PictureMenuItem name={`${letter} = the pinned image`} onChoose={() => setEnd({ kind: "held-out", row: pinned })} />
  );
}

function StripImages({ place }: Place) {
  const setEnd = useSetEnd(place);
  const data = usePlayground((state) => state.data);
  if (!data) return null;
  const pixels = data.stripImages.length / data.strip.length;
  return data.strip.map((row, index) => {
    const name = `Held-out ${imageName(data, row)}`;
    const image = data.stripImages.subarray(index * pixels, (index + 1) * pixels);
    return (
      <PictureMenuItem
        key={row}
        name={name}
        picture={<ImageCanvas pixels={image} shape={data.imageShape} label={name} className={styles.choice} />}
        onChoose={() => setEnd({ kind: "held-out", row })}
      />
    );
  });
}

function useSetEnd(place: 0 | 1): (end: PathEnd) => void {
  const models = useModels();
  const [from, to] = usePlayground((state) => state.path.ends);
  return (end) => {
    pick(models, null);
    changePath(models, { ends: place === 0 ? [end, to] : [from, end] });
  };
}

/** Picking ends where the button for it is gone. */
function useEndOfPicking(letter: "A" | "B"): void {
  const models = useModels();
  const picking = usePlayground((state) => state.picking === letter);
  useEffect(() => {
    if (picking) return () => pick(models, null);
  }, [picking, models]);
}
