import { type ComponentType, lazy, Suspense } from 'react';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { usePane } from '../parts/pane.ts';
import { useStyles } from '../parts/useStyles.ts';
import { Waiting } from '../parts/Waiting.tsx';

/** A screen that is fetched when it is first looked at: the first one comes up without it. */
export function lazyScreen<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const Screen = lazy<ComponentType<P>>(() =>
    load().then(
      (loaded) => ({ default: loaded }),
      () => ({ default: Unreachable }),
    ),
  );
  return function LazyScreen(props: P) {
    return (
      <Suspense fallback={<Loading />}>
        <Screen {...props} />
      </Suspense>
    );
  };
}

function Loading() {
  const { text } = usePane();
  const styles = useStyles();
  return (
    <div className={styles.screen}>
      <Waiting label={text.say('app.loading')} />
    </div>
  );
}

/** No network, or a server that was updated since the pane was opened: either way the pane has to be loaded anew. */
function Unreachable() {
  const styles = useStyles();
  return (
    <div className={styles.screen}>
      <FailureNotice
        failure={{ code: 'offline', detail: '' }}
        onRetry={() => {
          window.location.reload();
        }}
      />
    </div>
  );
}
