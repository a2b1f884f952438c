import { Type, type Static } from 'typebox';

export const Person = Type.Object({ name: Type.String(), address: Type.String() });
export type Person = Static<typeof Person>;

export const CaughtAttachment = Type.Object({
  index: Type.Integer(),
  name: Type.String(),
  contentType: Type.String(),
  sizeBytes: Type.Integer(),
  contentId: Type.Union([Type.String(), Type.Null()]),
  isInline: Type.Boolean(),
});
export type CaughtAttachment = Static<typeof CaughtAttachment>;

/** What a list of messages shows. */
export const MessageSummary = Type.Object({
  id: Type.String(),
  receivedAt: Type.String(),
  /** Every address the message was delivered to, blind copies included. */
  recipients: Type.Array(Type.String()),
  from: Person,
  to: Type.Array(Person),
  cc: Type.Array(Person),
  subject: Type.String(),
  preview: Type.String(),
  attachments: Type.Array(CaughtAttachment),
});
export type MessageSummary = Static<typeof MessageSummary>;

/** What the reading view shows. */
export const CaughtMessage = Type.Interface([MessageSummary], {
  messageId: Type.String(),
  html: Type.Union([Type.String(), Type.Null()]),
  text: Type.String(),
  /** By lower-case name. */
  headers: Type.Record(Type.String(), Type.String()),
});
export type CaughtMessage = Static<typeof CaughtMessage>;
