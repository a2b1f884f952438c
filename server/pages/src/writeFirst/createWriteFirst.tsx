import { paths } from '@siegelpost/shared/api/paths';
import { createApi } from '@siegelpost/shared/client/api';
import type { Connection } from '@siegelpost/shared/client/request';
import { inOurWords } from '@siegelpost/shared/transfer/asTransferError';
import { connectWriting } from '@siegelpost/shared/transfer/connectWriting';
import type { ReactNode } from 'react';
import '../styles/fonts.css';
import './writeFirst.css';
import type { FirstParts } from '../commonParts.ts';
import { openDraftStore } from '../reply/draftStore.ts';
import { createScriptUrlPolicy } from '../trustedScriptUrl.ts';
// oxlint-disable-next-line import/default -- Vite answers this with an address
import writingWorkerUrl from '../worker/writingWorker.ts?worker&url';
import type { DropInPlace } from './dropInPlace.ts';
import { createKeptVisit } from './keptVisit.ts';
import { loadWriteFirstText } from './writeFirstText.ts';
import { WriteFirstApp } from './WriteFirstApp.tsx';

/** The drop-in page, wired to this browser. */
export async function createWriteFirst(
  place: DropInPlace,
  first: FirstParts,
  connection: Connection,
): Promise<ReactNode> {
  const scriptUrl = createScriptUrlPolicy(window.trustedTypes, [writingWorkerUrl]);
  const api = createApi(connection);
  const parts = {
    ...first,
    drafts: openDraftStore(first.now),
    place,
    writeFirstText: await loadWriteFirstText(first.text.language),
    writing: connectWriting(new Worker(scriptUrl(writingWorkerUrl), { type: 'module' })),
    listDropIns: () => inOurWords(() => api.dropIns()),
    showAddress: (name: string) => window.history.replaceState(null, '', paths.dropInPage(name)),
    keptVisit: createKeptVisit(() => window.sessionStorage, first.now),
  };
  return <WriteFirstApp parts={parts} />;
}
