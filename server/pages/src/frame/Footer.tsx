import type { PublicPolicy } from '@siegelpost/shared/api/policy';
import { useText } from '../text/TextContext.tsx';
import { Icon, type IconName } from './Icon.tsx';

/** What protects the messages, whom to ask, and what the law demands of a page. */
export function Footer({ policy }: { readonly policy: PublicPolicy | undefined }) {
  const { say } = useText();
  const notice = useFormalNotice(policy);
  const links = [
    [say('frame.imprint'), policy?.imprintUrl],
    [say('frame.privacy'), policy?.privacyUrl],
    [say('frame.accessibility'), policy?.accessibilityUrl],
  ] as const;
  const known = links.filter(([, url]) => url);
  return (
    <footer className="footer">
      <div className="footer__inner">
        <Note icon="lock">{say('frame.sealed')}</Note>
        {notice && <Note icon="info">{notice}</Note>}
        <Contact policy={policy} />
        {known.length > 0 && (
          <nav className="no-print" aria-label={say('frame.legal')}>
            <ul className="footer__links">
              {known.map(([name, url]) => (
                <li key={name}>
                  <a className="kern-link" href={url ?? undefined}>
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
    </footer>
  );
}

function Note({ icon, children }: { readonly icon: IconName; readonly children: string }) {
  return (
    <p className="kern-body kern-body--small with-icon">
      <Icon name={icon} />
      <span>{children}</span>
    </p>
  );
}

function Contact({ policy }: { readonly policy: PublicPolicy | undefined }) {
  const { say } = useText();
  const { phone, address, url } = policy?.branding.contact ?? {};
  if (!phone && !address && !url) return null;
  return (
    <div className="with-icon kern-body kern-body--small">
      <Icon name="mail" />
      <div className="contact">
        <span>{say('frame.contact')}</span>
        {phone && (
          <a className="kern-link" dir="ltr" href={`tel:${phone.replace(/[^+0-9]/g, '')}`}>
            {phone}
          </a>
        )}
        {address && (
          <a className="kern-link" dir="ltr" href={`mailto:${address}`}>
            {address}
          </a>
        )}
        {url && (
          <a className="kern-link" href={url}>
            {say('frame.contact.more')}
          </a>
        )}
      </div>
    </div>
  );
}

/** The pages' own sentence in every language; another one in German and English, as the authority wrote it. */
function useFormalNotice(policy: PublicPolicy | undefined): string | null {
  const { say, language } = useText();
  const notice = policy?.branding.formalNotice ?? null;
  if (notice === 'standard') return say('frame.formalNotice');
  return notice && (language.tag === 'de' ? notice.de : notice.en);
}
