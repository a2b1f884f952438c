import { Button } from '@fluentui/react-components';
import { PersonCircleRegular } from '@fluentui/react-icons/svg/person-circle';
import { lazy, Suspense } from 'react';
import { useAccess, usePane } from '../parts/pane.ts';

const AccountMenu = lazy(() =>
  import('./AccountMenu.tsx').then(
    ({ AccountMenu: loaded }) => ({ default: loaded }),
    () => ({ default: MenuButton }),
  ),
);

/** Who is signed in. The menu behind the button is fetched once the screen stands: nobody opens it first. */
export function AccountButton(props: { readonly onDropIn: () => void }) {
  return (
    <Suspense fallback={<MenuButton />}>
      <AccountMenu {...props} />
    </Suspense>
  );
}

/** The button before its menu is there. */
function MenuButton() {
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
    />
  );
}
