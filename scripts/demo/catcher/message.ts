export interface Person {
  readonly name: string;
  readonly address: string;
}

export interface CaughtAttachment {
  readonly index: number;
  readonly name: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly contentId: string | null;
  readonly isInline: boolean;
}

/** What a list of messages shows. */
export interface MessageSummary {
  readonly id: string;
  readonly receivedAt: string;
  /** Every address the message was delivered to, blind copies included. */
  readonly recipients: readonly string[];
  readonly from: Person;
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  readonly subject: string;
  readonly preview: string;
  readonly attachments: readonly CaughtAttachment[];
}

/** What the reading pane shows. */
export interface CaughtMessage extends MessageSummary {
  readonly messageId: string;
  readonly html: string | null;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}
