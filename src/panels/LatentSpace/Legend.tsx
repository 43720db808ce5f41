import { useMemo } from "react";
import { classCounts } from "../../state/statistics";
import { usePlayground } from "../../state/store";
import { classColour } from "../classColours";
import { useTheme } from "../theme";
import styles from "./Legend.module.css";

/** The classes' colours and letters, and how many images of each are on the map. */
export function Legend() {
  const data = usePlayground((state) => state.data);
  const count = usePlayground((state) => state.survey?.count ?? 0);
  const theme = useTheme();
  const counts = useMemo(
    () => (data ? classCounts(data.testLabels, count, data.classNames.length) : []),
    [data, count],
  );
  if (!data) return <div className={styles.legend} />;
  return (
    <ul className={styles.legend} aria-label="Classes, with the number of images on the map">
      {data.classNames.map((name, label) => (
        <li key={name} className={styles.entry}>
          <span aria-hidden className={styles.dot} style={{ background: classColour(label, theme) }} />
          <b>{name}</b> <span className={styles.count}>{counts[label]}</span>
        </li>
      ))}
    </ul>
  );
}
