import type { ReactElement } from "react";

/**
 * What may stand beside other elements: elements or nothing, never bare text. A browser that translates the page takes
 * bare text away from its siblings, and React can no longer change either.
 */
export type Elements = ReactElement | boolean | null | undefined | readonly Elements[];
