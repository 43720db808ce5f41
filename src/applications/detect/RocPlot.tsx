import { useMemo } from "react";
import { type Confusion, rocCurve } from "../../model/roc";
import { decimal, percentText } from "../../words/numbers";
import styles from "./RocPlot.module.css";

interface RocPlotProps {
  readonly usual: Float32Array;
  readonly unusual: Float32Array;
  readonly area: number;
  readonly confusion: Confusion;
}

/** The receiver operating characteristic: what a threshold finds against what it calls unusual by mistake. */
export function RocPlot({ usual, unusual, area, confusion }: RocPlotProps) {
  const path = useMemo(() => {
    const points = rocCurve(usual, unusual).map((point) => `${point.falseAlarmRate} ${1 - point.foundRate}`);
    return `M${points.join("L")}`;
  }, [usual, unusual]);
  const alarmRate = confusion.falseAlarms / usual.length;
  const foundRate = confusion.found / unusual.length;
  const label = `ROC curve, area ${decimal(area, 2)}; at the threshold ${percentText(foundRate)} found, ${percentText(alarmRate)} false alarms`;
  return (
    <figure className={styles.figure}>
      <svg className={styles.plot} viewBox="-0.04 -0.04 1.08 1.08" role="img" aria-label={label}>
        <path className={styles.frame} d="M0 0V1H1" />
        <path className={styles.chance} d="M0 1L1 0" />
        <path className={styles.curve} d={path} />
        <circle className={styles.dot} cx={alarmRate} cy={1 - foundRate} r={0.035} />
      </svg>
      <figcaption className={styles.axis}>found ↑, false alarms →</figcaption>
    </figure>
  );
}
