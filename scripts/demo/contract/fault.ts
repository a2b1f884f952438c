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

export const WaitingFault = Type.Interface([Fault], { id: Type.Integer(), times: Type.Integer() });
export type WaitingFault = Static<typeof WaitingFault>;
