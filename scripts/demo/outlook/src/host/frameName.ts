export interface FrameIdentity {
  readonly conversationId: string;
  readonly controlId: string;
  readonly locale: string;
  readonly isDialog: boolean;
}

const LAYER_VERSION = '16.01';
const NO_FLAGS = '0';

/** The `name` of the add-in's frame: office.js reads from it which host it is in and whom to talk to. */
export function frameName({ conversationId, controlId, locale, isDialog }: FrameIdentity): string {
  const hostInfo = [
    'Outlook',
    'Web',
    LAYER_VERSION,
    locale,
    crypto.randomUUID(),
    isDialog ? 'isDialog' : '',
    // Without this office.js fetches scripts that report its use to Microsoft.
    'disableLogging',
    NO_FLAGS,
  ].join('|');
  return JSON.stringify({
    baseFrameName: `addin-${conversationId}`,
    hostInfo,
    xdmInfo: [conversationId, controlId, location.origin].join('|'),
    serializerVersion: 1,
    flights: '[]',
  });
}
