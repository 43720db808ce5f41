import { Component, type ErrorInfo, type ReactNode, useState } from "react";
import { useHost } from "../site/useHost";
import styles from "./ErrorBoundary.module.css";
import type { Elements } from "./elements";
import { FetchFailure, fetchAgain } from "./fetched";
import { ReloadButton } from "./ReloadButton";
import { useMissing } from "./useMissing";

interface ErrorBoundaryProps {
  /** What the page calls the part that is guarded. */
  readonly title: string;
  /** What else can be done while the part is gone: buttons. */
  readonly otherwise?: Elements;
  readonly children: ReactNode;
}

interface Fault {
  readonly error: unknown;
  /** The components that it was thrown in, one a line, once React has told. */
  readonly components: string;
}

/**
 * A part of the page whose fault is its own: where it cannot be drawn or fetched, words and buttons stand in its place, and
 * all around it goes on. React reports the error to the console.
 */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly fault: Fault | null }> {
  override state: { readonly fault: Fault | null } = { fault: null };

  static getDerivedStateFromError(error: unknown) {
    return { fault: { error, components: "" } };
  }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo): void {
    this.setState({ fault: { error, components: componentStack ?? "" } });
  }

  override render(): ReactNode {
    const { title, otherwise, children } = this.props;
    const { fault } = this.state;
    if (!fault) return children;
    return (
      <Words
        title={title}
        fault={fault}
        otherwise={otherwise}
        onAgain={() => this.showAgain(fault)}
        onFetch={() => this.setState({ fault: null })}
      />
    );
  }

  /** Parts that could not be fetched come back together. */
  private showAgain({ error }: Fault): void {
    if (error instanceof FetchFailure) fetchAgain();
    else this.setState({ fault: null });
  }
}

interface WordsProps extends Pick<ErrorBoundaryProps, "title" | "otherwise"> {
  readonly fault: Fault;
  readonly onAgain: () => void;
  /** Called when all that could not be fetched is fetched anew, by whichever part's button. */
  readonly onFetch: () => void;
}

/** What happened, what is kept and what to do; of plain elements, as a widget may be what failed. */
function Words({ title, fault, otherwise, onAgain, onFetch }: WordsProps) {
  const isFetched = !(fault.error instanceof FetchFailure);
  const { count, tells } = useMissing(title, isFetched ? null : String(fault.error), onFetch);
  const host = useHost(!isFetched && tells, onAgain);
  if (!isFetched && !tells) return null;
  const [what, are] = count > 1 ? ["Parts of this page", "are"] : [`“${title}”`, "is"];
  if (host === "another build") return <Gone title={title} words={`${what} ${are} gone`} />;
  return (
    <section role="alert" aria-label={title} className={styles.fault}>
      <p className={styles.what}>{`${what} could not be ${isFetched ? "drawn" : "fetched"}.`}</p>
      <p>{isFetched ? kept : `${kept} ${host === "none" ? unreached : absent}`}</p>
      <div className={styles.buttons}>
        <button type="button" onClick={onAgain}>
          {isFetched ? "Show it again" : "Try again"}
        </button>
        <CopyButton details={() => detailsOf(title, fault)} />
        {otherwise}
      </div>
      <p className={styles.message} translate="no">
        {String(fault.error)}
      </p>
    </section>
  );
}

const kept = "All else goes on: the run is kept, with its model and its settings.";
const unreached = "Its server does not answer; what is missing is fetched as soon as it does.";
const absent = "Should it never come, reload the page: the settings are in its link.";

/** What a page says of a part that its host has replaced, with all others, by those of a newer version. */
function Gone({ title, words }: { readonly title: string; readonly words: string }) {
  return (
    <section role="alert" aria-label={title} className={styles.fault}>
      <p className={styles.what}>{`${words}: a newer version of this page has taken its place.`}</p>
      <p>The run goes on here without it. Loading the newer version leaves the run; Runs has what is kept of it.</p>
      <div className={styles.buttons}>
        <ReloadButton />
      </div>
    </section>
  );
}

function CopyButton({ details }: { readonly details: () => string }) {
  const [copied, setCopied] = useState(false);
  const [uncopied, setUncopied] = useState<string | null>(null);
  const copy = async () => {
    const text = details();
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      setUncopied(text);
    }
  };
  return (
    <>
      <button type="button" onClick={() => void copy()}>
        {copied ? "Copied" : "Copy the details"}
      </button>
      {uncopied !== null && <textarea readOnly aria-label="Details to copy" rows={3} value={uncopied} />}
    </>
  );
}

function detailsOf(title: string, { error, components }: Fault): string {
  const trace = error instanceof Error ? (error.stack ?? String(error)) : String(error);
  return [`In “${title}”:`, trace, components.trim(), location.href, navigator.userAgent].join("\n");
}
