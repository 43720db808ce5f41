import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { dragActions, eventually, freshFolder, windowSize } from "./browser.mjs";
import { launch } from "./process.mjs";

/** What a Firefox of a test does without: other servers, and questions at the start. */
const quietPreferences = {
  "app.normandy.enabled": false,
  "app.update.disabledForTesting": true,
  "browser.aboutConfig.showWarning": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "browser.topsites.contile.enabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "dom.disable_beforeunload": true,
  "extensions.update.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "toolkit.telemetry.reportingpolicy.firstRun": false,
  "trailhead.firstrun.didSeeAboutWelcome": true,
  // As every Firefox has it, and one that is driven has not: files may not read other files.
  "security.fileuri.strict_origin_policy": true,
  // The system chooses a port, and Firefox writes it into its profile.
  "marionette.port": 0,
};

/**
 * Starts Firefox, which speaks WebDriver's commands over a socket of its own ("Marionette"): no other program is needed.
 * @param {string} program
 * @param {Readonly<Record<string, boolean | number | string>>} [preferences] Besides those of every test.
 * @returns {Promise<import("./browser.mjs").Browser>}
 */
export async function startFirefox(program, preferences = {}) {
  const profile = await freshFolder();
  const lines = Object.entries({ ...quietPreferences, ...preferences }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, "user.js"), lines.join("\n"));
  const size = [`--width=${windowSize.width}`, `--height=${windowSize.height}`];
  const firefox = launch(program, ["--headless", "--marionette", "--no-remote", "--profile", profile, ...size]);
  try {
    const port = await eventually("Firefox's port", () => readPort(join(profile, "MarionetteActivePort")));
    const connection = await Connection.open(port);
    await connection.send("WebDriver:NewSession", { capabilities: { alwaysMatch: { pageLoadStrategy: "normal" } } });
    const run = async (/** @type {string} */ script, /** @type {unknown[]} */ ...args) =>
      (await connection.send("WebDriver:ExecuteScript", { script, args, newSandbox: true })).value;
    return {
      open: (url) => connection.send("WebDriver:Navigate", { url }),
      // The command for it passes over the page's service worker, as a person does who reloads with Shift held down.
      reload: async () => {
        await run('document.documentElement.id = "left"; location.reload();');
        const isLoaded = 'return document.documentElement.id !== "left" && document.readyState === "complete"';
        await eventually("the page to load", async () => (await run(isLoaded).catch(() => false)) || undefined);
      },
      run,
      drag: (points) => connection.send("WebDriver:PerformActions", { actions: dragActions(points) }),
      quit: () => {
        connection.close();
        return firefox.end(profile);
      },
    };
  } catch (error) {
    await firefox.end(profile);
    throw error;
  }
}

/** @param {string} file */
async function readPort(file) {
  const text = await readFile(file, "utf8").catch(() => "");
  return Number(text) || undefined;
}

/** Commands and answers, each as its length, a colon and JSON. */
class Connection {
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  #waiting = new Map();
  #count = 0;
  #unread = Buffer.alloc(0);

  /** @param {import("node:net").Socket} socket */
  constructor(socket) {
    this.socket = socket;
    socket.on("data", (bytes) => this.#receive(bytes));
    socket.on("close", () => this.#giveUp(new Error("Firefox closed the connection.")));
    socket.on("error", (error) => this.#giveUp(error));
  }

  /** @param {number} port */
  static async open(port) {
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect");
    return new Connection(socket);
  }

  /**
   * @param {string} command
   * @param {object} [parameters]
   * @returns {Promise<any>}
   */
  send(command, parameters = {}) {
    const id = ++this.#count;
    const text = JSON.stringify([0, id, command, parameters]);
    this.socket.write(`${Buffer.byteLength(text)}:${text}`);
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  close() {
    this.socket.destroy();
  }

  /** @param {Buffer} bytes */
  #receive(bytes) {
    this.#unread = Buffer.concat([this.#unread, bytes]);
    for (;;) {
      const colon = this.#unread.indexOf(":");
      const end = colon + 1 + Number(this.#unread.subarray(0, Math.max(0, colon)));
      if (colon < 0 || this.#unread.length < end) return;
      this.#answer(JSON.parse(this.#unread.toString("utf8", colon + 1, end)));
      this.#unread = this.#unread.subarray(end);
    }
  }

  /** @param {any} message An answer; the greeting is none. */
  #answer(message) {
    if (!Array.isArray(message)) return;
    const [, id, error, result] = message;
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Error(`${error.error}: ${error.message}`));
    else waiting?.resolve(result);
  }

  /** @param {Error} error */
  #giveUp(error) {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
