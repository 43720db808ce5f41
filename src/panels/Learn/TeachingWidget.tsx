import type { ComponentType } from "react";
import type { WidgetName } from "../../lessons/lesson";
import { LazyPanel } from "../../widgets/LazyPanel";

/** Where each widget of lessons is: `fetched` components by name. */
const widgets: Readonly<Record<WidgetName, ComponentType>> & Readonly<Record<string, ComponentType>> = {};

/** A widget that a lesson shows. */
export function TeachingWidget({ name }: { readonly name: WidgetName }) {
  const Widget: ComponentType | undefined = widgets[name];
  return (
    Widget && (
      <LazyPanel title="A picture of this lesson" fallback={null}>
        <Widget />
      </LazyPanel>
    )
  );
}
