import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { installPeer } from '../peer/install';
import { PackageMissing, runPython } from '../peer/python';
import { Peer } from './peer';

test('a Python that is not there, or that has no brmspy, is a reason in words', async () => {
  await expect(Peer.start('/nowhere/python')).rejects.toThrow('ENOENT');
  await expect(Peer.start('python3')).rejects.toThrow(/No module named 'brmspy'|ENOENT/);
});

test('the brmspy that is installed does every task of the bench', { timeout: 900_000 }, async (context) => {
  const python = await installPeer().catch((error: unknown) => {
    if (error instanceof PackageMissing) context.skip(error.message);
    throw error;
  });
  const compiled = runPython(python, ['-c', 'import rpy2.rinterface_lib._bufferprotocol']);
  await compiled.catch(() =>
    context.skip("no compiler or no headers of Python's: brmspy cannot give matrices"),
  );
  const folder = mkdtempSync(join(tmpdir(), 'bench-peer-'));
  const peer = await Peer.start(python);
  try {
    expect(peer.startMs).toBeGreaterThan(0);
    expect((await peer.ask({ do: 'calls', count: 2 })).ms).toHaveLength(2);
    const script = join(folder, 'objects.R');
    writeFileSync(
      script,
      'm <- matrix(runif(3e4), 100)\na <- array(runif(6e4), c(10, 20, 300))\ninvisible(NULL)\n',
    );
    await peer.ask({ do: 'prepare', script });
    expect(await peer.ask({ do: 'get', name: 'm' })).toMatchObject({ bytes: 3e4 * 8 });
    expect(await peer.ask({ do: 'get', name: 'a' })).toMatchObject({ bytes: 6e4 * 8 });
    expect((await peer.ask({ do: 'frame', rows: 100 })).ms).toHaveLength(1);
    for (const what of ['restart', 'crash'])
      expect(await peer.ask({ do: what })).toMatchObject({ ready: true });
  } finally {
    await peer.stop();
    rmSync(folder, { recursive: true });
  }
});
