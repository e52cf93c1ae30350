import { textOf } from '../read-r-values';
import { type ModelCall, takesModelCall } from './model-call';
import { verb } from './verb';

/** The Stan program of a model. */
export const stanCode = verb<ModelCall, string>({ takes: takesModelCall, read: (value) => textOf(value) });
