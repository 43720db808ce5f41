import { useEffect, useEffectEvent, useLayoutEffect, useMemo } from "react";
import { createStore, useStore } from "zustand";
import { onFetchAgain } from "./fetched";

/** A part of the page that could not be fetched. */
interface MissingPart {
  readonly title: string;
  /** The file that it comes in, with others that go missing along with it. */
  readonly file: string;
}

/** What is missing just now: like the parts themselves, one list for the page. */
const missing = createStore<readonly MissingPart[]>(() => []);

/**
 * Counts a part among the missing ones while `cause` is not null, and calls back once all are fetched again. Gives how many
 * lack the same file, this one included, and whether it is for this one to tell of them.
 */
export function useMissing(
  title: string,
  cause: string | null,
  onAgain: () => void,
): { readonly count: number; readonly tells: boolean } {
  const part = useMemo(() => (cause === null ? null : { title, file: fileIn(cause) }), [title, cause]);
  useLayoutEffect(() => {
    if (!part) return undefined;
    missing.setState((parts) => [...parts, part], true);
    return () => missing.setState((parts) => parts.filter((other) => other !== part), true);
  }, [part]);
  const again = useEffectEvent(onAgain);
  useEffect(() => (part ? onFetchAgain(() => again()) : undefined), [part]);
  const parts = useStore(missing);
  const together = parts.filter((other) => other.file === part?.file);
  return { count: together.length, tells: together.length === 0 || together[0] === part };
}

/** The name of the script or style sheet that a browser's words mention, for both the same; all words where none is there. */
function fileIn(words: string): string {
  return /([\w-]+)-[\w-]{8}\.(?:js|css)/.exec(words)?.[1] ?? words;
}
