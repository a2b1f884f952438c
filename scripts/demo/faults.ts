import { Type, type Static } from 'typebox';

/** One thing that goes wrong on purpose, the next `times` times the named call is made. */
export const Fault = Type.Object(
  {
    /** Name of the call as the add-in writes it, such as `getAttachmentContentAsync`, or `*` for every call. */
    call: Type.String({ minLength: 1 }),
    kind: Type.Union([
      Type.Literal('error'),
      Type.Literal('accessDenied'),
      Type.Literal('hang'),
      Type.Literal('empty'),
      Type.Literal('wrongBytes'),
      Type.Literal('delay'),
      /** For events such as `AttachmentsChanged`: it is not sent. */
      Type.Literal('lost'),
    ]),
    errorCode: Type.Optional(Type.Integer()),
    delayMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 600_000 })),
    times: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  },
  { additionalProperties: false },
);
export type Fault = Static<typeof Fault>;

export interface WaitingFault extends Fault {
  readonly id: number;
  readonly times: number;
}

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
      const found = faults.find((fault) => fault.call === call || fault.call === '*');
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
