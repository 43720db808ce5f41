import { DataError, type Dataset, type LabelledImages } from "./dataset";
import { parseIdx } from "./idx";
import { inflate } from "./inflate";
import { type DataFile, readManifest } from "./manifest";
import { BrokenStream, readStream } from "./stream";

/** Told of the share of bytes fetched, 0 to 1. */
export type OnFetched = (fraction: number) => void;

const digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

/**
 * MNIST (LeCun, Cortes and Burges): 60,000 training and 10,000 held-out images of 28 × 28 handwritten digits, fetched
 * gzipped from `folder` and checked against the manifest there.
 * @throws DataError where a file is missing, cut short or altered
 */
export async function loadMnist(folder: URL, onFetched: OnFetched = () => undefined): Promise<Dataset> {
  const loading = new AbortController();
  const { signal } = loading;
  const manifest = readManifest(await fetchBytes(new URL("manifest.json", folder), signal, () => undefined));
  const progress = new Progress(manifest, (fraction) => signal.aborted || onFetched(fraction));
  const read = async (name: string) => {
    const file = manifest.find((candidate) => candidate.name === name);
    if (!file) throw new DataError(`The manifest of MNIST lacks ${name}.`);
    const compressed = await fetchBytes(new URL(file.path, folder), signal, (bytes) => progress.add(bytes));
    return parseIdx(await verified(file, compressed), name).bytes;
  };
  const [trainImages, trainLabels, testImages, testLabels] = await Promise.all([
    read("train-images-idx3-ubyte"),
    read("train-labels-idx1-ubyte"),
    read("t10k-images-idx3-ubyte"),
    read("t10k-labels-idx1-ubyte"),
  ]).catch((error) => {
    // One file is lost: the others are not waited for, and nothing more is said of them.
    loading.abort();
    throw error;
  });
  const train = labelled(trainImages, trainLabels);
  return { title: "MNIST", imageShape: [28, 28, 1], classNames: digits, train, test: labelled(testImages, testLabels) };
}

function labelled(images: Uint8Array, labels: Uint8Array): LabelledImages {
  const pixels = 28 * 28;
  if (images.length !== labels.length * pixels) {
    throw new DataError(`MNIST has ${images.length / pixels} images but ${labels.length} labels.`);
  }
  const greatest = labels.reduce((most, label) => Math.max(most, label), 0);
  if (greatest >= digits.length) throw new DataError(`MNIST has a label ${greatest}; they go from 0 to 9.`);
  return { count: labels.length, images, labels };
}

/** Inflates a file and compares its digest, where the page may compute one. */
async function verified(file: DataFile, compressed: Uint8Array): Promise<Uint8Array> {
  const inflated = await inflate(compressed, file.bytes, file.name);
  if (!globalThis.crypto?.subtle) return inflated;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", inflated as BufferSource));
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (found !== file.sha256) throw new DataError(`${file.name} is not the file that this page was built with.`);
  return inflated;
}

async function fetchBytes(url: URL, signal: AbortSignal, onChunk: (bytes: number) => void): Promise<Uint8Array> {
  const response = await fetch(url, { signal }).catch((cause) => {
    throw new DataError(`${url.pathname} could not be fetched: is the server still running?`, { cause });
  });
  if (!response.ok || !response.body) throw new DataError(`${url.pathname} answered ${response.status}.`);
  const chunks: Uint8Array[] = [];
  try {
    await readStream(response.body, (chunk) => {
      chunks.push(chunk);
      onChunk(chunk.length);
    });
  } catch (error) {
    if (!(error instanceof BrokenStream)) throw error;
    throw new DataError(`The connection broke while ${url.pathname} was fetched.`, { cause: error });
  }
  return joined(chunks);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}

/** Bytes fetched of all that the manifest lists. */
class Progress {
  readonly #expected: number;
  readonly #onFetched: OnFetched;
  #fetched = 0;

  constructor(files: readonly DataFile[], onFetched: OnFetched) {
    this.#expected = files.reduce((sum, file) => sum + file.gzippedBytes, 0);
    this.#onFetched = onFetched;
  }

  add(bytes: number): void {
    this.#fetched += bytes;
    this.#onFetched(Math.min(1, this.#fetched / this.#expected));
  }
}
