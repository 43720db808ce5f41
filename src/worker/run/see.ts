import type { SeenOf } from "../protocol";
import { type Reports, type Requests, type ViewName, views } from "../views/list";
import type { Look, Subject } from "../views/view";

/** Looks at a view in pieces, beginning with the first; ends with its report, of the model as it is by then. */
export async function* see<Name extends ViewName>(
  view: Name,
  request: Requests[Name],
  subject: Subject,
): Look<SeenOf<Name>> {
  const look = views[view].look(request, subject);
  const seen: Reports[Name] = look instanceof Promise ? await look : yield* look;
  return { kind: "seen", view, step: subject.trainer.step, seen };
}
