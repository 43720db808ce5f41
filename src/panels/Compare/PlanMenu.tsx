import { usualLabelHead } from "../../experiment/labelHead";
import { negativeElboObjective, type Objective } from "../../experiment/objective";
import { type ComparisonPlan, playPlan } from "../../state/comparisonPlan";
import { useWorkspace } from "../../state/store";
import { Button } from "../../widgets/Button";
import { Menu } from "../../widgets/Menu";
import { countText } from "../../words/numbers";

/** Comparisons that are set up and trained with one press, each as long as it takes to see what it is to show. */
export function PlanMenu() {
  const workspace = useWorkspace();
  const entries = plans.map(({ name, description, plan }) => ({
    name,
    description: `${description} ${trainedText(plan)}`,
    current: false,
    disabled: false,
    onChoose: () => playPlan(workspace, plan),
  }));
  return <Menu trigger={<Button look="quiet">Set up …</Button>} entries={entries} />;
}

function trainedText({ labels, turn, until }: ComparisonPlan): string {
  const labelled = labels === undefined ? "" : `, a label head with ${countText(labels)} labels`;
  const turned = turn ? `, KL only from step ${countText(turn.step + 1)}` : "";
  return `The small network, two dimensions${labelled}, ${countText(until)} steps${turned}.`;
}

function objective(terms: Objective["terms"], likelihood: Objective["likelihood"]): Objective {
  return { ...negativeElboObjective, terms, likelihood };
}

const plans: readonly { readonly name: string; readonly description: string; readonly plan: ComparisonPlan }[] = [
  {
    name: "Lecture 004's last picture",
    description:
      "Means far and σ small; μ to 0 and σ to 1; σ that covers the prior. With MSE, whose noise leaves σ large enough to see.",
    plan: {
      objectives: [
        objective("reconstruction", "gaussian"),
        objective("kl", "gaussian"),
        objective("combined", "gaussian"),
      ],
      preset: "small",
      learningRate: 0.001,
      until: 938,
      turn: null,
    },
  },
  {
    name: "KL only as an event",
    description:
      "From fresh weights KL alone has nothing to do. Here the second model first learns to reconstruct, and then minimises KL only: its codes fall together.",
    plan: {
      objectives: [
        objective("reconstruction", "bernoulli"),
        objective("reconstruction", "bernoulli"),
        objective("combined", "bernoulli"),
      ],
      preset: "small",
      learningRate: 0.001,
      until: 800,
      turn: { place: 1, step: 400, change: { terms: "kl" } },
    },
  },
  {
    name: "Few labels",
    description:
      "Three that may also learn the class of a hundred images, with α = 0, 10 and 100: how far the classes come apart on the map.",
    plan: {
      objectives: [
        { ...negativeElboObjective, labelWeight: 0 },
        { ...negativeElboObjective, labelWeight: usualLabelHead.weight },
        { ...negativeElboObjective, labelWeight: 10 * usualLabelHead.weight },
      ],
      preset: "small",
      labels: usualLabelHead.labels,
      learningRate: 0.001,
      until: 938,
      turn: null,
    },
  },
];
