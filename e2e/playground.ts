import { expect, type Locator, type Page } from "@playwright/test";

/** A network small enough for a graphics adapter that is a program. */
export const smallNetwork =
  "latent=2&encoder=conv4s2r.bn.conv8s2r.bn.flat.dense8r.bn&decoder=dense392r.bn.to7x7x8.convT8s2r.bn.convT4s2r.bn.convT1s1&batch=16";

/**
 * Ms between two looks at what is waited for. Playwright's own are soon a second long, and a model that trains takes all
 * processors meanwhile.
 */
const looks = [50, 50, 100, 100, 200];

/** The playground as a person meets it: found by role and name. */
export class Playground {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the page at a link's hash and waits until the model is built. */
  async open(hash = smallNetwork): Promise<void> {
    await this.page.goto(`/#${hash}`);
    await this.isBuilt();
  }

  async isBuilt(): Promise<void> {
    const train = this.button("Train");
    await expect
      .poll(() => train.isEnabled(), { message: "the model is built", timeout: 90_000, intervals: looks })
      .toBe(true);
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  radio(group: string, name: string): Locator {
    return this.page.getByRole("radiogroup", { name: group, exact: true }).getByRole("radio", { name, exact: true });
  }

  slider(name: string): Locator {
    return this.page.getByRole("slider", { name, exact: true });
  }

  output(name: string): Locator {
    return this.page.getByRole("status", { name, exact: true });
  }

  region(name: string): Locator {
    return this.page.getByRole("region", { name, exact: true });
  }

  /** The button that names what is open in Explore, and the menu of all that it opens. */
  get application(): Locator {
    return this.region("Explore").getByRole("button", { name: /^Application / });
  }

  /** Opens an application in Explore. */
  async explore(name: string): Promise<void> {
    await this.application.click();
    await this.applicationChoice(name).click();
    await expect(this.region("Explore").getByRole("group", { name, exact: true })).toBeVisible();
  }

  /** An application in the open menu. */
  applicationChoice(name: string): Locator {
    return this.page.getByRole("menuitemradio").filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** The applications that Explore's menu lists. */
  async applications(): Promise<string[]> {
    await this.application.click();
    const choices = this.page.getByRole("menuitemradio");
    await expect(choices.first()).toBeVisible();
    const names = await choices.locator("span:first-of-type").allTextContents();
    await this.page.keyboard.press("Escape");
    await expect(choices).toHaveCount(0);
    return names;
  }

  /** Unfolds what of the objective few come for: pixel likelihood, convention, gradients. */
  async unfoldObjective(): Promise<void> {
    await this.region("Objective").getByRole("button", { name: /^More/, expanded: false }).click();
    await expect(this.radio("Pixel likelihood", "Bernoulli (BCE)")).toBeVisible();
  }

  /** The plain number that an output begins with. */
  async number(name: string): Promise<number> {
    const text = (await this.output(name).textContent()) ?? "";
    return Number(text.replaceAll(",", "").match(/^-?[\d.]+/)?.[0] ?? Number.NaN);
  }

  /** Waits until an output's number passes the test. */
  async waitFor(name: string, fits: (value: number) => boolean, timeout = 90_000): Promise<void> {
    const isMet = async () => fits(await this.number(name));
    await expect.poll(isMet, { message: `${name} is as expected`, timeout, intervals: looks }).toBe(true);
  }

  async chooseEngine(name: string): Promise<void> {
    await this.button("Engine").click();
    await this.page.getByRole("menuitem", { name: new RegExp(`^${name}`) }).click();
    await expect(this.output("Engine in use")).toContainText(name, { timeout: 90_000 });
    await this.isBuilt();
  }

  /** Trains until a step is reached, then pauses. */
  async trainTo(step: number): Promise<void> {
    await this.button("Train").click();
    await this.waitFor("Step", (value) => value >= step);
    await this.button("Pause").click();
    await expect(this.button("Train")).toBeVisible();
  }

  /** The pixels of the decoded image. */
  decodedImage(): Promise<string> {
    return this.page.getByRole("img", { name: "Decoded image", exact: true }).evaluate((element) => {
      const canvas = element instanceof HTMLCanvasElement ? element : element.querySelector("canvas");
      return canvas?.toDataURL() ?? "";
    });
  }
}
