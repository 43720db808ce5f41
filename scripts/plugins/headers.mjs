import { developmentHeaders, developmentNonce, headersFile, siteHeaders } from "../headers.mjs";

/** @typedef {import("vite").Connect.NextHandleFunction} Handler */

/**
 * Sends the site's headers with every answer of Vite's servers, and lays them beside the site for hosts that read them.
 * @returns {import("vite").Plugin}
 */
export function sendHeaders() {
  return {
    name: "send-headers",
    config: (_, { command, isPreview }) =>
      command === "serve" && !isPreview ? { html: { cspNonce: developmentNonce } } : {},
    configureServer({ middlewares }) {
      middlewares.use(sending(developmentHeaders));
    },
    configurePreviewServer({ middlewares }) {
      middlewares.use(sending(siteHeaders));
    },
    transform(code, id) {
      // Vite's client waits for its server in a worker that it starts from a text, where a browser has such workers.
      const asks = 'typeof SharedWorker === "undefined"';
      return id.endsWith("/vite/dist/client/client.mjs") ? code.replace(asks, "true") : undefined;
    },
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "_headers", source: headersFile() });
    },
  };
}

/**
 * @param {import("../headers.mjs").Headers} headers
 * @returns {Handler}
 */
function sending(headers) {
  return (_request, response, next) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    next();
  };
}
