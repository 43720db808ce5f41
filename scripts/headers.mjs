/** @typedef {Readonly<Record<string, string>>} Headers */

/** What makes the page cross-origin isolated, which threads over shared memory need. */
export const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** Nothing from elsewhere, nothing inline, no evaluated text but WebAssembly; scripts by the page's own policy alone. */
const content = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self'",
  "worker-src": "'self'",
  "connect-src": "'self'",
  "img-src": "'self' data: blob:",
  "manifest-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
  "frame-ancestors": "'none'",
  "require-trusted-types-for": "'script'",
  "trusted-types": "latent-playground",
};

/** Marks the scripts and styles that the development server writes into the page itself. */
export const developmentNonce = "development";

/** The development server writes styles into the page, and tells it of changes over a socket. */
const contentInDevelopment = {
  ...content,
  "script-src": `${content["script-src"]} 'nonce-${developmentNonce}'`,
  "style-src": "'self' 'unsafe-inline'",
  "connect-src": "'self' ws: wss:",
};

/** Of what a page may ask a device or a person for, this one asks only for the camera, and to copy a link and an image. */
const refused = [
  "accelerometer",
  "autoplay",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "geolocation",
  "gyroscope",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "picture-in-picture",
  "publickey-credentials-get",
  "screen-wake-lock",
  "usb",
  "xr-spatial-tracking",
];

/**
 * The headers of every answer, whatever it is.
 * @type {Headers}
 */
export const siteHeaders = headersWith(content);

/**
 * The same for the development server.
 * @type {Headers}
 */
export const developmentHeaders = headersWith(contentInDevelopment);

/** The headers as hosts read them that take a file `_headers`: Netlify, Cloudflare Pages. */
export function headersFile() {
  return ["/*", ...Object.entries(siteHeaders).map(([name, value]) => `  ${name}: ${value}`), ""].join("\n");
}

/** @param {Headers} directives */
function headersWith(directives) {
  return {
    ...isolation,
    "Content-Security-Policy": Object.entries(directives)
      .map(([name, value]) => `${name} ${value}`)
      .join("; "),
    "Permissions-Policy": ["camera=(self)", ...refused.map((name) => `${name}=()`)].join(", "),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
  };
}
