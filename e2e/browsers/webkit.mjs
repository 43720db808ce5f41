import { freePort } from "../../scripts/port.mjs";
import { dragActions, eventually, windowSize } from "./browser.mjs";
import { launch } from "./process.mjs";

/**
 * Starts WebKitGTK's MiniBrowser through its WebDriver, on a screen of its own that nobody sees.
 * @param {{ driver: string, browser: string, screen: string }} programs
 * @param {{ cookies?: "always" | "never" }} [options]
 * @returns {Promise<import("./browser.mjs").Browser>}
 */
export async function startWebKit(programs, { cookies } = {}) {
  const port = await freePort();
  const size = `${windowSize.width + 100}x${windowSize.height + 200}x24`;
  const webkit = launch(
    programs.screen,
    ["--auto-servernum", `--server-args=-screen 0 ${size}`, programs.driver, `--port=${port}`],
    // Its own sandbox needs rights that a container does not give.
    { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", LIBGL_ALWAYS_SOFTWARE: "1" },
  );
  const root = `http://127.0.0.1:${port}`;
  try {
    await eventually("WebKit's driver", () => command("GET", `${root}/status`).catch(() => undefined));
    const browserArguments = ["--automation", ...(cookies ? [`--cookies-policy=${cookies}`] : [])];
    const options = { binary: programs.browser, args: browserArguments };
    const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": options } };
    const { sessionId } = await command("POST", `${root}/session`, { capabilities });
    const session = `${root}/session/${sessionId}`;
    await command("POST", `${session}/window/rect`, { x: 0, y: 0, width: windowSize.width, height: windowSize.height });
    return {
      open: (url) => command("POST", `${session}/url`, { url }),
      reload: () => command("POST", `${session}/refresh`, {}),
      run: (script, ...args) => command("POST", `${session}/execute/sync`, { script, args }),
      drag: (points) => command("POST", `${session}/actions`, { actions: dragActions(points) }),
      quit: async () => {
        await command("DELETE", session).catch(() => undefined);
        await webkit.end();
      },
    };
  } catch (error) {
    await webkit.end();
    throw error;
  }
}

/**
 * @param {string} method
 * @param {string} url
 * @param {object} [body]
 * @returns {Promise<any>}
 */
async function command(method, url, body) {
  const response = await fetch(url, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  const { value } = /** @type {{ value: any }} */ (await response.json());
  if (!response.ok) throw new Error(`${value?.error}: ${value?.message}`);
  return value;
}
