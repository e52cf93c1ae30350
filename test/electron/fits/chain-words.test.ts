import { expect, it } from 'vitest';
import { ChainWords } from '../../../electron/fits/chain-words';

/** What is understood of lines that chains print. */
function words(lines: readonly string[]): ChainWords {
  const said = new ChainWords();
  for (const line of lines) said.add(line);
  return said;
}

it('tells each reason once, and which chains gave up', () => {
  const said = words([
    'Chain 2: Rejecting initial value:',
    'Chain 2:   Log probability evaluates to log(0), i.e. negative infinity.',
    "Chain 2:   Stan can't start sampling from this initial value.",
    'Chain 2: Rejecting initial value:',
    'Chain 2:   Log probability evaluates to log(0), i.e. negative infinity.',
    'Chain 2: Initialization between (-2, 2) failed after 100 attempts.',
    'Chain 1: Iteration: 1 / 100 [  1%]  (Warmup)',
  ]);
  expect(said.failed).toEqual([2]);
  expect(said.reasonOf(2)).toBe(
    'Log probability evaluates to log(0), i.e. negative infinity. Initialization between (-2, 2) failed after 100 attempts.',
  );
  expect(said.reasonOf(1)).toBe('');
});

it.each([
  "Exception: lpdf: Matrix of variables is inf, but must be finite!  (in 'model7fc_code' at line 74)",
  "Exception: lpdf: Matrix of variables is inf, but must be finite! (in '/tmp/Rtmp1/model.stan', line 74, column 4 to column 60)",
])('names the line of the Stan code, not the file that nobody knows: %s', (line) => {
  expect(words([`Chain 1: ${line}`]).reasonOf(1)).toBe(
    'Exception: lpdf: Matrix of variables is inf, but must be finite! (line 74 of the Stan code).',
  );
});
