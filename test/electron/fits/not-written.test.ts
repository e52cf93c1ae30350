import { describe, expect, it } from 'vitest';
import { NotWritten } from '../../../electron/fits/fit-failures';

describe('a fit that cannot be written', () => {
  const told = (reason: string) => new NotWritten('/data/study', reason).message;
  const message = (why: string) => `The fit is sampled, but cannot be written to /data/study: ${why}.`;

  it('gives the reason of the system, not the name that R wrote to', () => {
    for (const [open, close] of ["''", '‘’'] as const) {
      const file = `${open}/data/study/fits/.new-1/fit.rds.7.part${close}`;
      const reason = `cannot open compressed file ${file}, probable reason ${open}No space left on device${close}; cannot open the connection`;
      expect(told(reason)).toBe(message('No space left on device'));
    }
  });
  it('gives any other reason as it is, with one full stop', () => {
    expect(told('error writing to connection.')).toBe(message('error writing to connection'));
  });
});
