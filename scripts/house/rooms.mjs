/** What the mathematics stand on, and those who look at pictures and numbers with them. */
const mathematics = ["experiment", "model/**"];
/** What every room of the page may use. */
const page = [
  ...mathematics,
  "formats/**",
  "library",
  "importing",
  "state/**",
  "words/**",
  "widgets/**",
  "interaction/**",
  "site/**",
];
const drawing = [...page, "pictures/**"];
const map = [...drawing, "teaching", "latentMap/**"];
/** What computes, without the engines' own rooms. */
const fitting = [...mathematics, "formats/**", "library", "data/**", "engine", "training/**"];
/** What the page's state is made of; what is known of a run and what is looked at do not know each other. */
const known = [
  ...mathematics,
  "formats/**",
  "library",
  "worker/client",
  "worker/failure",
  "worker/protocol",
  "worker/views/list",
  "engine/engineReport",
  "engine/reasons",
];

/**
 * Who may import whom: by room of `src`, the rooms besides itself that it may import from. `engine` names that folder
 * without those inside it that are rooms of their own, `engine/**` all of them; `worker/client` names one file. A folder
 * that is not listed belongs to the room around it; `panels/*` makes each folder of `panels` a room.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const rooms = {
  "": ["apps/**", "pictures/**", "state/**", "interaction/**", "site/**", "words/**"],
  experiment: [],
  site: [],
  widgets: ["site"],
  interaction: [],
  model: ["experiment"],
  "model/latent": mathematics,
  lessons: mathematics,
  formats: mathematics,
  library: [...mathematics, "formats/**"],
  importing: [...mathematics, "formats/**", "library", "site/ownScript"],
  data: [...mathematics, "formats/**", "library", "data/**"],
  "data/sources": [...mathematics, "formats/**", "library", "data"],
  engine: [...mathematics, "engine/graph", "engine/tensorflow", "engine/wasm", "engine/webgpu", "engine/knownAnswer"],
  "engine/graph": mathematics,
  "engine/knownAnswer": [...mathematics, "engine"],
  "engine/reference": [...mathematics, "engine", "engine/knownAnswer"],
  "engine/tensorflow": [...mathematics, "engine"],
  "engine/wasm": [
    ...mathematics,
    "engine",
    "engine/graph",
    "engine/knownAnswer",
    "engine/wasm/plan",
    "engine/wasm/abi",
    "site/ownScript",
  ],
  "engine/wasm/abi": [],
  "engine/wasm/plan": [...mathematics, "engine/graph", "engine/wasm/grids"],
  "engine/wasm/kernels": ["engine/wasm/abi"],
  "engine/webgpu": [...mathematics, "engine", "engine/graph", "engine/knownAnswer"],
  "engine/parity": [...mathematics, "engine/**"],
  training: [...mathematics, "formats/**", "data/**", "engine", "training/**"],
  worker: [...fitting, "worker/**", "site/ownScript"],
  "worker/views": [...fitting, "worker"],
  "worker/run": [...fitting, "worker", "worker/views"],
  "worker/host": [...fitting, "worker/**"],
  elsewhere: [...mathematics, "formats/**", "data/**", "engine/classes", "engine/reference", "site/ownScript"],
  "elsewhere/parity": [...mathematics, "formats/**", "elsewhere", "engine/**"],
  state: [...known, "state/**", "site/**"],
  "state/actions": [...known, "state/**"],
  "state/run": [...known, "state", "state/actions"],
  "state/view": [...known, "state", "state/actions"],
  "state/library": [...known, "state/**", "site/**"],
  "state/lessons": [...known, "state/**", "lessons"],
  words: [
    ...mathematics,
    "formats/**",
    "library",
    "importing",
    "state/**",
    "lessons",
    "worker/failure",
    "worker/protocol",
    "engine/reasons",
    "engine/engineReport",
    "data/problem",
    "engine/graph/build",
    "engine/graph/cost",
    "elsewhere/modelFile",
    "elsewhere/request",
  ],
  pictures: page,
  teaching: [...drawing, "elsewhere/listing"],
  latentMap: [...drawing, "teaching"],
  applications: map,
  "applications/*": [...map, "applications"],
  "applications/takeAlong": [...map, "applications", "elsewhere/client", "elsewhere/modelFile", "elsewhere/request"],
  panels: map,
  "panels/*": [...map, "applications/**", "panels"],
  "panels/Learn": [...map, "applications/**", "panels", "lessons"],
  "apps/*": [...map, "applications/**", "panels/**", "apps"],
  testing: [...map, ...fitting, "engine/**", "worker/**"],
};

/** The rooms that may use each package; what is not listed may not be used. */
/** @type {Readonly<Record<string, readonly string[]>>} */
export const packages = {
  "@tensorflow": ["engine/tensorflow", "elsewhere/parity"],
  "onnxruntime-web": ["elsewhere/parity"],
  "@base-ui/react": ["widgets/**", "apps/**"],
  "d3-array": ["panels/**", "applications/**", "latentMap", "pictures"],
  "d3-contour": ["latentMap"],
  fflate: ["formats"],
  gifenc: ["pictures", "formats"],
  idb: ["library"],
  "lucide-react": ["widgets", "pictures", "latentMap", "applications/**", "panels/**", "apps/**"],
  react: [
    "",
    "apps/**",
    "panels/**",
    "applications/**",
    "latentMap",
    "teaching",
    "pictures",
    "interaction",
    "site",
    "widgets",
    "words",
    "state/**",
  ],
  "react-dom": ["", "panels/**"],
  recharts: ["panels/**", "applications/**", "pictures"],
  valibot: ["data/**", "formats", "experiment", "state/library"],
  zustand: ["apps/**", "panels/**", "applications/**", "latentMap", "state/**", "site", "widgets", "words"],
};
