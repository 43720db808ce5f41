import type { Fault } from "./faults/fault";
import {
  graphicsFaults,
  memoryFaults,
  navigationFaults,
  threadFaults,
  visibilityFaults,
  workerFaults,
} from "./faults/inside";
import { dataFaults, networkFaults, storageFaults } from "./faults/outside";

/** The faults, by what they befall. */
export const faults: Readonly<Record<string, readonly Fault[]>> = {
  data: dataFaults,
  network: networkFaults,
  storage: storageFaults,
  worker: workerFaults,
  thread: threadFaults,
  graphics: graphicsFaults,
  memory: memoryFaults,
  visibility: visibilityFaults,
  navigation: navigationFaults,
};
