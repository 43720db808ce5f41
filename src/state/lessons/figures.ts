import type { GoalCondition, Lesson } from "../../lessons/lesson";
import type { State } from "../state";
import { measure } from "./measures";

/** What a lesson measures at the end of one of its phases, of models in the order in which they are shown. */
export function figuresAfter({ figures }: Lesson, phase: number, states: readonly State[]): Record<string, number> {
  const entries = figures.flatMap(({ key, measure: name, phase: own, model = 0 }) => {
    const state = states[model];
    const value = own === phase && state ? measure(name, state) : null;
    return value === null ? [] : [[key, value] as const];
  });
  return Object.fromEntries(entries);
}

/** A condition of a puzzle as a model meets it or not; `value` is null while it cannot be measured. */
export interface MetCondition {
  readonly condition: GoalCondition;
  readonly value: number | null;
  readonly isMet: boolean;
}

/** How a model stands to each condition of a puzzle. */
export function meetingOf(conditions: readonly GoalCondition[], state: State): readonly MetCondition[] {
  return conditions.map((condition) => {
    const value = measure(condition.measure, state);
    const isMet = value !== null && (condition.is === "atLeast" ? value >= condition.value : value <= condition.value);
    return { condition, value, isMet };
  });
}
