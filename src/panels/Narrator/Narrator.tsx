import { useMemo } from "react";
import { stepsOfEpoch } from "../../model/epoch";
import { isExample } from "../../state/library/exampleName";
import { type History, latestSettings } from "../../state/run/history";
import type { State } from "../../state/state";
import { usePlayground } from "../../state/store";
import { dataSetOf } from "../../state/view/dataSet";
import { useSentences } from "../../words/everyday";
import { exampleText, pageText } from "../../words/happenings";
import { countText } from "../../words/numbers";
import { agoText, beginText, watchText } from "../../words/watching";
import { GlossaryButton } from "./GlossaryButton";
import { HappeningList } from "./HappeningList";
import { KeysButton } from "./KeysButton";
import { LessonButton } from "./LessonButton";
import styles from "./Narrator.module.css";
import { type News, newsOf } from "./news";
import { ThemeToggle } from "./ThemeToggle";
import { useSpokenNews } from "./useSpokenNews";
import { WordingSwitch } from "./WordingSwitch";

/** The line below the bar: what this page is, what to look at, and what happens to the run, each with its figures. */
export function Narrator() {
  const marks = usePlayground((state) => state.history.marks);
  const happenings = usePlayground((state) => state.history.happenings);
  const data = usePlayground(dataSetOf);
  const say = useSentences();
  const news = useMemo(() => newsOf({ marks, happenings }, data, say), [marks, happenings, data, say]);
  const begun = usePlayground(hasBegun);
  const example = usePlayground(isExample);
  useSpokenNews(news);
  return (
    <section aria-label="Narrator" className={styles.narrator} data-begun={begun || undefined}>
      <p className={styles.words}>
        {example ? (
          <ExampleSentence />
        ) : (
          <>
            <PageSentence />
            <Latest news={news} />
          </>
        )}
      </p>
      <div className={styles.buttons}>
        {example ? <LessonButton /> : begun && <HappeningList news={news} />}
        <WordingSwitch />
        <GlossaryButton />
        <div className={styles.keys}>
          <KeysButton />
        </div>
        <ThemeToggle />
      </div>
    </section>
  );
}

function PageSentence() {
  const data = usePlayground(dataSetOf);
  const latentDim = usePlayground((state) => state.experiment.architecture.latentDim);
  return <span className={styles.page}>{`${pageText(data, latentDim)} `}</span>;
}

/** What the model is that was not trained here. */
function ExampleSentence() {
  const data = usePlayground(dataSetOf);
  const latentDim = usePlayground((state) => state.experiment.architecture.latentDim);
  const epochs = usePlayground(({ step, experiment }) =>
    Math.floor(step / stepsOfEpoch(data.trainCount, experiment.hyperparameters.batchSize)),
  );
  return <span role="status">{exampleText(data, latentDim, epochs)}</span>;
}

/** What happened last, or what to look at until something does. */
function Latest({ news }: { readonly news: readonly News[] }) {
  const { many } = usePlayground((state) => dataSetOf(state).noun);
  const begun = usePlayground(hasBegun);
  const terms = usePlayground(({ history }) => latestSettings(history).objective.terms);
  const say = useSentences();
  const last = news.at(-1);
  const ago = usePlayground(({ step }) => agoText(step - (last?.step ?? step)));
  if (!last) return <span>{begun ? say(watchText(terms, many)) : beginText(many)}</span>;
  return (
    <span key={last.key} className={styles.news} data-wrong={last.isDiagnosis || undefined}>
      <b className={styles.step}>{`step ${countText(last.step)}`}</b>
      <span className={styles.step}>{ago === "" ? " " : ` (${ago}) `}</span>
      <span>{last.text}</span>
    </span>
  );
}

function hasBegun({
  step,
  training,
  history,
}: Pick<State, "step" | "training"> & { readonly history: History }): boolean {
  return training || step > 0 || history.recent.length > 0;
}
