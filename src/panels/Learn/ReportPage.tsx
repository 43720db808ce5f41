import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useStore } from "zustand";
import { course } from "../../lessons/course";
import { download } from "../../pictures/download";
import { lessonNotebookOf } from "../../state/lessons/notebook";
import { useWorkspace } from "../../state/store";
import { Button } from "../../widgets/Button";
import { type CourseReport, courseReportOf, isBegun, type LessonReport } from "./courseReport";
import styles from "./Teachers.module.css";

/** What the reader bet, what came out and what the reader wrote, to be printed or saved. It stays on this machine. */
export function ReportPage() {
  const report = useReport();
  if (report === "failed")
    return <p role="alert">The lessons did not load. What you noted is kept: open this again.</p>;
  if (!report) return <p>The report is being put together.</p>;
  if (report.lessons.length === 0) return <p>Nothing is noted yet. Bet in a lesson, and it stands here.</p>;
  const save = () => {
    const file = new Blob([`${JSON.stringify(report, null, 2)}\n`], { type: "application/json" });
    download(file, `latent-playground-report-${report.made.slice(0, 10)}.json`);
  };
  return (
    <>
      <p>It is made of what this browser keeps, and sent nowhere.</p>
      <div className={styles.acts}>
        <Button onClick={() => print()}>Print</Button>
        <Button onClick={save}>Save as JSON</Button>
      </div>
      <Entries report={report} />
      <Paper report={report} />
    </>
  );
}

/** The report as it is printed, in place of all else of the page. */
function Paper({ report }: { readonly report: CourseReport }) {
  return createPortal(
    <div className={styles.paper}>
      <h1>Latent Playground: report of lessons</h1>
      <p>{report.made.slice(0, 10)}</p>
      <Entries report={report} />
    </div>,
    document.body,
  );
}

/** The report as it is now; null before the lessons that it tells of are fetched. */
function useReport(): CourseReport | null | "failed" {
  const notes = useStore(lessonNotebookOf(useWorkspace()).store);
  const [report, setReport] = useState<CourseReport | null | "failed">(null);
  useEffect(() => {
    let isWanted = true;
    const begun = course.filter(({ number }) => notes[number] && isBegun(notes[number]));
    Promise.all(begun.map(async ({ number, question, load }) => ({ number, question, lesson: await load() }))).then(
      (lessons) => isWanted && setReport(courseReportOf(lessons, notes, new Date())),
      () => isWanted && setReport("failed"),
    );
    return () => {
      isWanted = false;
    };
  }, [notes]);
  return report;
}

function Entries({ report }: { readonly report: CourseReport }) {
  return (
    <ol className={styles.list}>
      {report.lessons.map((entry) => (
        <Entry key={entry.lesson} entry={entry} />
      ))}
    </ol>
  );
}

function Entry({ entry }: { readonly entry: LessonReport }) {
  return (
    <li>
      <h3 className={styles.heading}>{entry.question}</h3>
      <p>{entry.asked}</p>
      <p>{entry.bet}</p>
      {entry.outcomes.length > 0 && (
        <dl className={styles.outcomes}>
          {entry.outcomes.map(({ figure, name, written }) => (
            <div key={figure}>
              <dt>{name}</dt>
              <dd>{written}</dd>
            </div>
          ))}
        </dl>
      )}
      {entry.sentence !== "" && <p>{`“${entry.sentence}”`}</p>}
      <p className={styles.line}>{`${entry.solved ? "Puzzle solved" : "Puzzle open"} · seed ${entry.seed}`}</p>
    </li>
  );
}
