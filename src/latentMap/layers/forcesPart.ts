import { drawForces } from "../drawing/forces";
import { forcesOf, forceUnit } from "./forces";

/** What reckons forces and draws them, which is fetched when they are first wanted. */
export const forcesPart = { drawForces, forcesOf, forceUnit } as const;
