import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'lost-output-'));
afterAll(() => rmSync(folder, { recursive: true }));
const setup = (name: string) =>
  JSON.stringify(pathToFileURL(join(import.meta.dirname, '..', '..', 'build', 'setup', name)).href);

it.each(['closed', 'full'])(
  'a script says what it does to an output that is %s, and does it',
  async (how) => {
    const done = join(folder, `done-${how}`);
    const script = join(folder, `${how}.mjs`);
    writeFileSync(
      script,
      `import { writeFileSync } from 'node:fs';
import { runMain } from ${setup('problem.mjs')};
import { createSay } from ${setup('say.mjs')};
await runMain(async () => {
  for (const stream of [process.stdout, process.stderr]) {
    const say = createSay(stream);
    say.line('one');
    await say.step('two', () => new Promise((resolve) => setTimeout(resolve, 100)));
    say.line('three');
  }
  writeFileSync(${JSON.stringify(done)}, '');
  return 0;
});`,
    );
    const full = openSync('/dev/full', 'w');
    const output = how === 'full' ? full : 'pipe';
    const child = spawn(process.execPath, [script], { stdio: ['ignore', output, output] });
    closeSync(full);
    child.stdout?.destroy();
    child.stderr?.destroy();
    expect((await once(child, 'exit'))[0]).toBe(0);
    expect(existsSync(done)).toBe(true);
  },
);
