import type { Person } from '@siegelpost/shared/transfer/transfer';
import type { Text } from '../../text/text.ts';

interface Props {
  readonly password: string;
  readonly reference: string;
  readonly expiresAt: string;
  readonly recipients: readonly Person[];
  readonly clerk: Person;
  readonly organisation: string;
  readonly text: Text;
  /** RFC 3339: the date of the letter. */
  readonly today: string;
}

/** One sheet to print, fold and post. */
export function PasswordLetter({ recipients, clerk, organisation, text, ...props }: Props) {
  const { password, reference, expiresAt, today } = props;
  const name = clerk.name || clerk.address;
  return (
    <article lang={text.language}>
      <p className="sheet-organisation">{organisation}</p>
      <p>
        {text.say('password.letterTo')}
        {recipients.map((person) => (
          <span key={person.address} className="sheet-line">
            {person.name || person.address}
          </span>
        ))}
      </p>
      <p className="sheet-date">{text.date(today)}</p>
      <h1>{text.say('password.letterTitle')}</h1>
      <p>{text.say('password.letterDear')}</p>
      <p>{text.say('password.letterBody', { name, address: clerk.address })}</p>
      <p className="sheet-secret">{password}</p>
      <p>{text.say('password.letterAdvice')}</p>
      <p>{text.say('password.letterValid', { date: text.date(expiresAt), reference })}</p>
      <p>{text.say('password.letterGreeting')}</p>
      <p>
        {name}
        <span className="sheet-line">{organisation}</span>
      </p>
    </article>
  );
}
