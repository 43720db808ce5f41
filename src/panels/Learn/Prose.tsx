import { useMemo } from "react";
import type { Lesson } from "../../lessons/lesson";
import { measure } from "../../state/lessons/measures";
import type { LessonNotes } from "../../state/lessons/notebook";
import { type ProseSource, piecesOf } from "../../words/lessons";
import styles from "./Learn.module.css";
import { usePresentState } from "./usePresentState";

interface ProseProps {
  readonly paragraphs: readonly string[];
  readonly lesson: Lesson;
  readonly notes: LessonNotes;
}

/** Paragraphs of a lesson, their numbers in the colours of the terms: live ones, and those that its run measured. */
export function Prose({ paragraphs, lesson, notes }: ProseProps) {
  const state = usePresentState();
  const source = useMemo<ProseSource>(() => {
    const figures = lesson.figures.map(
      ({ key, measure: name }) => [key, { measure: name, value: notes.figures[key] ?? null }] as const,
    );
    return { live: (name) => measure(name, state), figures: new Map(figures) };
  }, [lesson, notes, state]);
  return paragraphs.map((prose) => (
    <p key={prose} className={styles.prose}>
      {piecesOf(prose, source).map(({ text, tone, isNumber }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text stay in their order.
        <span key={index} data-tone={tone ?? undefined} className={isNumber ? styles.number : undefined}>
          {text}
        </span>
      ))}
    </p>
  ));
}
