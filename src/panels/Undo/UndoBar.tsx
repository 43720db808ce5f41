import { Undo2, X } from "lucide-react";
import { type FocusEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { announce } from "../../state/announcement";
import { usePlayground, useWorkspace } from "../../state/store";
import { undo } from "../../state/undo";
import { Button } from "../../widgets/Button";
import { IconButton } from "../../widgets/IconButton";
import { leftText } from "../../words/leaving";
import styles from "./UndoBar.module.css";

/** Tells what was left and is kept, once what took its place is built; brings it back, or lets it go. */
export function UndoBar() {
  const { leaving } = useWorkspace();
  const words = useStore(leaving.store, (left) => (left?.runs.every(isSettled) ? leftText(left) : null));
  const busy = usePlayground((state) => state.activity !== null);
  // Told once; an engine that starts afterwards takes nothing away.
  const [told, setTold] = useState<string | null>(null);
  const next = words === null || !busy ? words : told;
  if (next !== told) setTold(next);
  return words !== null && words === told && <Bar words={words} />;
}

const isSettled = (run: { readonly isSettled: boolean }) => run.isSettled;

function Bar({ words }: { readonly words: string }) {
  const workspace = useWorkspace();
  const { bar, keepWay } = useWayBack();
  useEffect(() => announce(workspace, `${words} Undo brings it back.`, "spoken"), [workspace, words]);
  return (
    <section ref={bar} aria-label="Undo" className={styles.bar} onFocus={keepWay}>
      <p className={styles.words}>{words}</p>
      <Button look="quiet" onClick={() => undo(workspace)} title={hint}>
        <Undo2 aria-hidden />
        <span>Undo</span>
      </Button>
      <IconButton name="Let it go" title="Let it go" onClick={() => workspace.leaving.clear()}>
        <X aria-hidden size={14} />
      </IconButton>
    </section>
  );
}

const hint = "Brings it back as it was: weights, curves, marks and map";

/** Where the focus was before it came into the bar, and where it goes again when the bar goes with it. */
function useWayBack() {
  const bar = useRef<HTMLElement>(null);
  const before = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const element = bar.current;
    return () => {
      if (!element?.contains(document.activeElement)) return;
      const back = before.current?.isConnected ? before.current : document.querySelector("header button");
      if (back instanceof HTMLElement) back.focus();
    };
  }, []);
  const keepWay = ({ relatedTarget, currentTarget }: FocusEvent) => {
    if (relatedTarget && !currentTarget.contains(relatedTarget)) before.current = relatedTarget;
  };
  return { bar, keepWay };
}
