import { levelName } from '@siegelpost/shared/policy/classification';
import { useEffect, useState } from 'react';
import type { ConversationParts, ConversationProps } from './conversationScreen.ts';
import { chooseSaver } from './download/chooseSaver.ts';
import { FileList } from './download/FileList.tsx';
import type { Saver } from './download/saver.ts';
import { isSaving, useSaving } from './download/useSaving.ts';
import { OpenedScreen } from './open/OpenedScreen.tsx';
import { openDraftStore } from './reply/draftStore.ts';
import { ReceiptScreen } from './reply/ReceiptScreen.tsx';
import { ReplyForm } from './reply/ReplyForm.tsx';
import { SendingScreen } from './reply/SendingScreen.tsx';
import { useReply } from './reply/useReply.ts';
import { useText } from './text/TextContext.tsx';
import { visibleText } from './text/visibleText.ts';

/** The opened package with its files, and the answer to it. */
export function Conversation(props: ConversationProps) {
  const { opened, parts, policy } = props;
  const { say, language } = useText();
  const [drafts] = useState(() => openDraftStore(parts.now));
  const saver = useSaver(parts);
  const transfer = parts.transfer();
  const saving = useSaving({ ...parts, transfer, saver });
  const reply = useReply({ ...parts, drafts, transfer, limits: policy, subject: opened.packageId });
  const author = visibleText(opened.author.name || (opened.author.address ?? ''));
  const classification =
    opened.classification &&
    levelName(
      opened.classification,
      policy?.classifications ?? [],
      language.tag.startsWith('de') ? 'de' : 'en',
    );
  switch (reply.state.step) {
    case 'sending':
      return <SendingScreen pace={reply.state.pace} onCancel={reply.cancel} />;
    case 'sent':
      return (
        <ReceiptScreen
          sent={reply.state.sent}
          name={reply.state.draft.name}
          recipient={author}
          organisation={policy?.organisation ?? ''}
          onAgain={reply.startAgain}
          onBack={reply.startAgain}
        />
      );
    case 'writing':
      return (
        <OpenedScreen
          opened={opened}
          openedAt={props.openedAt}
          author={author}
          classification={classification && visibleText(classification)}
          justOpened={!reply.state.notSent}
        >
          {opened.files.length > 0 && (
            <FileList
              files={opened.files}
              author={author}
              reference={opened.reference}
              saving={saving}
              transfer={transfer}
            />
          )}
          <section className="stack no-print" aria-labelledby="reply-heading">
            <h2 className="kern-heading-medium" id="reply-heading">
              {say('reply.title')}
            </h2>
            {opened.canReply ? (
              <ReplyForm
                opened={opened}
                author={author}
                draft={reply.state.draft}
                notSent={reply.state.notSent}
                limits={policy}
                saving={isSaving(saving.states)}
                onWrite={reply.write}
                onDiscard={reply.discard}
                onUndiscard={reply.undiscard}
                onSend={reply.send}
              />
            ) : (
              <p className="kern-body">{say('opened.cannotReply')}</p>
            )}
          </section>
        </OpenedScreen>
      );
  }
}

/** Until it is known how this browser saves, whoever presses early waits for it: the last resort has a limit. */
function useSaver(parts: ConversationParts): Saver {
  const [choose] = useState(() => chooseOnce(parts));
  const [saver, setSaver] = useState<Saver>(() => onceChosen(choose));
  useEffect(() => {
    void choose().then(setSaver);
  }, [choose]);
  return saver;
}

function chooseOnce(parts: ConversationParts): () => Promise<Saver> {
  let chosen: Promise<Saver> | undefined;
  return () =>
    (chosen ??= chooseSaver({
      serviceWorker: navigator.serviceWorker,
      userAgent: navigator.userAgent,
      workerUrl: parts.downloadWorkerUrl,
      goTo: parts.goToDownload,
    }));
}

function onceChosen(choose: () => Promise<Saver>): Saver {
  return { limitBytes: null, begin: async (file) => (await choose()).begin(file) };
}
