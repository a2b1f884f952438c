import type { Fault, WaitingFault } from './contract/fault.ts';

export interface FaultBook {
  add(fault: Fault): WaitingFault;
  list(): readonly WaitingFault[];
  /** The fault that this call must suffer now; counts it down. */
  claim(call: string): WaitingFault | undefined;
  remove(id: number): void;
  clear(): void;
}

export function createFaultBook(): FaultBook {
  let faults: WaitingFault[] = [];
  let nextId = 1;
  return {
    add(fault) {
      const waiting = { ...fault, id: nextId++, times: fault.times ?? 1 };
      faults.push(waiting);
      return waiting;
    },
    list: () => faults,
    claim(call) {
      const found = faults.find((fault) => fits(fault.call, call));
      if (found === undefined) return undefined;
      faults = faults
        .map((fault) => (fault === found ? { ...fault, times: fault.times - 1 } : fault))
        .filter(({ times }) => times > 0);
      return found;
    },
    remove(id) {
      faults = faults.filter((fault) => fault.id !== id);
    },
    clear() {
      faults = [];
    },
  };
}

/** `getAsync` fits `body.getAsync`, too. */
function fits(named: string, call: string): boolean {
  return named === '*' || named === call || call.endsWith(`.${named}`);
}
