import type { ReactNode } from 'react';
import { familyLabel, findFamily, responseWords } from '../../../shared/model/families';
import { t } from '../../../shared/texts/texts';
import { Facts } from '../../ui/facts';

/** The inspector's view of a family. */
export function FamilyFacts({ name }: { readonly name: string }): ReactNode {
  const family = findFamily(name);
  if (!family) return null;
  return (
    <>
      <h2 style={{ marginBottom: 8 }}>{familyLabel(family)}</h2>
      <Facts
        facts={[
          [t('models.family.inBrms'), <code key="name">{family.name}</code>],
          [t('models.response.response'), responseWords(family.kind)],
          [t('models.family.links'), family.links.join(', ')],
          [t('models.family.parameters'), ['mu', ...family.dpars].join(', ')],
        ]}
      />
    </>
  );
}
