import { describe, expect, it } from 'vitest';
import { activateQuestion, removeQuestion, saveQuestion } from '../../../renderer/app/store/environment-loss';
import { environmentUse } from '../fake/environments';

describe('what is asked before an environment changes', () => {
  it('is nothing where nothing runs in it', () => {
    const use = environmentUse();
    expect(activateQuestion('default', 'paper', use)).toBeNull();
    expect(saveQuestion('paper', use)).toBeNull();
    expect(removeQuestion('paper', use)).toBeNull();
  });

  it('names workers, objects and fits', () => {
    const use = environmentUse({ workers: ['main', 'spare'], handles: 1, fits: ['Model 1'] });
    expect(activateQuestion('default', 'paper', use)).toMatchObject({
      title: 'Go on with “paper”?',
      body: '2 workers of “default” will end. 1 object that R holds in “default” will be lost. The fit of Model 1 will run on where it is.',
      harmless: false,
    });
    expect(saveQuestion('paper', use)?.body).toBe(
      '2 workers of “paper” will restart with the new configuration. 1 object that R holds there will be lost. The fit of Model 1 will run on as it was started.',
    );
  });

  it('says how many fits there are without listing them all', () => {
    const use = environmentUse({ fits: ['A', 'B', 'C', 'D'] });
    expect(saveQuestion('paper', use)?.body).toBe(
      'The fits of A, B and 2 others will run on as they were started.',
    );
  });

  it('is no red question where only workers without objects end', () => {
    expect(saveQuestion('paper', environmentUse({ workers: ['main'] }))?.harmless).toBe(true);
  });
});
