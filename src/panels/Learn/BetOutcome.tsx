import type { Lesson } from "../../lessons/lesson";
import type { BetValue, LessonNotes } from "../../state/lessons/notebook";
import { fractionOf } from "../../widgets/scale";
import { axisGapText, choiceGapText, orderGapText, yourPlaceText } from "../../words/lessons";
import { type AxisOfBet, type BetOnChoices, outcomeOrder, scaleOfBet, writerOf } from "./guesses";
import styles from "./Learn.module.css";

/** A bet beside what came out, and the gap in words. */
export function BetOutcome({ lesson, notes }: { readonly lesson: Lesson; readonly notes: LessonNotes }) {
  const { bet } = lesson;
  if (bet.kind === "axis") return <AxisOutcome bet={bet} lesson={lesson} notes={notes} />;
  return <OrderOutcome bet={bet} lesson={lesson} notes={notes} />;
}

interface OutcomeProps<OfBet> {
  readonly bet: OfBet;
  readonly lesson: Lesson;
  readonly notes: LessonNotes;
}

function AxisOutcome({ bet, lesson, notes }: OutcomeProps<AxisOfBet>) {
  const outcome = notes.figures[bet.figure] ?? Number.NaN;
  const guess = typeof notes.bet === "number" ? notes.bet : null;
  const write = writerOf(lesson, bet.figure);
  const scale = scaleOfBet(bet);
  const at = (value: number) => `${100 * Math.min(1, Math.max(0, fractionOf(scale, value)))}%`;
  const words = guess === null ? `It is ${write(outcome)}.` : axisGapText(guess, outcome, write);
  return (
    <figure className={styles.outcome}>
      <div role="img" aria-label={`${bet.name}: ${words}`} className={styles.axis}>
        <span className={styles.track} />
        {guess !== null && <span className={styles.betMark} style={{ insetInlineStart: at(guess) }} />}
        <span className={styles.outcomeMark} style={{ insetInlineStart: at(outcome) }} />
      </div>
      <span aria-hidden className={styles.ends}>
        <span>{write(bet.least)}</span>
        <span>{write(bet.greatest)}</span>
      </span>
      <figcaption>
        <Key hasBet={guess !== null} />
        <span>{words}</span>
      </figcaption>
    </figure>
  );
}

function Key({ hasBet }: { readonly hasBet: boolean }) {
  return (
    <span aria-hidden className={styles.key}>
      {hasBet && <span className={styles.betKey}>your bet</span>}
      <span className={styles.outcomeKey}>measured</span>
    </span>
  );
}

function OrderOutcome({ bet, lesson, notes }: OutcomeProps<BetOnChoices>) {
  const right = outcomeOrder(bet, notes.figures);
  if (!right) return null;
  const values = bet.choices.map(({ figure }) => notes.figures[figure] ?? 0);
  const most = Math.max(...values.map(Math.abs), 1e-9);
  return (
    <figure className={styles.outcome}>
      <table className={styles.table}>
        <caption className="visually-hidden">What came out, from the least to the greatest</caption>
        <tbody>
          {right.map((place) => {
            const choice = bet.choices[place];
            return (
              choice && (
                <tr key={choice.name} data-bet={isBetOn(notes.bet, place) || undefined}>
                  <th scope="row">{choice.name}</th>
                  <td aria-hidden className={styles.barCell}>
                    <span className={styles.bar} style={{ width: `${(100 * Math.abs(values[place] ?? 0)) / most}%` }} />
                  </td>
                  <td>{writerOf(lesson, choice.figure)(values[place])}</td>
                  {typeof notes.bet === "object" && notes.bet !== null && (
                    <td className={styles.yours}>{yourPlaceText(notes.bet.indexOf(place))}</td>
                  )}
                </tr>
              )
            );
          })}
        </tbody>
      </table>
      <figcaption>{gapOf(bet, notes.bet, right)}</figcaption>
    </figure>
  );
}

function isBetOn(bet: BetValue | null, place: number): boolean {
  return bet === place;
}

function gapOf(bet: BetOnChoices, guess: BetValue | null, right: readonly number[]): string {
  const nameOf = (place: number | undefined) => bet.choices[place ?? -1]?.name ?? "";
  if (bet.kind === "order") {
    return typeof guess === "object" && guess !== null ? orderGapText(guess.map(nameOf), right.map(nameOf)) : "";
  }
  const winner = nameOf(bet.right === "greatest" ? right.at(-1) : right[0]);
  return typeof guess === "number" ? choiceGapText(nameOf(guess), winner) : `It is “${winner}”.`;
}
