import { mergeClasses, Text } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { NewKeyScreen } from '../keys/NewKeyScreen.tsx';
import { RecoveryScreen } from '../keys/RecoveryScreen.tsx';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { AccessContext, usePane } from '../parts/pane.ts';
import { ScreenTitle } from '../parts/ScreenTitle.tsx';
import { useStyles } from '../parts/useStyles.ts';
import { Waiting } from '../parts/Waiting.tsx';
import { HouseScreen } from './HouseScreen.tsx';
import { AddressScreen, CodeScreen } from './SignInScreen.tsx';
import { type SignIn, useSignIn } from './useSignIn.ts';

/**
 * Shows its children once a clerk is signed in with an unlocked key, and the way there before. Where a session ends in the
 * middle, they stay as they were, out of sight, until the same clerk is signed in again.
 */
export function SignInGate({ children }: { children: ReactNode }) {
  const { text } = usePane();
  const styles = useStyles();
  const signIn = useSignIn();
  const { state, access } = signIn;
  const isReady = state.step === 'ready';
  return (
    <>
      {!isReady && <WayIn signIn={signIn} />}
      {access && !isReady && (
        <Text className={mergeClasses(styles.screen, styles.quiet)}>{text.say('signIn.kept')}</Text>
      )}
      {access && (
        <div key={access.clerk.address} hidden={!isReady}>
          <AccessContext value={access}>{children}</AccessContext>
        </div>
      )}
    </>
  );
}

function WayIn({ signIn }: { signIn: SignIn }) {
  const { mailbox, text } = usePane();
  const styles = useStyles();
  const { state } = signIn;
  switch (state.step) {
    case 'loading':
      return (
        <div className={styles.screen}>
          <Waiting label={text.say('app.loading')} />
        </div>
      );
    case 'unreachable':
      return (
        <div className={styles.screen}>
          <ScreenTitle>{text.say('app.name')}</ScreenTitle>
          <FailureNotice failure={state.failure} onRetry={signIn.retry} />
        </div>
      );
    case 'house':
      return (
        <HouseScreen
          busy={state.busy}
          failure={state.failure}
          onSignIn={signIn.askHouse}
          onByCode={signIn.ways?.mailboxCode ? signIn.otherAddress : null}
        />
      );
    case 'address':
      return (
        <AddressScreen
          suggested={signIn.suggestedAddress}
          busy={state.busy}
          failure={state.failure}
          onSubmit={signIn.requestCode}
          onByHouse={signIn.ways?.oidc ? signIn.byHouse : null}
        />
      );
    case 'code':
      return (
        <CodeScreen
          address={state.asked.address}
          busy={state.busy}
          failure={state.failure}
          onSubmit={signIn.enterCode}
          onAgain={signIn.codeAgain}
          onOtherAddress={signIn.otherAddress}
        />
      );
    case 'makingKey':
      return (
        <div className={styles.screen}>
          <Waiting label={text.say('keys.making')} />
        </div>
      );
    case 'newKey':
      return (
        <NewKeyScreen
          newKey={state.key}
          person={{ ...mailbox.person, address: signIn.suggestedAddress }}
          busy={state.busy}
          failure={state.failure}
          onConfirm={signIn.confirmNewKey}
        />
      );
    case 'recovery':
      return <RecoveryScreen busy={state.busy} failure={state.failure} onSubmit={signIn.enterRecoveryCode} />;
    case 'ready':
      return null;
  }
}
