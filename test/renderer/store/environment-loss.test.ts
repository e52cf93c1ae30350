import { describe, expect, it } from 'vitest';
import {
  activateQuestion,
  removeQuestion,
  renameQuestion,
  saveQuestion,
} from '../../../renderer/store/environment-loss';
import { environmentUse } from '../fake/environments';

describe('what is asked before an environment changes', () => {
  it.each([
    ['nothing runs in it', environmentUse()],
    ['only R without objects ends', environmentUse({ workers: ['main', 'spare'] })],
  ])('is nothing where %s', (_, use) => {
    expect(activateQuestion('default', 'paper', use)).toBeNull();
    expect(saveQuestion('paper', use)).toBeNull();
    expect(removeQuestion('paper', false, use)).toBeNull();
  });

  it('names R, objects and fits', () => {
    const use = environmentUse({ workers: ['main', 'spare'], handles: 1, fits: ['Model 1'] });
    expect(activateQuestion('default', 'paper', use)).toMatchObject({
      title: 'Go on with “paper”?',
      body: 'R of “default” ends and starts again in “paper”. 1 object that R holds in “default” will be lost. The fit of Model 1 will continue where it is.',
      harmless: false,
    });
    expect(saveQuestion('paper', use)?.body).toBe(
      'R of “paper” restarts with the new configuration. 1 object that R holds there will be lost. The fit of Model 1 will continue as it was started.',
    );
  });

  it('says how many fits there are without listing them all', () => {
    const use = environmentUse({ fits: ['A', 'B', 'C', 'D'] });
    expect(saveQuestion('paper', use)?.body).toBe(
      'The fits of A, B and 2 others will continue as they were started.',
    );
  });

  it('says what follows the active one that is deleted', () => {
    expect(removeQuestion('paper', true, environmentUse())?.body).toMatch(
      /^The app goes on with “default”\./,
    );
    expect(removeQuestion('paper', false, environmentUse({ fits: ['A'] }))?.body).toMatch(
      /^The fit of A will be cancelled\./,
    );
  });

  it('is asked before a rename only where objects are lost', () => {
    expect(renameQuestion('paper', environmentUse({ workers: ['main'] }))).toBeNull();
    expect(renameQuestion('paper', environmentUse({ handles: 2 }))?.body).toMatch(/2 objects/);
  });

  it('is no red question where fits run on and no object is lost', () => {
    const use = environmentUse({ workers: ['main'], fits: ['A'] });
    expect(saveQuestion('paper', use)?.harmless).toBe(true);
    expect(activateQuestion('default', 'paper', use)?.harmless).toBe(true);
  });
});
