/** What one kind of Outlook lets us do. */
export interface Rung {
  readonly id: 'guided' | 'told' | 'by-hand' | 'picker-only';
  /** The Mailbox set from which on this rung holds. */
  readonly set: string;
  /** Attachments can be listed, read and removed, and the mail proven clean. */
  readonly attachments: boolean;
  /** Notes of ours stay with the mail as internet headers, which the event handler reads. */
  readonly headers: boolean;
  /** What happens on Send: led into the pane by a button, held with a sentence, or nothing of ours. */
  readonly onSend: 'button' | 'sentence' | 'nothing';
}

const PICKER_ONLY: Rung = {
  id: 'picker-only',
  set: '1.1',
  attachments: false,
  headers: false,
  onSend: 'nothing',
};

/**
 * The ladder, from the top: what Outlook offers by its highest Mailbox set. A host is asked once (`rungOf`); nobody else
 * asks for sets.
 */
export const LADDER: readonly Rung[] = [
  { id: 'guided', set: '1.14', attachments: true, headers: true, onSend: 'button' },
  { id: 'told', set: '1.12', attachments: true, headers: true, onSend: 'sentence' },
  { id: 'by-hand', set: '1.8', attachments: true, headers: true, onSend: 'nothing' },
  PICKER_ONLY,
];

/** Which Outlook is known to claim which set; docs/DEPLOYMENT.md says it to administrators. */
export const HOSTS = [
  { host: 'web-online', highestSet: '1.16', rung: 'guided' },
  { host: 'windows-online', highestSet: '1.16', rung: 'guided' },
  { host: 'windows-on-premises', highestSet: '1.15', rung: 'guided' },
  { host: 'windows-ltsc-2024', highestSet: '1.14', rung: 'guided' },
  { host: 'windows-ltsc-2021', highestSet: '1.9', rung: 'by-hand' },
  { host: 'mac-online', highestSet: '1.14', rung: 'guided' },
  { host: 'mac-on-premises', highestSet: '1.8', rung: 'by-hand' },
  { host: 'web-on-premises', highestSet: '1.6', rung: 'picker-only' },
  { host: 'mobile', highestSet: '1.5', rung: 'picker-only' },
] as const satisfies readonly { host: string; highestSet: string; rung: Rung['id'] }[];

/** The rung an Outlook stands on. */
export function rungOf(isSetSupported: (set: string) => boolean): Rung {
  return LADDER.find(({ set }) => isSetSupported(set)) ?? PICKER_ONLY;
}
