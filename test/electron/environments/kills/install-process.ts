import { createStudio } from '../../../../electron/app/studio';
import { appPaths } from '../../../../electron/files/app-paths';

// A process that installs a tarball over and over, and says when each installation begins and is done, for the test that
// kills it. Arguments: the home folder, the folder of worker.R, the tarballs.

const [home = '', worker = '', ...paths] = process.argv.slice(2);
const studio = await createStudio({
  resources: { worker },
  paths: appPaths({ HOME: home }, 'linux'),
  headless: true,
});
studio.events.on('work', ({ progress }) => {
  if (progress === null || !('step' in progress)) return;
  if (progress.step.text.startsWith('Installing')) process.stdout.write(`${progress.step.text}\n`);
});
for (;;) {
  const sources = paths.map((path) => ({ from: 'file', path }) as const);
  const { id } = studio.packages.install('default', sources);
  const { error } = await studio.work.ended(id);
  if (error) throw new Error(error.message);
}
