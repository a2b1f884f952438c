import { Avatar, Button, Link, SearchBox } from '@fluentui/react-components';
import { SettingsRegular } from '@fluentui/react-icons';
import { useOutlook } from './outlookContext.ts';

interface TopBarProps {
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly onSettings: () => void;
}

export function TopBar({ search, onSearch, onSettings }: TopBarProps) {
  const { text, user } = useOutlook();
  return (
    <header className="top-bar" data-area>
      <img src="/icon.svg" alt="" width={24} height={24} />
      <span className="brand">{text.appName}</span>
      <span className="demo-mark" title={text.demonstrationHint}>
        {text.demonstration}
      </span>
      <SearchBox
        className="search"
        placeholder={text.search}
        aria-label={text.search}
        value={search}
        onChange={(_event, { value }) => onSearch(value)}
      />
      <Link href="/post/" target="_blank">
        {text.everybodysMail}
      </Link>
      <Button
        appearance="subtle"
        icon={<SettingsRegular />}
        aria-label={text.settings}
        title={text.settings}
        onClick={onSettings}
      />
      <Avatar name={user.name} size={32} title={`${user.name} <${user.address}>`} />
    </header>
  );
}
