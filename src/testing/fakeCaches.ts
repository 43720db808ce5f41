/** Caches as a browser has them, of answers by their whole address. */
export class FakeCaches {
  readonly #scope: string;
  readonly byName = new Map<string, Map<string, Response>>();
  /** Where it throws, nothing more has room. */
  isFull = false;

  /** Addresses within `scope` are told by their path from there. */
  constructor(scope: string) {
    this.#scope = scope;
  }

  put(name: string, files: Readonly<Record<string, string>>): void {
    const entries = Object.entries(files).map(([path, text]) => [this.#scope + path, new Response(text)] as const);
    this.byName.set(name, new Map(entries));
  }

  async open(name: string) {
    const files = this.byName.get(name) ?? new Map<string, Response>();
    this.byName.set(name, files);
    return {
      match: async (url: string) => files.get(url)?.clone(),
      put: async (url: string, response: Response) => {
        if (this.isFull) throw new DOMException("No room", "QuotaExceededError");
        files.set(url, response);
      },
    };
  }

  readonly keys = async () => [...this.byName.keys()];
  readonly has = async (name: string) => this.byName.has(name);
  readonly delete = async (name: string) => this.byName.delete(name);
  readonly match = async (url: string, { cacheName }: { readonly cacheName: string }) =>
    this.byName.get(cacheName)?.get(url)?.clone();

  /** What is kept, by cache: paths from the site's folder, in the order in which they came. */
  get kept(): Readonly<Record<string, readonly string[]>> {
    const paths = [...this.byName].map(([name, files]) => [
      name,
      [...files.keys()].map((url) => url.slice(this.#scope.length)),
    ]);
    return Object.fromEntries(paths);
  }
}
