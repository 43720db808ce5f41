/** What a path says of an image: the part of the data that it belongs to, and its class. */
export interface PathMeaning {
  /** Whether its folder holds it out; undefined where none says. */
  readonly isHeldOut: boolean | undefined;
  /** The folder that names its class; undefined where there is none. */
  readonly className: string | undefined;
}

const trainFolders = /^(train|training)$/i;
const heldOutFolders = /^(test|testing|val|valid|validation|dev|eval|t10k|held-?out)$/i;
/** What systems leave in folders and archives. */
const rubbish = /(^|\/)(__MACOSX(\/|$)|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\.git\/|\.ipynb_checkpoints\/)/i;

const natural = new Intl.Collator("en", { numeric: true });

/** Whether a file is nobody's own, such as what macOS puts into archives. */
export function isRubbish(path: string): boolean {
  return rubbish.test(path);
}

/** Orders paths as people count: `2.png` before `10.png`. */
export function byNaturalOrder(a: string, b: string): number {
  return natural.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** What each of some paths means, once the folders that all of them lie in are taken away. */
export function meaningsOf(paths: readonly string[]): readonly PathMeaning[] {
  const folders = paths.map((path) =>
    path
      .split("/")
      .slice(0, -1)
      .filter((part) => part !== "" && part !== "."),
  );
  const common = commonDepth(folders);
  return folders.map((all) => {
    const own = all.slice(common);
    const part = own.find((folder) => trainFolders.test(folder) || heldOutFolders.test(folder));
    const className = own.find((folder) => folder !== part);
    return {
      isHeldOut: part === undefined ? undefined : heldOutFolders.test(part),
      className: className === undefined ? undefined : cleanName(className),
    };
  });
}

/** How many folders, from the outermost, all of some paths lie in. */
function commonDepth(folders: readonly (readonly string[])[]): number {
  const [first = []] = folders;
  let depth = 0;
  while (depth < first.length) {
    if (folders.some((all) => all[depth] !== first[depth])) break;
    depth += 1;
  }
  return depth;
}

/** Most letters of a name. */
const MOST_LETTERS = 80;

/** A name from elsewhere, without what controls how texts are shown, in at most 80 letters. */
export function cleanName(name: string): string {
  const shown = name
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, "")
    .trim();
  return Array.from(shown).slice(0, MOST_LETTERS).join("");
}

/** A file's name as a title: without folders and endings. */
export function titleOf(path: string): string {
  const name = path.split("/").findLast((part) => part !== "") ?? "";
  return (
    cleanName(name.replace(/(\.(zip|npz|npy|csv|tsv|gz|png|jpe?g|gif|webp|bmp|idx\d?-ubyte))+$/i, "")) ||
    cleanName(name)
  );
}
