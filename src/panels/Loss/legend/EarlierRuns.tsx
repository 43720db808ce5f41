import { History as HistoryIcon, X } from "lucide-react";
import { forgetRun } from "../../../state/actions/history";
import type { History } from "../../../state/run/history";
import { useModels, usePlayground } from "../../../state/store";
import { IconButton } from "../../../widgets/IconButton";
import { Popover } from "../../../widgets/Popover";
import { countText } from "../../../words/numbers";
import { differenceText } from "../../../words/settings";
import styles from "./EarlierRuns.module.css";

/** Which earlier runs stand behind the curves, and how they were otherwise; each can be taken off. */
export function EarlierRuns() {
  const models = useModels();
  const earlier = usePlayground((state) => state.earlier);
  const experiment = usePlayground((state) => state.experiment);
  const [only] = earlier;
  if (!only) return null;
  const short =
    earlier.length === 1 ? `run ${only.number}: ${differenceText(only, experiment)}` : `${earlier.length} earlier runs`;
  const trigger = (
    <button type="button" aria-label={`Earlier runs: ${short}`} className={styles.trigger}>
      <HistoryIcon aria-hidden />
      <span>{short}</span>
    </button>
  );
  return (
    <Popover name="Earlier runs" trigger={trigger} side="top">
      <ul className={styles.runs}>
        {earlier.map((history) => (
          <li key={history.number}>
            <span>
              <b>{`run ${history.number}`}</b> <span>{differenceText(history, experiment)}</span>
              <small>{detailsOf(history)}</small>
            </span>
            <IconButton name={`Remove run ${history.number}`} onClick={() => forgetRun(models, history.number)}>
              <X aria-hidden size={13} />
            </IconButton>
          </li>
        ))}
      </ul>
    </Popover>
  );
}

function detailsOf({ recent, marks }: History): string {
  const steps = `${countText(recent.at(-1)?.step ?? 0)} steps`;
  if (marks.length === 0) return steps;
  return `${steps}, ${marks.length} ${marks.length === 1 ? "change" : "changes"} on the way`;
}
