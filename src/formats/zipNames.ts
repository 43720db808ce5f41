import { ImportError } from "./importError";

/**
 * Refuses names that lead out of the archive's own folder, that hide something, or that two files share.
 * @throws ImportError naming the first of them
 */
export function refuseUnsafeNames(members: Iterable<{ readonly name: string }>, where: string): void {
  const known = new Set<string>();
  for (const { name } of members) {
    if (isUnsafe(name)) throw new ImportError({ code: "unsafeName", name }, where);
    const plain = plainName(name);
    if (known.has(plain)) throw new ImportError({ code: "duplicateName", name }, where);
    known.add(plain);
  }
}

function isUnsafe(name: string): boolean {
  return name === "" || /^\/|^[A-Za-z]:|[\\\0]/.test(name) || name.split("/").includes("..");
}

/** A name without parts that lead nowhere. */
function plainName(name: string): string {
  return name
    .normalize("NFC")
    .split("/")
    .filter((part) => part !== "" && part !== ".")
    .join("/");
}
