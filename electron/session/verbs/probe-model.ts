import { fieldsOf } from '../read-r-values';
import { verb } from './verb';

/** How compiling and sampling a tiny model went. */
export interface Probed {
  readonly backend: string;
  /** The backend's. */
  readonly version: string;
  readonly compileSeconds: number;
  readonly sampleSeconds: number;
  readonly draws: number;
  /** All draws are finite numbers. */
  readonly finite: boolean;
}

export const probeModel = verb<Record<never, never>, Probed>({
  takes: {},
  read: (value) => {
    const fields = fieldsOf(value);
    return {
      backend: fields.text('backend'),
      version: fields.text('version'),
      compileSeconds: fields.number('compile_seconds'),
      sampleSeconds: fields.number('sample_seconds'),
      draws: fields.number('draws'),
      finite: fields.truth('finite'),
    };
  },
});
