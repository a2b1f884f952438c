import type { PublicPolicy } from '@siegelpost/shared/api/policy';
import type { ReactNode } from 'react';
import { LANGUAGES, type Language } from '../text/languages.ts';
import { useText } from '../text/TextContext.tsx';
import { Footer } from './Footer.tsx';
import { Letterhead } from './Letterhead.tsx';

/** Header, content and footer of every page. */
export function PageFrame(props: {
  readonly policy: PublicPolicy | undefined;
  readonly onLanguage: (language: Language) => void;
  readonly children: ReactNode;
}) {
  const { say } = useText();
  return (
    <>
      <a className="skip kern-link" href="#content" onClick={skipToContent}>
        {say('frame.skip')}
      </a>
      <header className="header">
        <div className="header__inner">
          <Letterhead policy={props.policy} />
          <LanguageSwitch onLanguage={props.onLanguage} />
        </div>
      </header>
      <main id="content" tabIndex={-1} className="content stack">
        {props.children}
      </main>
      <Footer policy={props.policy} />
    </>
  );
}

/** By hand: following a fragment would replace the link's secret in the address. */
function skipToContent(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#content')?.focus();
}

function LanguageSwitch({ onLanguage }: { readonly onLanguage: (language: Language) => void }) {
  const { say, language: current } = useText();
  return (
    <nav className="languages" aria-label={say('frame.languages')}>
      {LANGUAGES.map((language) => (
        <button
          key={language.id}
          type="button"
          className="languages__one"
          lang={language.tag}
          aria-current={language.id === current.id ? 'true' : undefined}
          onClick={() => onLanguage(language)}
        >
          {language.name}
        </button>
      ))}
    </nav>
  );
}
