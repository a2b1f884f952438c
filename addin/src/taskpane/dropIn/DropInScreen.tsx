import { Button, makeStyles, Switch, Text } from '@fluentui/react-components';
import type { OwnDropIn } from '@siegelpost/shared/api/dropIns';
import { paths } from '@siegelpost/shared/api/paths';
import { useMemo } from 'react';
import { saveBlob } from '../answers/downloadFile.ts';
import { CopyButton } from '../parts/CopyButton.tsx';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { Fingerprint } from '../parts/Fingerprint.tsx';
import { usePane } from '../parts/pane.ts';
import { Status } from '../parts/Status.tsx';
import { ScreenTitle } from '../parts/ScreenTitle.tsx';
import { useStyles } from '../parts/useStyles.ts';
import { Waiting } from '../parts/Waiting.tsx';
import { qrCodeOf, qrPng, qrSvg } from './qrCode.ts';
import { useDropIn } from './useDropIn.ts';

const useOwnStyles = makeStyles({
  // Black on white in dark mode, too: scanners want it so.
  code: { width: '160px', height: '160px', backgroundColor: '#fff', color: '#000', borderRadius: '8px' },
});

/** "My drop-in page": on or off, its link, and the QR code for the letterhead. */
export function DropInScreen() {
  const { text } = usePane();
  const styles = useStyles();
  const { state, retry, switchTo } = useDropIn();
  return (
    <div className={styles.screen}>
      <ScreenTitle>{text.say('dropIn.title')}</ScreenTitle>
      <Text>{text.say('dropIn.about')}</Text>
      {state.step === 'loading' && <Waiting label={text.say('app.loading')} />}
      {state.step === 'failed' && <FailureNotice failure={state.failure} onRetry={retry} />}
      {state.step === 'there' && (
        <>
          <Switch
            checked={state.page.open}
            label={text.say('dropIn.open')}
            onChange={(_, { checked }) => switchTo(checked)}
          />
          <Status hidden>{text.say(state.page.open ? 'dropIn.isOpen' : 'dropIn.isClosed')}</Status>
          {state.failure && <FailureNotice failure={state.failure} />}
          {state.page.open ? (
            <OpenPage page={state.page} />
          ) : (
            <Text className={styles.quiet}>{text.say('dropIn.isClosed')}</Text>
          )}
        </>
      )}
    </div>
  );
}

function OpenPage({ page }: { page: OwnDropIn }) {
  const { text } = usePane();
  const styles = useStyles();
  const own = useOwnStyles();
  const link = new URL(paths.dropInPage(page.name), window.location.origin).href;
  const code = useMemo(() => qrCodeOf(link), [link]);
  const fileName = `${page.name}-qr`;
  const savePng = async () => {
    const png = await qrPng(code);
    if (png) saveBlob(png, `${fileName}.png`);
  };
  return (
    <div className={styles.card}>
      <div className={styles.tight}>
        <Text weight="semibold">{text.say('dropIn.link')}</Text>
        <Text className={styles.break}>{link}</Text>
      </div>
      <div className={styles.row}>
        <CopyButton value={link} label={text.say('dropIn.copy')} />
      </div>
      <svg
        className={own.code}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn here: an image would need an address
        role="img"
        aria-label={text.say('dropIn.code', { link })}
        viewBox={`0 0 ${code.size} ${code.size}`}
        shapeRendering="crispEdges"
      >
        <path d={code.path} />
      </svg>
      <div className={styles.row}>
        <Button size="small" onClick={() => saveBlob(qrSvg(code), `${fileName}.svg`)}>
          {text.say('dropIn.saveSvg')}
        </Button>
        <Button size="small" onClick={() => void savePng()}>
          {text.say('dropIn.savePng')}
        </Button>
      </div>
      <Text size={200} className={styles.quiet}>
        {text.say(page.certified ? 'dropIn.certified' : 'dropIn.uncertified')}
      </Text>
      {page.fingerprint && <Fingerprint hex={page.fingerprint} />}
    </div>
  );
}
