import { useEffect, useEffectEvent, useState } from "react";
import { positionAfter, THERE_AND_BACK_MS } from "./play";

/** Whether the path is being played, and the switch for it. */
interface Play {
  readonly playing: boolean;
  readonly setPlaying: (playing: boolean) => void;
}

/** Takes the user there and back along the path, from a position on, while it is played and motion is welcome. */
export function usePlay(position: number, travel: (position: number) => void, still: boolean): Play {
  const [playing, setPlaying] = useState(false);
  const begun = useEffectEvent((now: number) => now - (position * THERE_AND_BACK_MS) / 2);
  const move = useEffectEvent(travel);
  useEffect(() => {
    if (!playing || still) return;
    const start = begun(performance.now());
    let request = 0;
    const advance = (now: number) => {
      move(positionAfter(Math.max(0, now - start)));
      request = requestAnimationFrame(advance);
    };
    request = requestAnimationFrame(advance);
    return () => cancelAnimationFrame(request);
  }, [playing, still]);
  return { playing, setPlaying };
}
