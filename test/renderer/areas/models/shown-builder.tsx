import type { ReactNode } from 'react';
import type { ModelView } from '../../../../renderer/areas/models/use-model';
import type { PriorRow } from '../../../../shared/contract/models';
import type { ModelSpec } from '../../../../shared/model/spec';
import { field, named, type } from '../../fake/deeds';
import { model } from '../../fake/fixtures';
import { opened } from '../../fake/opened';
import { render } from '../../fake/render';

/** A section of the builder on the page, for a model with `spec`. */
export async function shownBuilder(
  part: 'terms' | 'priors',
  spec: Partial<ModelSpec> = {},
  rows: PriorRow[] = [],
) {
  const { useModel } = await import('../../../../renderer/areas/models/use-model');
  const { TermsSection } = await import('../../../../renderer/areas/models/terms-section');
  const { PriorsSection } = await import('../../../../renderer/areas/models/priors-section');
  const { ProblemList } = await import('../../../../renderer/areas/models/problem-list');
  const studio = await opened();
  studio.connection.answer({ 'model.priors': () => rows });
  studio.state().editModel(model.id, { spec: { ...model.spec, ...spec } });
  let now: ModelView | null = null;
  function Builder(): ReactNode {
    now = useModel(model.id);
    if (!now) return null;
    return (
      <>
        {part === 'terms' ? <TermsSection view={now} /> : <PriorsSection view={now} />}
        <ProblemList problems={now.problems} view={now} />
      </>
    );
  }
  const page = await render(<Builder />, studio);
  const current = () => {
    if (!now) throw new Error('There is no model.');
    return now;
  };
  return {
    page,
    spec: () => current().model.spec,
    problems: () => current().problems.map(({ message }) => message),
    click: (name: string, selector?: string) => page.act(() => named(name, selector).click()),
    type: (label: string, text: string) => page.act(() => type(field(label), text)),
    send: (label: string) => page.act(() => field(label).form?.requestSubmit()),
    async pick(label: string, option: string) {
      await page.act(() => field(label).click());
      await page.act(() => {
        const list = document.getElementById(field(label).getAttribute('aria-controls') ?? '');
        const one = [...(list?.querySelectorAll<HTMLElement>('[role="option"]') ?? [])].find(
          ({ textContent }) => textContent === option,
        );
        if (!one) throw new Error(`There is no choice “${option}”.`);
        one.click();
      });
    },
  };
}
