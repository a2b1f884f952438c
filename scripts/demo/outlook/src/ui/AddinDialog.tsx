import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useRef } from 'react';
import type { InlineDialog } from '../host/dialogs.ts';
import { useOutlook } from './outlookContext.ts';

/** A dialog the add-in opened with `displayInIframe`. */
export function AddinDialog({ dialog }: { dialog: InlineDialog }) {
  const { text, environment } = useOutlook();
  const frame = useRef<HTMLIFrameElement>(null);
  dialog.attach(() => frame.current?.contentWindow ?? null);
  return (
    <Dialog open onOpenChange={() => dialog.dismiss()}>
      <DialogSurface
        className="addin-dialog"
        style={{ width: `${dialog.width}vw`, height: `${dialog.height}vh` }}
      >
        <DialogBody>
          <DialogTitle
            action={
              <Button
                appearance="subtle"
                icon={<DismissRegular />}
                aria-label={text.close}
                onClick={() => dialog.dismiss()}
              />
            }
          >
            {environment.addin.name}
          </DialogTitle>
          <DialogContent>
            <iframe
              ref={frame}
              name={dialog.frameName}
              src={dialog.url}
              title={environment.addin.name}
              sandbox="allow-scripts allow-same-origin allow-forms allow-popups"
            />
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
