import { Button } from '@fluentui/react-components';
import { PersonCircleRegular } from '@fluentui/react-icons/svg/person-circle';
import { lazy, Suspense, useState } from 'react';
import { useAccess, usePane } from '../parts/pane.ts';

const AccountMenu = lazy(() =>
  import('./AccountMenu.tsx').then(
    ({ AccountMenu: loaded }) => ({ default: loaded }),
    () => ({ default: () => <MenuButton /> }),
  ),
);

interface Props {
  readonly onDropIn: () => void;
}

/** Who is signed in. The menu behind the button is fetched once the screen stands, and opens if it was clicked meanwhile. */
export function AccountButton({ onDropIn }: Props) {
  const [wanted, setWanted] = useState(false);
  return (
    <Suspense fallback={<MenuButton onClick={() => setWanted(true)} />}>
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
