import { expect, test } from 'vitest';
import { Peer } from './peer';

test('a Python that is not there, or that has no brmspy, is a reason in words', async () => {
  await expect(Peer.start('/nowhere/python')).rejects.toThrow('ENOENT');
  await expect(Peer.start('python3')).rejects.toThrow(/No module named 'brmspy'|ENOENT/);
});
