/** What of Trusted Types is used here; TypeScript knows nothing of them yet. */
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

const { trustedTypes } = globalThis as { readonly trustedTypes?: PolicyFactory };

/** The one policy that the site's headers allow, in each thread that starts scripts. */
const policy = trustedTypes?.createPolicy("latent-playground", { createScriptURL: own });

/**
 * The address of a script as a worker is started from it: browsers that know Trusted Types take no plain text.
 * @throws TypeError where the script is not of this site
 */
export function ownScript(url: string): string {
  return policy ? policy.createScriptURL(url) : own(url);
}

function own(url: string): string {
  const { origin, href } = globalThis.location;
  if (new URL(url, href).origin !== origin) throw new TypeError(`The script ${url} is not of this site.`);
  return url;
}
