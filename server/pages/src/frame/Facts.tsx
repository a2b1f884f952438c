import type { ReactNode } from 'react';

export type Fact = readonly [name: string, value: ReactNode];

/** Few short facts side by side. */
export function FactsRow({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts-row">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A description list of KERN. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="kern-description-list">
      {facts.map(([name, value]) => (
        <div key={name} className="kern-description-list-item">
          <dt className="kern-description-list-item__key">{name}</dt>
          <dd className="kern-description-list-item__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
