import { type ReactNode, Suspense, useDeferredValue } from "react";
import { ErrorBoundary } from "./ErrorBoundary";

interface LazyPanelProps {
  /** What the page calls the part. */
  readonly title: string;
  /** What is there until the part has arrived. */
  readonly fallback: ReactNode;
  /** `fetched` components. */
  readonly children: ReactNode;
}

/** Room for a part of the page that is fetched when it is first shown; says so where it cannot be fetched or drawn. */
export function LazyPanel({ title, fallback, children }: LazyPanelProps) {
  return (
    <ErrorBoundary title={title}>
      <Suspense fallback={fallback}>
        <Deferred fallback={fallback}>{children}</Deferred>
      </Suspense>
    </ErrorBoundary>
  );
}

/** What is made beside all else that goes on, a little at a time, though it may have been fetched long ago. */
function Deferred({ fallback, children }: Pick<LazyPanelProps, "fallback" | "children">) {
  const begun = useDeferredValue(true, false);
  return begun ? children : fallback;
}
