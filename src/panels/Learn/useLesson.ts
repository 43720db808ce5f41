import { useEffect, useState } from "react";
import type { CourseEntry, Lesson } from "../../lessons/lesson";

/** A lesson as it arrives, and what to do where it does not. */
export interface ArrivingLesson {
  readonly lesson: Lesson | null;
  readonly failed: boolean;
  readonly again: () => void;
}

/** Fetches a lesson. */
export function useLesson({ load }: CourseEntry): ArrivingLesson {
  const [lesson, setLesson] = useState<Lesson | null>(null);
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try fetches anew.
  useEffect(() => {
    let isWanted = true;
    load().then(
      (arrived) => isWanted && setLesson(arrived),
      () => isWanted && setFailed(true),
    );
    return () => {
      isWanted = false;
    };
  }, [load, tries]);
  const again = () => {
    setFailed(false);
    setTries(tries + 1);
  };
  return { lesson, failed, again };
}
