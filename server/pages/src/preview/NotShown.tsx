import { Icon } from '../frame/Icon.tsx';

/** Why nothing is shown. Always there, so that a screen reader hears of what appears in it. */
export function NotShown({ children }: { readonly children: string | null }) {
  return (
    <p role="alert" className="kern-body kern-body--small with-icon danger">
      {children !== null && (
        <>
          <Icon name="danger" />
          <span>{children}</span>
        </>
      )}
    </p>
  );
}
