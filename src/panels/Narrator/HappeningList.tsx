import { Button } from "../../widgets/Button";
import { Popover } from "../../widgets/Popover";
import { countText } from "../../words/numbers";
import styles from "./Narrator.module.css";
import type { News } from "./news";

/** All that happened to the run, the latest first, behind a button. */
export function HappeningList({ news }: { readonly news: readonly News[] }) {
  const trigger = <Button look="quiet">{`What happened · ${news.length}`}</Button>;
  return (
    <Popover name="What happened" trigger={trigger}>
      {news.length === 0 && <p>Nothing yet.</p>}
      <ol reversed className={styles.list}>
        {news.toReversed().map(({ key, step, text }) => (
          <li key={key}>
            <b className={styles.step}>{`step ${countText(step)}`}</b> <span>{text}</span>
          </li>
        ))}
      </ol>
    </Popover>
  );
}
