// @vitest-environment jsdom
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ColumnInfo } from '../../../../shared/model/column-info';
import { completeBrowser } from '../../fake/browser';
import { opened } from '../../fake/opened';
import { render } from '../../fake/render';

beforeAll(completeBrowser);
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

const column = (name: string, remark?: ColumnInfo['remark']): ColumnInfo => ({
  ...{ name, kind: 'string', missing: 0, distinct: 2, whole: false },
  ...(remark && { remark }),
});

async function shown(columns: readonly ColumnInfo[]) {
  vi.useFakeTimers();
  const { ColumnRemarks } = await import('../../../../renderer/areas/data/column-remarks');
  return render(<ColumnRemarks columns={columns} />, await opened());
}

describe('what is said of columns above the data', () => {
  it('is nothing where brms can use all and they were read as they look', async () => {
    const page = await shown([column('age'), column('blood.pressure_2'), column('größe')]);
    expect(page.all('[role="region"]')).toEqual([]);
  });

  it('names at once those whose names brms does not take, in one remark, before it tells how others were read', async () => {
    const remark = { message: '“bees” was read with points between thousands.', hint: 'Look at it.' };
    const page = await shown([
      column('dose mg'),
      column('id_', remark),
      column('age'),
      column('bees', remark),
    ]);
    expect(page.texts('h3')).toEqual(['3 columns to check']);
    const [names] = page.texts('li');
    expect(names).toContain('brms cannot use 2 columns because of their names: “dose mg”, “id_”.');
    expect(names).toContain('then import the file again');
    expect(page.all('li')).toHaveLength(3);
  });

  it('has an end where a file has thousands of them', async () => {
    const page = await shown(Array.from({ length: 3000 }, (_, i) => column(`item ${i}`)));
    expect(page.texts('li')).toHaveLength(1);
    expect(page.texts('li')[0]).toContain('3,000 columns');
    expect(page.texts('li')[0]?.length).toBeLessThan(500);
  });
});
