import { MantineProvider } from '@mantine/core';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ModelTab } from '../../../../renderer/areas/models/model-tab';
import { StudioContext } from '../../../../renderer/store/use-store';
import { parseExpression } from '../../../../shared/model/r-syntax/parse';
import { project } from '../../fake/fixtures';
import { opened } from '../../fake/opened';

vi.mock(import('../../../../shared/model/r-syntax/parse'), async (original) => {
  const real = await original();
  return { ...real, parseExpression: vi.fn(real.parseExpression) };
});

// There is no page here, whose head it reads.
vi.mock(import('../../../../renderer/ui/style-nonce'), () => ({ styleNonce: undefined }));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('a model on the screen has each of its texts read once, whatever part is shown', async () => {
  const { store: live, connection, state } = await opened();
  // What is rendered to text shows a store's first state.
  const store = { ...live, getInitialState: live.getState };
  const saved = project.models[0];
  if (!saved) throw new Error('no model');
  const spec = {
    ...saved.spec,
    formula: 'y ~ x + (1 | g)',
    dpars: { sigma: '~ x' },
    priors: [{ prior: 'normal(0, 1)', class: 'b' }],
  };
  state().editModel(saved.id, { spec });
  for (const part of ['terms', 'priors']) {
    state().showPart(`model:${saved.id}`, part);
    vi.mocked(parseExpression).mockClear();
    const html = renderToString(
      <MantineProvider>
        <StudioContext value={{ store, connection }}>
          <ModelTab modelId={saved.id} />
        </StudioContext>
      </MantineProvider>,
    );
    expect(html).toContain('y ~ x + (1 | g)');
    const texts = [spec.formula, '~ x', 'normal(0, 1)'];
    expect(vi.mocked(parseExpression).mock.calls.map(([text]) => text)).toEqual(texts);
  }
});
