import { Button } from '@fluentui/react-components';
import { PersonCircleRegular } from '@fluentui/react-icons/svg/person-circle';
import { lazy, Suspense, useState } from 'react';
import { useAccess, usePane } from '../parts/pane.ts';

/** The form is there by then. */
const FETCHED_AFTER_MS = 1_500;

let fetchNow: () => void = () => undefined;

const AccountMenu = lazy(async () => {
  await new Promise<void>((resolve) => {
    fetchNow = resolve;
    setTimeout(resolve, FETCHED_AFTER_MS);
  });
  return import('./AccountMenu.tsx').then(
    ({ AccountMenu: loaded }) => ({ default: loaded }),
    () => ({ default: () => <MenuButton /> }),
  );
});

interface Props {
  readonly onDropIn: () => void;
}

/** Who is signed in. The menu behind the button is fetched a moment later, or on the first click, which opens it then. */
export function AccountButton({ onDropIn }: Props) {
  const [wanted, setWanted] = useState(false);
  const open = () => {
    setWanted(true);
    fetchNow();
  };
  return (
    <Suspense fallback={<MenuButton onClick={open} />}>
      <AccountMenu onDropIn={onDropIn} defaultOpen={wanted} />
    </Suspense>
  );
}

/** The button before its menu is there. */
function MenuButton({ onClick }: { readonly onClick?: () => void }) {
  const { text } = usePane();
  const { clerk } = useAccess();
  const label = text.say('menu.account', { address: clerk.address });
  return (
    <Button
      appearance="subtle"
      icon={<PersonCircleRegular />}
      aria-haspopup="menu"
      aria-label={label}
      title={label}
      onClick={onClick}
    />
  );
}
