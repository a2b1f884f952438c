import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useCallback } from 'react';
import type { InlineDialog } from '../host/dialogs.ts';
import { addinFrameElement } from '../host/frameElement.ts';
import { useOutlook } from './outlookContext.ts';

/** A dialog the add-in opened with `displayInIframe`. */
export function AddinDialog({ dialog }: { dialog: InlineDialog }) {
  const { text, environment } = useOutlook();
  const mount = useCallback(
    (place: HTMLDivElement | null) => {
      if (place === null) return;
      const { frameName: name, url } = dialog;
      const iframe = addinFrameElement({ name, url, title: environment.addin.name });
      dialog.attach(() => iframe.contentWindow);
      place.append(iframe);
    },
    [dialog, environment.addin.name],
  );
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
            <div className="dialog-page" ref={mount} />
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
