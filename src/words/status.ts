import type { StatusMessage } from "../state/run/runState";

/** What happened to a run, for those who do not see it; empty where nothing did. */
export function statusText(message: StatusMessage | null): string {
  switch (message?.code) {
    case undefined:
      return "";
    case "built":
      return `${message.engine} is ready at step ${message.step}`;
    case "trains":
      return `Training from step ${message.step}`;
    case "looksBack":
      return `Looking back from step ${message.step}`;
    case "paused":
      return `Paused at step ${message.step}`;
    case "stepped":
      return `Step ${message.step}`;
  }
}
