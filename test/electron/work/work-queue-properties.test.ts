import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasBegun, hasEnded } from '../../../shared/contract/work';
import { heldQueue } from './held-work';

type Step =
  | { readonly do: 'start'; readonly lane: string | null; readonly cores: number }
  | { readonly do: 'end' | 'fail' | 'cancel' | 'hold' | 'answer'; readonly which: number }
  | { readonly do: 'limit'; readonly cores: number };

const which = fc.nat({ max: 30 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('start' as const),
      lane: fc.constantFrom(null, 'a', 'b'),
      cores: fc.nat({ max: 5 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'end' as const,
        'fail' as const,
        'cancel' as const,
        'hold' as const,
        'answer' as const,
      ),
      which,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('limit' as const), cores: fc.integer({ min: 1, max: 6 }) }),
  },
);

test('whatever is started, ended and cancelled: cores and lanes are kept to, and everything settles', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), async (steps) => {
      let limit = 4;
      const { queue, begun, hold } = heldQueue(() => limit);
      const works: (ReturnType<typeof hold> & { readonly lane: string | null; readonly cores: number })[] =
        [];
      const held = new Set<string>();
      /** The largest limit since the cores of what runs were taken. */
      let allowed = limit;

      const check = () => {
        const running = works.filter((work) => {
          const now = work.now();
          return now !== null && hasBegun(now);
        });
        const busy = running.filter(({ id, cores }) => cores > 0 && !held.has(id));
        const used = busy.reduce((sum, { cores }) => sum + cores, 0);
        expect(used <= allowed || busy.length === 1).toBe(true);
        if (used <= limit) allowed = limit;
        const lanes = running.flatMap(({ lane }) => lane ?? []);
        expect(new Set(lanes).size).toBe(lanes.length);
        // Nothing waits without a reason.
        const first = works.find((work) => work.now()?.state === 'queued');
        if (first && (first.lane === null || !lanes.includes(first.lane))) {
          expect(first.cores > 0 && used > 0 && used + first.cores > limit).toBe(true);
        }
      };

      for (const each of steps) {
        if (each.do === 'start') {
          const work = hold({ lane: each.lane, cores: each.cores });
          works.push({ ...work, lane: each.lane, cores: each.cores });
        } else if (each.do === 'limit') {
          limit = each.cores;
          allowed = Math.max(allowed, limit);
          queue.startNext();
        } else {
          const work = works[each.which % Math.max(1, works.length)];
          const state = work?.now()?.state;
          if (work && each.do === 'cancel') queue.cancel(work.id);
          if (work && each.do === 'end' && state === 'running') work.end();
          if (work && each.do === 'fail' && state === 'running') work.fail(new Error('It failed.'));
          if (work && each.do === 'hold' && state === 'running') {
            held.add(work.id);
            work
              .context()
              ?.decide(new Error('A question.') as never)
              .catch(() => undefined);
          }
          if (work && each.do === 'answer' && state === 'held') queue.answer(work.type, work.id, 'again');
        }
        check();
        await new Promise((resolve) => setImmediate(resolve));
        check();
      }

      await queue.close();
      const results = await Promise.allSettled(works.map(({ result }) => result));
      expect(results).toHaveLength(works.length);
      expect(queue.list().every(hasEnded)).toBe(true);
      for (const lane of ['a', 'b']) {
        const order = works.filter((work) => work.lane === lane).map(({ id }) => id);
        const inOrder = begun.filter((id) => order.includes(id));
        expect(inOrder).toEqual(order.filter((id) => begun.includes(id)));
      }
      const needCores = works.filter(({ lane, cores }) => lane === null && cores > 0).map(({ id }) => id);
      expect(begun.filter((id) => needCores.includes(id))).toEqual(
        needCores.filter((id) => begun.includes(id)),
      );
    }),
    { numRuns: 150 },
  );
});
