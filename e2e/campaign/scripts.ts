/** What runs in pages, workers and threads in order to break them; each is sent as text and knows nothing around it. */

/** Where a worker keeps the means of breaking it later. */
declare global {
  var arraysRefused: boolean;
  var workersStarted: Worker[];
  var drawFrame: typeof requestAnimationFrame;
  var devicesGiven: GPUDevice[];
}

/** Has using what lies at a path throw, as a browser does that forbids it. */
export function forbid({ paths, name }: { readonly paths: readonly string[]; readonly name: string }): void {
  const refuse = () => {
    throw new DOMException("The operation is forbidden.", name);
  };
  for (const path of paths) {
    const names = path.split(".");
    const last = names.pop() ?? "";
    const holder = names.reduce<object>((found, each) => Reflect.get(found, each), globalThis);
    const isMethod = typeof Reflect.get(holder, last) === "function";
    Object.defineProperty(holder, last, {
      configurable: true,
      ...(isMethod ? { value: refuse, writable: true } : { get: refuse }),
    });
  }
}

/** Takes away what lies at a path, as in a browser that has no such thing. */
export function remove(paths: readonly string[]): void {
  for (const path of paths) {
    const names = path.split(".");
    const last = names.pop() ?? "";
    const holder = names.reduce<object>((found, each) => Reflect.get(found, each), globalThis);
    Object.defineProperty(holder, last, { configurable: true, value: undefined });
  }
}

/** Has the browser refuse memory to WebAssembly: all of it, or what is to be shared. */
export function refuseMemory(which: "all" | "shared"): void {
  const { Memory } = WebAssembly;
  WebAssembly.Memory = class extends Memory {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      if (which === "all" || descriptor.shared) {
        throw new RangeError("could not allocate memory");
      }
      super(descriptor);
    }
  };
}

/** Has the browser refuse arrays of more than so many bytes. */
export function refuseArrays(bytes: number): void {
  globalThis.arraysRefused = true;
  const Bytes = globalThis.Uint8Array;
  globalThis.Uint8Array = new Proxy(Bytes, {
    construct(target, [first, ...rest], made) {
      if (globalThis.arraysRefused && typeof first === "number" && first > bytes)
        throw new RangeError("Array buffer allocation failed");
      return Reflect.construct(target, [first, ...rest], made) as object;
    },
  });
}

/** Has the browser give arrays again. */
export function giveArrays(): void {
  globalThis.arraysRefused = false;
}

/** Remembers the workers that are started from now on. */
export function holdWorkers(): void {
  globalThis.workersStarted = [];
  globalThis.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      globalThis.workersStarted.push(this);
    }
  };
}

/** Ends all workers that are held, of which nobody is told. */
export function endWorkers(): void {
  for (const worker of globalThis.workersStarted) worker.terminate();
}

/** Has all workers that are held tell of a message that cannot be read. */
export function garbleWorkers(): void {
  // Those that take their place are spared.
  for (const worker of [...globalThis.workersStarted]) worker.dispatchEvent(new MessageEvent("messageerror"));
}

/** Remembers the graphics devices that are given from now on. */
export function holdDevices(): void {
  globalThis.devicesGiven = [];
  const { requestDevice } = GPUAdapter.prototype;
  GPUAdapter.prototype.requestDevice = async function request(descriptor) {
    const device = await requestDevice.call(this, descriptor);
    globalThis.devicesGiven.push(device);
    return device;
  };
}

/** Loses all graphics devices that are held. */
export function loseDevices(): void {
  for (const device of globalThis.devicesGiven) device.destroy();
}

/** Has all graphics devices that are held tell of an error that nobody expects. */
export function failDevices(): void {
  for (const device of globalThis.devicesGiven) {
    const error = new GPUInternalError("No luck today");
    device.dispatchEvent(new GPUUncapturedErrorEvent("uncapturederror", { error }));
  }
}

/** Has what lies at paths give promises that are never kept. */
export function fallSilent(paths: readonly string[]): void {
  for (const path of paths) {
    const names = path.split(".");
    const last = names.pop() ?? "";
    const holder = names.reduce<object>((found, each) => Reflect.get(found, each), globalThis);
    Object.defineProperty(holder, last, { configurable: true, value: () => new Promise(() => undefined) });
  }
}

/** Has seconds pass twenty times as fast for those who count them. */
export function hurry(): void {
  const { setInterval } = globalThis;
  globalThis.setInterval = ((call: () => void, ms: number) =>
    setInterval(call, ms === 1000 ? 50 : ms)) as typeof globalThis.setInterval;
}

/** Has graphics devices halve every exponential. */
export function miscompute(): void {
  const { createShaderModule } = GPUDevice.prototype;
  GPUDevice.prototype.createShaderModule = function create(descriptor) {
    const code = descriptor.code.replaceAll(/\bexp\(/g, "0.5 * exp(");
    return createShaderModule.call(this, { ...descriptor, code });
  };
}

/** Stands still, for good. */
export function standStill(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

/** Reloads the page while it is being opened, the first time. */
export function reloadOnce(): void {
  if (sessionStorage.getItem("reloaded")) return;
  sessionStorage.setItem("reloaded", "yes");
  addEventListener("DOMContentLoaded", () => location.reload());
}

/** Throws where nobody catches it. */
export function throwLater(): void {
  setTimeout(() => {
    throw new Error("No luck today");
  });
}

/** Has a promise reject that nobody waits for. */
export function rejectLater(): void {
  setTimeout(() => void Promise.reject(new Error("No luck today")));
}

/** Ends the worker, of which nobody is told. */
export function end(): void {
  self.close();
}

/** Has the page be hidden, or be seen again, as a tab is that another covers: no frames are drawn. */
export function hide(hidden: boolean): void {
  globalThis.drawFrame ??= window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = hidden ? () => 0 : globalThis.drawFrame;
  Object.defineProperty(document, "visibilityState", { configurable: true, value: hidden ? "hidden" : "visible" });
  Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
  document.dispatchEvent(new Event("visibilitychange"));
}

/** Puts the page away for later and takes it out again, as Back and Forward do. */
export function putAway(): void {
  window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
  window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
}

/** Has the clocks go on by so many ms, as they do while a machine sleeps. */
export function sleep(ms: number): void {
  const { now } = Date;
  const precise = performance.now.bind(performance);
  Date.now = () => now() + ms;
  performance.now = () => precise() + ms;
}
