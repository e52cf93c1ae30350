import { runDoctor } from '../environments/doctor';
import { readEnvironment } from '../environments/store/read';
import type { Command } from './command';

const marks = { pass: 'ok  ', warn: 'warn', fail: 'FAIL' } as const;

export const doctorCommand: Command = {
  name: 'doctor',
  usage: 'doctor [--env NAME]',
  about: 'Checks what fitting needs: R, brms, a backend, the compiler, Boost, folders, space.',
  options: {},
  positionals: [0, 0],
  async run({ studio, signal }) {
    const { paths, environment } = await studio();
    const { config } = await readEnvironment(paths, environment);
    const report = await runDoctor({ config, paths, signal });
    const lines = report.checks.flatMap(({ status, title, detail, fix }) => [
      `${marks[status]}  ${title}: ${detail}`,
      ...(fix && status !== 'pass' ? [`      ${fix}`] : []),
    ]);
    return { json: report, text: lines.join('\n'), ok: report.ok };
  },
};
