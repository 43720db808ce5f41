import { Component, type ReactNode, Suspense } from "react";
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
    if (!this.state.failed) return <Suspense fallback={this.props.fallback}>{this.props.children}</Suspense>;
    return (
      <p role="alert" className={styles.failed}>
        This part of the page could not be loaded; all others go on. Reload the page when the connection is back: the
        experiment is in its link.
      </p>
    );
  }
}
