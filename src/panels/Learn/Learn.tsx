import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { course } from "../../lessons/course";
import { showLearn } from "../../state/presentation";
import { useWorkspace } from "../../state/store";
import { Button } from "../../widgets/Button";
import { IconButton } from "../../widgets/IconButton";
import { CourseList } from "./CourseList";
import styles from "./Learn.module.css";
import { LessonSheet } from "./LessonSheet";

/** The sheet of lessons beside the panels; on a small screen below them, where it can be folded. */
export function Learn() {
  const workspace = useWorkspace();
  const place = useStore(workspace.page, ({ learn }) => learn);
  const [isFolded, setFolded] = useState(false);
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    // A sheet that a press opened is read next; one that a link opened takes no focus.
    if (document.activeElement?.getAttribute("aria-controls") === "learn") sheet.current?.focus();
  }, []);
  if (!place) return null;
  const entry = course.find(({ number }) => number === place.lesson);
  const close = () => {
    showLearn(workspace, null);
    document.querySelector<HTMLElement>('[aria-controls="learn"]')?.focus();
  };
  return (
    <section
      ref={sheet}
      id="learn"
      aria-label="Learn"
      tabIndex={-1}
      className={styles.sheet}
      data-folded={isFolded || undefined}
    >
      <header className={styles.header}>
        <h2 className={styles.title}>Learn</h2>
        {entry && (
          <Button look="quiet" onClick={() => showLearn(workspace, { lesson: 0, beat: 1 })}>
            All lessons
          </Button>
        )}
        <span className={styles.fold}>
          <IconButton
            name={isFolded ? "Unfold Learn" : "Fold Learn"}
            aria-expanded={!isFolded}
            onClick={() => setFolded(!isFolded)}
          >
            {isFolded ? <ChevronUp aria-hidden size={16} /> : <ChevronDown aria-hidden size={16} />}
          </IconButton>
        </span>
        <IconButton name="Close Learn" onClick={close}>
          <X aria-hidden size={16} />
        </IconButton>
      </header>
      <div className={styles.body}>
        {entry ? (
          <LessonSheet key={entry.number} entry={entry} beat={place.beat} />
        ) : (
          <CourseList unknown={place.lesson === 0 ? null : place.lesson} />
        )}
      </div>
    </section>
  );
}
