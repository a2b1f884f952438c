import type { PublicPolicy } from '@siegelpost/shared/api/policy';
import { useText } from '../text/TextContext.tsx';
import { Icon } from './Icon.tsx';

/** Whose page this is. */
export function Letterhead({ policy }: { readonly policy: PublicPolicy | undefined }) {
  const { say } = useText();
  return (
    <p className="brand">
      <Logo policy={policy} />
      <span className="brand__words">
        <strong className="brand__name">{policy?.organisation ?? ''}</strong>
        <span className="brand__purpose">{say('frame.purpose')}</span>
      </span>
    </p>
  );
}

function Logo({ policy }: { readonly policy: PublicPolicy | undefined }) {
  const { logoUrl, darkLogoUrl } = policy?.branding ?? {};
  if (!logoUrl)
    return (
      <span className="brand__mark">
        <Icon name="lock" />
      </span>
    );
  // The name stands beside it.
  return (
    <picture className={darkLogoUrl ? 'brand__logo' : 'brand__logo brand__logo--on-white'}>
      {darkLogoUrl && <source media="(prefers-color-scheme: dark)" srcSet={darkLogoUrl} />}
      <img src={logoUrl} alt="" />
    </picture>
  );
}
