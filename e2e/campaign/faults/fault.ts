import type { EngineName } from "../../../src/engine/engineReport";
import type { Injection } from "../injections";
import type { Moment } from "../scene";

/** One way in which the world fails a page, and what the page owes whoever looks at it. */
export interface Fault {
  readonly fault: string;
  readonly while: readonly Moment[];
  /** The engine that is chosen before it strikes; the page's own choice where left out. */
  readonly engine?: EngineName;
  /** What is done before the page is opened, so that it can be struck later. */
  readonly prepare?: Injection;
  /** Brings the cause; before the page is opened where the moment is loading. */
  readonly inject: Injection;
  /** What has the page meet the cause where it is not loading. */
  readonly provoke?: Injection;
  /** What the page says of it; null where it needs no word. */
  readonly says: RegExp | null;
  /** The button that gets it going once the cause has gone; none where it goes on by itself. */
  readonly press?: string | RegExp;
  /** What brings the button *Train* into sight after that. */
  readonly leave?: Injection;
  /** What the browser reports to the console. */
  readonly reports?: RegExp;
}

/** All moments but loading. */
export const afterLoading = ["training", "comparing", "sweeping"] as const;
