import type { ObjectFacts } from '../../../shared/contract/objects';
import { lenientCount } from '../lenient-values';
import { fieldsOf } from '../read-r-values';
import { factsOf } from './object-facts';
import { verb } from './verb';

/** An object that a worker keeps. */
export interface ListedObject {
  readonly id: string;
  readonly origin: string;
  /** In milliseconds since 1970. */
  readonly createdAt: number;
  readonly facts: ObjectFacts;
}

/** All objects that the worker keeps for handles, oldest first. */
export const objectList = verb<Record<never, never>, readonly ListedObject[]>({
  takes: {},
  read: (value) => {
    const fields = fieldsOf(value);
    const facts = factsOf(fields.fields('facts'));
    const origins = fields.texts('origin');
    const created = fields.numbers('created');
    return fields.texts('id').flatMap((id, i) => {
      const known = facts[i];
      if (!known) return [];
      return [{ id, origin: origins[i] ?? '', createdAt: lenientCount(created[i]), facts: known }];
    });
  },
});
