import { expect, it } from 'vitest';
import * as z from 'zod';
import { usualQuery } from './usual-query';

it('answers what a schema requires, and leaves out the rest', () => {
  const query = z.strictObject({
    a: z.string(),
    b: z.string(),
    all: z.array(z.string()).min(2),
    share: z.number().gt(0).lt(1),
    bins: z.int().min(5),
    way: z.enum(['up', 'down']),
    both: z.boolean(),
    prob: z.number().default(0.9),
    response: z.string().optional(),
  });
  expect(usualQuery({ query }, ['b_x', 'b_y'])).toEqual({
    ...{ a: 'b_x', b: 'b_y', all: ['b_x', 'b_y'] },
    ...{ share: 0.5, bins: 5, way: 'up', both: true, prob: 0.9 },
  });
});
