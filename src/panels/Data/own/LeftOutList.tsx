import type { LeftOut } from "../../../importing/importProblem";
import { Fold } from "../../../widgets/Fold";
import { leftOutText } from "../../../words/importProblems";
import { leftOutCountText } from "../../../words/imports";
import styles from "./OwnImages.module.css";

/** What is left out of a data set, each file with its reason; nothing where all is taken. */
export function LeftOutList({ leftOut, count }: { readonly leftOut: readonly LeftOut[]; readonly count: number }) {
  if (count === 0) return null;
  return (
    <Fold title="Left out" summary={leftOutCountText(count)}>
      <ul className={styles.leftOut}>
        {leftOut.map((each) => (
          <li key={`${each.where} ${each.problem.code}`}>{leftOutText(each)}</li>
        ))}
        {count > leftOut.length && <li>{`And ${leftOutCountText(count - leftOut.length)}.`}</li>}
      </ul>
    </Fold>
  );
}
