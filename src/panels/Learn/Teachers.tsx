import { useId, useState } from "react";
import { type HideablePart, hideableParts } from "../../experiment/presentation";
import { copyText } from "../../interaction/copyText";
import { course } from "../../lessons/course";
import { beats } from "../../lessons/lesson";
import { coursePlans, teachingNotes } from "../../lessons/teaching";
import { announce } from "../../state/announcement";
import { useWorkspace } from "../../state/store";
import { Button } from "../../widgets/Button";
import { Select } from "../../widgets/Select";
import { beatNames, minutesText } from "../../words/lessons";
import { partNames } from "../../words/parts";
import styles from "./Teachers.module.css";

/** The course for those who teach it: plans, links that open a lesson as it is wanted, goals, and what students get wrong. */
export function Teachers() {
  const [plan, setPlan] = useState(coursePlans[0]?.name ?? "");
  const [beat, setBeat] = useState<(typeof beats)[number]>("slide");
  const [hidden, setHidden] = useState<readonly HideablePart[]>([]);
  const sessions = coursePlans.find(({ name }) => name === plan)?.sessions ?? [];
  const linkOf = (lesson: number) => lessonHash(lesson, beats.indexOf(beat) + 1, hidden);
  return (
    <>
      <p>
        In each lesson students bet, run the model, see how far off they were, and solve a puzzle. Nothing is sent
        anywhere; “Your report” is what they can hand in.
      </p>
      <div className={styles.choices}>
        <Select
          name="Time"
          value={plan}
          options={coursePlans.map(({ name }) => ({ value: name, label: name }))}
          onChange={setPlan}
        />
        <Select
          name="Links open at"
          value={beat}
          options={beats.map((value) => ({ value, label: `Opens at: ${beatNames[value]}` }))}
          onChange={setBeat}
        />
      </div>
      <HiddenParts hidden={hidden} onChange={setHidden} />
      {sessions.map((session, place) => (
        <section key={session.join()} aria-label={`Session ${place + 1}`}>
          {sessions.length > 1 && <h3 className={styles.heading}>{`Week ${place + 1}`}</h3>}
          <ol className={styles.list}>
            {session.map((number) => (
              <TaughtLesson key={number} number={number} hash={linkOf(number)} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

/** A link's hash to a lesson at a beat, from 1, on a page without some parts. */
export function lessonHash(lesson: number, beat: number, hidden: readonly HideablePart[]): string {
  const without = hidden.length > 0 ? `hide=${hidden.join(",")}&` : "";
  return `#${without}lesson=${lesson}&beat=${beat}`;
}

interface HiddenPartsProps {
  readonly hidden: readonly HideablePart[];
  readonly onChange: (hidden: readonly HideablePart[]) => void;
}

function HiddenParts({ hidden, onChange }: HiddenPartsProps) {
  const take = (part: HideablePart, isHidden: boolean) =>
    onChange(hideableParts.filter((each) => (each === part ? isHidden : hidden.includes(each))));
  return (
    <fieldset className={styles.parts}>
      <legend>Links leave out</legend>
      {hideableParts.map((part) => (
        <label key={part}>
          <input
            type="checkbox"
            checked={hidden.includes(part)}
            onChange={({ target }) => take(part, target.checked)}
          />
          <span>{partNames[part]}</span>
        </label>
      ))}
    </fieldset>
  );
}

function TaughtLesson({ number, hash }: { readonly number: number; readonly hash: string }) {
  const workspace = useWorkspace();
  const id = useId();
  const entry = course.find((each) => each.number === number);
  const note = teachingNotes.find(({ lesson }) => lesson === number);
  if (!entry || !note) return null;
  const copy = async () => {
    const copied = await copyText(new URL(hash, location.href).href);
    announce(workspace, copied ? "Link copied." : "The browser does not let the page copy.", "shown");
  };
  return (
    <li>
      <span className={styles.lesson}>
        <a id={id} href={hash}>
          {entry.question}
        </a>
        <Button look="quiet" aria-label={`Copy link: ${entry.question}`} onClick={() => void copy()}>
          Copy link
        </Button>
      </span>
      <span className={styles.line}>{`${minutesText(entry.minutes)} · ${note.goal}`}</span>
      <span className={styles.line}>{`What students get wrong: ${note.mistake}`}</span>
    </li>
  );
}
