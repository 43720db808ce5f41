import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Checkpoint } from "../model/state";
import type { KeptDataSet, KeptImages } from "./dataSets";
import { LibraryError } from "./libraryError";
import type { MomentHead } from "./moments";
import type { KeptRun } from "./runs";

/** The stores of what this browser keeps. */
interface Stores extends DBSchema {
  /** Data sets without their images, by digest: small, so that all are listed at once. */
  readonly dataSets: { readonly key: string; readonly value: KeptDataSet };
  /** Their images, by the same digest. */
  readonly dataSetImages: { readonly key: string; readonly value: KeptImages };
  /** What is told of each run, by its id. */
  readonly runs: { readonly key: string; readonly value: KeptRun };
  /** What is known of runs besides their numbers, as JSON, by run and number of the save. */
  readonly saves: { readonly key: [string, number]; readonly value: { readonly record: string } };
  /** Moments of runs, by run and number: their heads; those that a library of version 1 kept, whole. */
  readonly moments: { readonly key: [string, number]; readonly value: MomentHead | Checkpoint };
  /** The numbers of moments, by run, number of the moment and place in their row. */
  readonly pieces: { readonly key: [string, number, number]; readonly value: Float32Array };
}

/** The database of what this browser keeps, as it is open. */
export type Database = IDBPDatabase<Stores>;

const NAME = "latent-playground";
const VERSION = 2;

/** Makes the stores that a database of an older version lacks; one of version 0 has none. */
function makeStores(database: Database, version: number): void {
  if (version < 1) {
    database.createObjectStore("dataSets");
    database.createObjectStore("dataSetImages");
    database.createObjectStore("runs", { keyPath: "id" });
    database.createObjectStore("saves");
    database.createObjectStore("moments");
  }
  if (version < 2) database.createObjectStore("pieces");
}

/**
 * Opens the database, in a page or in a worker, uses it and closes it.
 * @throws LibraryError where this browser refuses to keep anything, or has no room
 */
export async function inLibrary<Answer>(use: (database: Database) => Promise<Answer>): Promise<Answer> {
  const database = await open().catch(refuse);
  try {
    return await use(database).catch(refuse);
  } finally {
    database.close();
  }
}

/** Where there is no such thing, or merely to ask for it is forbidden, this throws as well. */
async function open(): Promise<Database> {
  return await openDB<Stores>(NAME, VERSION, { upgrade: makeStores });
}

function refuse(error: unknown): never {
  throw error instanceof LibraryError ? error : new LibraryError(codeOf(error), { cause: error });
}

function codeOf(error: unknown): LibraryError["code"] {
  const name = error instanceof Error ? error.name : "";
  if (name === "QuotaExceededError") return "storageFull";
  return name === "VersionError" ? "libraryOfNewerPage" : "storageRefused";
}
