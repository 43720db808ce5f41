import * as v from "valibot";
import { DataError } from "./dataset";

const schema = v.object({
  files: v.array(
    v.object({
      /** The file's own name, such as `train-images-idx3-ubyte`. */
      name: v.string(),
      /** Where its gzipped bytes lie, beside the manifest. */
      path: v.string(),
      /** Length inflated. */
      bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
      /** Length as it is fetched. */
      gzippedBytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
      /** Digest of the inflated bytes, hexadecimal. */
      sha256: v.string(),
    }),
  ),
});

/** A file of a data set as the build described it. */
export type DataFile = v.InferOutput<typeof schema>["files"][number];

/**
 * The files that a manifest lists.
 * @throws DataError where it is not a manifest
 */
export function readManifest(bytes: Uint8Array): readonly DataFile[] {
  const found = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), new TextDecoder().decode(bytes));
  if (!found.success) throw new DataError({ code: "manifestUnreadable" });
  return found.output.files;
}
