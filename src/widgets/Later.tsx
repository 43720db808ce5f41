import { Component, type ReactNode, Suspense, useDeferredValue } from "react";
import styles from "./Later.module.css";

interface LaterProps {
  /** What is there until the part of the page has arrived. */
  readonly fallback: ReactNode;
  readonly children: ReactNode;
}

/** Room for a part of the page that is fetched when it is first shown; says so where it cannot be fetched. */
export class Later extends Component<LaterProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render(): ReactNode {
    const { fallback, children } = this.props;
    if (!this.state.failed) {
      return (
        <Suspense fallback={fallback}>
          <Beside fallback={fallback}>{children}</Beside>
        </Suspense>
      );
    }
    return (
      <p role="alert" className={styles.failed}>
        This part of the page could not be loaded; all others go on. Reload the page when the connection is back: the
        experiment is in its link.
      </p>
    );
  }
}

/** What is made beside all else that goes on, a little at a time, though it may have been fetched long ago. */
function Beside({ fallback, children }: LaterProps) {
  const begun = useDeferredValue(true, false);
  return begun ? children : fallback;
}
