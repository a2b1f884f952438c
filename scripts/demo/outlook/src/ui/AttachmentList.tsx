import { Button } from '@fluentui/react-components';
import { AttachRegular, DismissRegular } from '@fluentui/react-icons';
import { localeOf } from '../text/language.ts';
import { useOutlook } from './outlookContext.ts';
import { readableSize } from './sizes.ts';

export interface ShownAttachment {
  readonly key: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly download?: { readonly href: string };
  readonly remove?: () => void;
}

export function AttachmentList({ attachments }: { attachments: readonly ShownAttachment[] }) {
  const { text, language } = useOutlook();
  if (attachments.length === 0) return null;
  return (
    <ul className="attachments" aria-label={text.attachments}>
      {attachments.map((attachment) => (
        <li key={attachment.key}>
          <AttachRegular aria-hidden />
          <AttachmentName attachment={attachment} />
          <span className="faint">{readableSize(attachment.sizeBytes, localeOf(language))}</span>
          {attachment.remove && (
            <Button
              appearance="subtle"
              size="small"
              icon={<DismissRegular />}
              aria-label={text.removeAttachment(attachment.name)}
              onClick={attachment.remove}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function AttachmentName({ attachment }: { attachment: ShownAttachment }) {
  const { text } = useOutlook();
  if (attachment.download === undefined) return <span className="name">{attachment.name}</span>;
  return (
    <a
      className="name"
      href={attachment.download.href}
      download={attachment.name}
      title={text.downloadAttachment(attachment.name)}
    >
      {attachment.name}
    </a>
  );
}
