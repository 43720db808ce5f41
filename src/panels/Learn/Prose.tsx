import { memo, useMemo } from "react";
import { useStore } from "zustand";
import type { Lesson } from "../../lessons/lesson";
import { measure } from "../../state/lessons/measures";
import type { LessonNotes } from "../../state/lessons/notebook";
import type { State } from "../../state/state";
import { useWorkspace } from "../../state/store";
import { Tooltip } from "../../widgets/Tooltip";
import { explainedPieces } from "../../words/explained";
import { glossaryOf } from "../../words/glossary";
import { type ProsePiece, type ProseSource, piecesOf } from "../../words/lessons";
import styles from "./Learn.module.css";
import { usePresentState } from "./usePresentState";

interface ProseProps {
  readonly paragraphs: readonly string[];
  readonly lesson: Lesson;
  readonly notes: LessonNotes;
  /** Whether it is read before the run: numbers are those of what the lesson begins with, whatever is on the page. */
  readonly isBefore?: boolean;
}

/**
 * Paragraphs of a lesson: their numbers in the colours of the terms, live ones and those that its run measured, and each word
 * of the glossary explained where it comes first.
 */
export function Prose({ paragraphs, lesson, notes, isBefore = false }: ProseProps) {
  const present = usePresentState();
  const state = useMemo(
    () => (isBefore ? { ...present, experiment: lesson.setup.experiment } : present),
    [present, lesson, isBefore],
  );
  const source = useMemo<ProseSource>(() => {
    const figures = lesson.figures.map(
      ({ key, measure: name }) => [key, { measure: name, value: notes.figures[key] ?? null }] as const,
    );
    return { live: (name) => measure(name, state), figures: new Map(figures) };
  }, [lesson, notes, state]);
  const pieces = paragraphs.map((prose) => piecesOf(prose, source));
  return <Explained paragraphs={pieces} experiment={state.experiment} data={state.data} />;
}

interface ExplainedProps extends Pick<State, "experiment" | "data"> {
  readonly paragraphs: readonly (readonly ProsePiece[])[];
}

/** Paragraphs with their words explained; rendered anew only where a number in them, or what the glossary says, is another. */
const Explained = memo(function Explained({ paragraphs, experiment, data }: ExplainedProps) {
  const explain = useExplanations(experiment, data);
  return explainedPieces(paragraphs).map((pieces, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of one text stay in their order.
    <p key={place} className={styles.prose}>
      {pieces.map(({ text, tone, isNumber, key }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text stay in their order.
        <span key={index} data-tone={tone ?? undefined} className={isNumber ? styles.number : undefined}>
          {key === null ? text : <Tooltip {...explain(key)}>{text}</Tooltip>}
        </span>
      ))}
    </p>
  ));
}, saysTheSame);

function saysTheSame(before: ExplainedProps, now: ExplainedProps): boolean {
  const written = ({ paragraphs }: ExplainedProps) =>
    paragraphs.map((pieces) => pieces.map(({ text }) => text).join(""));
  if (before.experiment !== now.experiment || before.data !== now.data) return false;
  return written(before).join("\n") === written(now).join("\n");
}

/** Gives what the glossary says by a key, and the key to ask it by where the page has a glossary. */
function useExplanations(experiment: State["experiment"], data: State["data"]) {
  const { page } = useWorkspace();
  const hasGlossary = useStore(page, ({ hidden }) => !hidden.includes("narrator"));
  const words = useMemo(() => {
    const entries = glossaryOf({ experiment, data }).flatMap((group) => group.entries);
    return new Map(entries.map(({ key, text }) => [key, text]));
  }, [experiment, data]);
  return (key: string) => ({ content: words.get(key) ?? "", more: hasGlossary ? key : undefined });
}
