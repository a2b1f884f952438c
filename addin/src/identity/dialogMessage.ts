import { OidcToken } from '@siegelpost/shared/api/sessions';
import { Type, type Static } from 'typebox';
import { Check } from 'typebox/value';

/** What the sign-in window tells the pane, once, before it is closed. */
export const DialogMessage = Type.Union([
  Type.Object({
    kind: Type.Literal('signed-in'),
    proof: OidcToken,
    /** Renews the proof without asking; null where the provider gives none. */
    refreshToken: Type.Union([Type.String(), Type.Null()]),
  }),
  Type.Object({
    kind: Type.Literal('failed'),
    code: Type.Union([
      Type.Literal('sign-in-cancelled'),
      Type.Literal('sign-in-failed'),
      Type.Literal('sign-in-unavailable'),
    ]),
  }),
]);
export type DialogMessage = Static<typeof DialogMessage>;

/** The message in a text; undefined where it is none. */
export function readDialogMessage(text: string): DialogMessage | undefined {
  try {
    const message: unknown = JSON.parse(text);
    return Check(DialogMessage, message) ? message : undefined;
  } catch {
    return undefined;
  }
}
