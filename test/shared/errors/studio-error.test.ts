import { expect, it } from 'vitest';
import { asStudioError } from '../../../shared/errors/studio-error';

it.each<readonly [{ code: string; path?: string }, string]>([
  [{ code: 'ENOSPC', path: '/home/me/x' }, '/home/me/x cannot be used: the disk is full.'],
  // As a write that fails says it.
  [{ code: 'ENOSPC' }, 'A file cannot be written: the disk is full.'],
  [{ code: 'EDQUOT' }, 'A file cannot be written: your disk quota is used up.'],
])('what the system says of files is put into words (%j)', (said, message) => {
  const error = asStudioError(Object.assign(new Error(`${said.code}: …, write`), said));
  expect(error).toMatchObject({ code: 'invalid-input', message, where: said.path });
  expect(error.hint).toMatch(/room/);
});
