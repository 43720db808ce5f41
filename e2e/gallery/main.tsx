import "../../src/theme.css";
import "../../src/reset.css";
import "./gallery.css";
import { CSPProvider } from "@base-ui/react/csp-provider";
import { createRoot } from "react-dom/client";
import { losses } from "./losses";
import { maps } from "./maps";
import { others } from "./others";
import { PlayedWorkbench } from "./PlayedWorkbench";
import { Shown } from "./Shown";

const wanted = new URLSearchParams(location.search);
document.documentElement.dataset["theme"] = wanted.get("theme") ?? "light";
const named = wanted.get("figures")?.split(",");
const figures = [...maps, ...losses, ...others].filter(({ name }) => named?.includes(name) ?? true);
const root = document.getElementById("root");
if (!root) throw new Error("The gallery has no element with the id root.");
const gallery = (
  <CSPProvider disableStyleElements>
    <main className="gallery">
      {figures.map((figure) => (
        <Shown key={figure.name} {...figure} />
      ))}
    </main>
  </CSPProvider>
);
createRoot(root).render(wanted.has("workbench") ? <PlayedWorkbench /> : gallery);
