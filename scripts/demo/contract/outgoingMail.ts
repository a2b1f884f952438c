import { Type, type Static } from 'typebox';

const Person = Type.Object(
  { name: Type.String({ maxLength: 500 }), address: Type.String({ minLength: 3, maxLength: 500 }) },
  { additionalProperties: false },
);

/** What the compose window hands over when a message is sent. */
export const OutgoingMail = Type.Object(
  {
    from: Person,
    to: Type.Array(Person),
    cc: Type.Array(Person),
    bcc: Type.Array(Person),
    subject: Type.String({ maxLength: 1000 }),
    /** Null for a message in plain text. */
    html: Type.Union([Type.String(), Type.Null()]),
    text: Type.String(),
    headers: Type.Record(Type.String(), Type.String()),
    inReplyTo: Type.Union([Type.String(), Type.Null()]),
    attachments: Type.Array(
      Type.Object(
        {
          name: Type.String(),
          contentType: Type.String(),
          contentBase64: Type.String(),
          isInline: Type.Boolean(),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
export type OutgoingMail = Static<typeof OutgoingMail>;
