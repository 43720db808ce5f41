import {
  add,
  div,
  mul,
  reshape,
  split,
  sqrt,
  square,
  sub,
  type Tensor1D,
  tensor1d,
  tidy,
  type Variable,
  variable,
  zeros,
} from "@tensorflow/tfjs";
import { ADAM, type ModelState } from "../../model/state";

/** Adam (Kingma and Ba 2015, algorithm 1) over one flat block of parameters, on the current back end. */
export class Adam {
  /** [parameters], in the order of `parameterLayout`. */
  readonly parameters: Variable;
  readonly firstMoments: Variable;
  readonly secondMoments: Variable;
  #updates = 0;

  constructor(count: number) {
    this.parameters = blank(count);
    this.firstMoments = blank(count);
    this.secondMoments = blank(count);
  }

  get updates(): number {
    return this.#updates;
  }

  write({ parameters, firstMoments, secondMoments, updates }: ModelState): void {
    tidy(() => {
      this.parameters.assign(tensor1d(parameters.slice()));
      this.firstMoments.assign(tensor1d(firstMoments.slice()));
      this.secondMoments.assign(tensor1d(secondMoments.slice()));
    });
    this.#updates = updates;
  }

  /** One update with `gradient` [parameters]. */
  update(gradient: Tensor1D, learningRate: number): void {
    const { beta1, beta2, epsilon } = ADAM;
    this.#updates++;
    const firstBias = 1 - beta1 ** this.#updates;
    const secondBias = 1 - beta2 ** this.#updates;
    tidy(() => {
      const first = add(mul(this.firstMoments, beta1), mul(gradient, 1 - beta1)) as Tensor1D;
      const second = add(mul(this.secondMoments, beta2), mul(square(gradient), 1 - beta2)) as Tensor1D;
      const spread = add(sqrt(div(second, secondBias)), epsilon);
      this.firstMoments.assign(first);
      this.secondMoments.assign(second);
      this.parameters.assign(sub(this.parameters, mul(div(div(first, firstBias), spread), learningRate)));
    });
  }

  /** Copies the parameters into the variables that the layers compute with. */
  copyTo(variables: readonly Variable[]): void {
    const sizes = variables.map(({ size }) => size);
    tidy(() => {
      for (const [index, piece] of split(this.parameters, sizes).entries()) {
        const target = variables[index];
        target?.assign(reshape(piece, target.shape));
      }
    });
  }

  dispose(): void {
    this.parameters.dispose();
    this.firstMoments.dispose();
    this.secondMoments.dispose();
  }
}

function blank(count: number): Variable {
  return tidy(() => variable(zeros([count]), false));
}
