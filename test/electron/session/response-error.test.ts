import { expect, it } from 'vitest';
import { responseError } from '../../../electron/session/response-error';

const error = {
  message: '',
  classes: ['simpleError'],
  call: null,
  parents: [],
  code: null,
  hint: null,
  where: null,
};
const response = { id: '1', ok: false, traceback: [], kept: null } as const;

it.each(['', ' \n'])('an error of R without a message (%j) says that it has none', (message) => {
  expect(responseError({ ...response, error: { ...error, message } })).toMatchObject({
    code: 'r-error',
    message: 'R stopped with an error that has no message.',
  });
});

it('an error of R has R’s own message, without the blanks around it', () => {
  expect(responseError({ ...response, error: { ...error, message: 'no such thing\n' } }).message).toBe(
    'no such thing',
  );
});
