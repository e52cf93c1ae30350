import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { asStudioError } from '../../../shared/errors/studio-error';
import { newSpec } from '../../../shared/model/spec';
import { projectsIn, values } from './project-writes';

// Works with the project in FOLDER/p, of which the disk is full or read-only, and says how each step went, as JSON:
// "done", or the error's message.

const [folder = ''] = process.argv.slice(2);
const steps: Record<string, string> = {};
async function step(name: string, work: () => Promise<unknown>): Promise<void> {
  steps[name] = await work().then(
    () => 'done',
    (error: unknown) => asStudioError(error).message,
  );
}

const path = join(folder, 'p');
const projects = projectsIn(folder);
const project = await projects.open(path);
const big = values(...Array.from({ length: 20_000 }, (_, i) => i / 7));
await step('add data', () => project.addDataset('big', 'test', big));
await step('change data', () => project.setColumnKind('d', 'y', { kind: 'string' }));
await step('add a model', () => project.addModel('M', 'd', newSpec(`y ~ ${'x'.repeat(19_000)}`)));
await step('remove a model', () => project.removeModel('model'));
await step('create in a folder', async () => {
  mkdirSync(join(path, 'inner'));
  await projects.create(join(path, 'inner'), 'Inner');
});
await step('create', () => projects.create(join(path, 'other'), 'Other'));
await step('copy into', () => projects.copy(project, join(path, '..', 'p', 'copy')));
await step('copy out', () => projects.copy(project, join(folder, 'out', 'copy')));
const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
process.stdout.write(JSON.stringify({ steps, names, models: project.state().models.length }));
process.exit();
