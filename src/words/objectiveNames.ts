import { negativeElboObjective, type Objective } from "../experiment/objective";
import { settingText } from "./numbers";

/** The objectives that a compared model can be given by name; likelihood, convention and λ are set beside them. */
export const choices = [
  { value: "reconstruction", label: "Reconstruction only", change: { terms: "reconstruction", noise: "learned" } },
  { value: "kl", label: "KL only", change: { terms: "kl", noise: "learned" } },
  { value: "combined", label: "Combined", change: { terms: "combined", noise: "learned" } },
  { value: "autoencoder", label: "Plain autoencoder, σ = 0", change: { terms: "reconstruction", noise: "zero" } },
  { value: "one", label: "Combined, σ = 1", change: { terms: "combined", noise: "one" } },
  {
    value: "denoisingAutoencoder",
    label: "Denoising autoencoder, σ = 0",
    change: { terms: "reconstruction", noise: "zero", corruption: { kind: "gaussian", strength: 0.5 } },
  },
  {
    value: "denoisingVae",
    label: "Denoising VAE",
    change: { terms: "combined", noise: "learned", corruption: { kind: "gaussian", strength: 0.5 } },
  },
] as const satisfies readonly {
  readonly value: string;
  readonly label: string;
  readonly change: Partial<Objective>;
}[];

/** The three objectives of the lectures' last picture. */
export const firstObjectives: readonly Objective[] = (["reconstruction", "kl", "combined"] as const).map((terms) => ({
  ...negativeElboObjective,
  terms,
}));

/** What an added model minimises until another objective is chosen for it. */
export const plainAutoencoder: Objective = { ...negativeElboObjective, terms: "reconstruction", noise: "zero" };

/** Which of the choices an objective is, whatever corrupts its input; null where it is none. */
export function choiceOf({ terms, noise, corruption }: Objective): string | null {
  const found = choices.find(({ change }) => {
    return change.terms === terms && change.noise === noise && "corruption" in change === (corruption !== undefined);
  });
  return found?.value ?? null;
}

/** What an objective is called over its model. */
export function objectiveTitle(objective: Objective): string {
  const choice = choiceOf(objective);
  const label = choices.find(({ value }) => value === choice)?.label ?? "Another objective";
  const isWeighted = objective.terms === "combined" && objective.lambda !== 1;
  const lambda = isWeighted ? `, λ = ${settingText(objective.lambda)}` : "";
  const alpha = objective.labelWeight === undefined ? "" : `, α = ${settingText(objective.labelWeight)}`;
  return `${label}${lambda}${alpha}`;
}
