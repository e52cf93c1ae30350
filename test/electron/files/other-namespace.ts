import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Where the modules are that scripts in other processes import. */
const root = join(import.meta.dirname, '../../..');

const isolating = ['--pid', '--fork', '--mount-proc', '--kill-child'];

/** Why no process can be started in a pid namespace of its own here; null where one can. */
export const noNamespace: string | null =
  spawnSync('unshare', [...isolating, 'true']).status === 0
    ? null
    : 'needs Linux, unshare, and the right to make a pid namespace';

/**
 * Runs a script (an ES module) in a process of its own, in a new pid namespace or in ours, until `end` is called; resolves
 * when it has said its first line.
 */
export async function startScript(
  script: string,
  namespace: 'new' | 'own',
): Promise<{ readonly said: string; readonly end: () => Promise<void> }> {
  const node = [process.execPath, '--input-type=module', '-e', `${script}\nsetInterval(() => 0, 1e6);`];
  const [command = '', ...args] = namespace === 'new' ? ['unshare', ...isolating, ...node] : node;
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  const [said] = (await Promise.race([once(child.stdout, 'data'), ended.then(() => [''])])) as [unknown];
  return {
    said: String(said).trim(),
    async end() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Says who it is. */
export const sayIdentity = `
import { identityText } from '${join(root, 'electron/files/process-identity.js')}';
console.log(identityText());`;
