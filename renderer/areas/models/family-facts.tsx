import type { ReactNode } from 'react';
import { findFamily } from '../../../shared/model/families';
import { Facts } from '../../ui/facts';

/** The inspector's view of a family. */
export function FamilyFacts({ name }: { readonly name: string }): ReactNode {
  const family = findFamily(name);
  if (!family) return null;
  return (
    <>
      <h2 style={{ marginBottom: 8 }}>{family.label}</h2>
      <Facts
        facts={[
          ['In brms', <code key="name">{family.name}</code>],
          ['Response', family.response],
          ['Links', family.links.join(', ')],
          ['Parameters', ['mu', ...family.dpars].join(', ')],
        ]}
      />
    </>
  );
}
