import { course } from "../../lessons/course";
import { readingList } from "../../lessons/reading";
import styles from "./Teachers.module.css";

/** The works that the lectures cite, and where their ideas are in the course. */
export function Reading() {
  return (
    <ul className={styles.list}>
      {readingList.map(({ authors, title, where, address, lessons }) => (
        <li key={address}>
          <a href={address} target="_blank" rel="noreferrer">
            {title}
          </a>
          <span className={styles.line}>{`${authors} · ${where}`}</span>
          {lessons.length > 0 && <span className={styles.line}>{`In the lessons: ${questionsOf(lessons)}`}</span>}
        </li>
      ))}
    </ul>
  );
}

function questionsOf(numbers: readonly number[]): string {
  return numbers.flatMap((number) => course.find((entry) => entry.number === number)?.question ?? []).join(" · ");
}
