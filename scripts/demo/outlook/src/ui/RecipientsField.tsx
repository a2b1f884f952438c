import { Tag, TagGroup } from '@fluentui/react-components';
import { useId, useState, type KeyboardEvent } from 'react';
import type { Person } from '../../../contract/message.ts';
import { useOutlook } from './outlookContext.ts';
import { nameOf } from './sizes.ts';

interface RecipientsFieldProps {
  readonly label: string;
  readonly people: readonly Person[];
  readonly onChange: (people: readonly Person[]) => void;
}

const KNOWN: readonly Person[] = [
  { name: 'Max Beispiel', address: 'max.beispiel@buerger.example' },
  { name: 'Erika Sommer', address: 'erika.sommer@amt.example' },
  { name: 'Steuerbüro Winter', address: 'kanzlei@winter.example' },
];
const SEPARATOR = /[;,\s]+$/;

/** Addresses as tags; Enter, comma, semicolon and leaving the field make one of what was typed. */
export function RecipientsField({ label, people, onChange }: RecipientsFieldProps) {
  const { text } = useOutlook();
  const [typed, setTyped] = useState('');
  const id = useId();

  const add = (entry: string): void => {
    const person = parsePerson(entry);
    setTyped('');
    if (person !== null) onChange([...people, person]);
  };
  const type = (value: string): void => {
    const chosen = KNOWN.some(({ address }) => address === value);
    if (chosen || (SEPARATOR.test(value) && value.includes('@'))) add(value);
    else setTyped(value);
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      event.preventDefault();
      add(typed);
    }
    if (event.key === 'Backspace' && typed === '') onChange(people.slice(0, -1));
  };

  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="recipients">
        <TagGroup
          aria-label={label}
          onDismiss={(_event, { value }) => onChange(people.filter((_, index) => String(index) !== value))}
        >
          {people.map((person, index) => (
            <Tag
              key={`${index} ${person.address}`}
              value={String(index)}
              dismissible
              dismissIcon={{ 'aria-label': text.removeRecipient(nameOf(person)) }}
              shape="circular"
              size="small"
              title={person.address}
            >
              {nameOf(person)}
            </Tag>
          ))}
        </TagGroup>
        <input
          id={id}
          value={typed}
          autoComplete="off"
          list={`${id}-known`}
          onChange={(event) => type(event.target.value)}
          onKeyDown={key}
          onBlur={() => add(typed)}
        />
        <datalist id={`${id}-known`}>
          {KNOWN.map(({ name, address }) => (
            <option key={address} value={address}>
              {name}
            </option>
          ))}
        </datalist>
      </div>
    </div>
  );
}

function parsePerson(entry: string): Person | null {
  const trimmed = entry.replace(SEPARATOR, '').trim();
  const named = /^(.*?)\s*<([^<>\s]+@[^<>\s]+)>$/.exec(trimmed);
  const address = (named?.[2] ?? trimmed).toLowerCase();
  if (!/^[^\s@]+@[^\s@]+$/.test(address)) return null;
  const known = KNOWN.find((person) => person.address === address);
  return { name: named?.[1] ?? known?.name ?? '', address };
}
