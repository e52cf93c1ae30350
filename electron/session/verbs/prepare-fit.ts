import { fieldsOf } from '../read-r-values';
import type { RValue } from '../values';
import { type ModelCall, takesModelCall } from './model-call';
import { verb } from './verb';

/** Everything about a fit that is known before compiling. */
export interface PreparedFit {
  /** A fit without draws, which stays in the worker. */
  readonly fit: RValue;
  readonly stanCode: string;
  /** What the compiled program depends on, by name: R, packages, compiler, flags. */
  readonly builtWith: Readonly<Record<string, string>>;
}

export const prepareFit = verb<ModelCall, PreparedFit>({
  takes: takesModelCall,
  read: (value) => {
    const fields = fieldsOf(value);
    return {
      fit: fields.value('fit'),
      stanCode: fields.text('stan_code'),
      builtWith: fields.namedTexts('built_with'),
    };
  },
});
