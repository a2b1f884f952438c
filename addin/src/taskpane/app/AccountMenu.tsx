import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { PersonCircleRegular } from '@fluentui/react-icons/svg/person-circle';
import { useAccess, usePane } from '../parts/pane.ts';

interface Props {
  readonly onDropIn: () => void;
  readonly defaultOpen: boolean;
}

/** Who is signed in, what is theirs, and the way out. */
export function AccountMenu({ onDropIn, defaultOpen }: Props) {
  const { text } = usePane();
  const { clerk, signOut } = useAccess();
  const label = text.say('menu.account', { address: clerk.address });
  return (
    <Menu inline defaultOpen={defaultOpen}>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<PersonCircleRegular />} aria-label={label} title={label} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={onDropIn}>{text.say('menu.dropIn')}</MenuItem>
          <MenuItem onClick={() => signOut(false)}>{text.say('menu.signOut')}</MenuItem>
          <MenuItem onClick={() => signOut(true)}>{text.say('menu.forget')}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
