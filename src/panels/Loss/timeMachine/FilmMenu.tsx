import { Film, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { download, fileName } from "../../../pictures/download";
import { announce } from "../../../state/announcement";
import { presentStep } from "../../../state/run/past";
import { useLatestState, useModel, usePlayground, useWorkspace } from "../../../state/store";
import { Button } from "../../../widgets/Button";
import { Menu } from "../../../widgets/Menu";
import { figureProblems, filmWords } from "../../../words/figures";
import { gifOf, recordable, videoOf } from "./film";
import { type FilmFrame, filmed } from "./filming";

/** Saves how the map formed, moment by moment of the run: as GIF, and where the browser records it as video. */
export function FilmMenu() {
  const { progress, make, giveUp, place } = useFilm();
  const moments = usePlayground((state) => state.snapshots.length);
  const format = recordable();
  const entries = [
    { name: "GIF", description: "The map at every moment, again and again.", onChoose: () => make(gifOf, "gif") },
    ...(format === undefined
      ? []
      : [
          {
            name: "WebM",
            description: "The same as video; it takes as long as it lasts.",
            onChoose: () => make((frames, words) => videoOf(frames, words, format), "webm"),
          },
        ]),
  ].map((entry) => ({ ...entry, current: false, disabled: false }));
  if (progress !== null) {
    return (
      <Button look="quiet" aria-label="Give up the film" onClick={giveUp}>
        <X aria-hidden />
        <span>{`${Math.min(progress + 1, moments)} of ${moments}`}</span>
      </Button>
    );
  }
  return (
    <span ref={place}>
      <Menu
        trigger={
          <Button look="quiet" aria-label="Film: save how the map formed" title="Save how the map formed">
            <Film aria-hidden />
            <span>Film</span>
          </Button>
        }
        entries={entries}
      />
    </span>
  );
}

/** Makes a film and hands it to the browser's downloads; `progress` tells how many frames there are, null while none is made. */
function useFilm() {
  const workspace = useWorkspace();
  const model = useModel();
  const latest = useLatestState();
  const place = useRef<HTMLSpanElement>(null);
  const abort = useRef<AbortController | null>(null);
  const [progress, setProgress] = useState<number | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const make = async (encode: (frames: readonly FilmFrame[], words: string) => Promise<Blob>, extension: string) => {
    if (!place.current) return;
    const making = new AbortController();
    abort.current = making;
    setProgress(0);
    const step = presentStep(latest());
    try {
      const frames = await filmed(model, place.current, setProgress, making.signal);
      const film = await encode(frames, filmWords(latest().experiment));
      if (!making.signal.aborted) download(film, fileName("map-forming", step, extension));
    } catch {
      if (!making.signal.aborted) announce(workspace, figureProblems.notFilmed, "shown");
    }
    setProgress(null);
  };
  return { progress, make, giveUp: () => abort.current?.abort(), place };
}
