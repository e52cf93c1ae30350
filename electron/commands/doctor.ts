import type { DoctorReport } from '../../shared/contract/system';
import type { EnvironmentWorkItem } from '../../shared/contract/work';
import { doctorReport, startProbe, startRepair } from '../environments/doctor/environment-setup';
import { type Command, textOption } from './command';
import { followWork, succeeded } from './follow-work';

const marks = { pass: 'ok  ', warn: 'warn', fail: 'FAIL' } as const;

export const doctorCommand: Command = {
  name: 'doctor',
  usage: 'doctor [--env NAME] [--probe] [--repair CHECK]',
  about:
    'Checks what fitting needs: R, brms, a backend, the compiler, Boost, folders, disk space. --repair CHECK runs the repair that a check offers; --probe compiles a test model, which takes about a minute.',
  options: { repair: { type: 'string' }, probe: { type: 'boolean' } },
  positionals: [0, 0],
  lasting: true,
  async run({ studio, options, signal, tell }) {
    const services = await studio();
    const { environment } = services;
    const check = textOption(options, 'repair');
    const done: EnvironmentWorkItem[] = [];
    if (check !== undefined) {
      const start = () => startRepair(services, environment, check, signal);
      done.push(succeeded(await followWork(services, start, { tell, signal })));
    }
    const report = await doctorReport(services, environment, signal);
    if (options.probe) {
      done.push(await followWork(services, () => startProbe(services, environment), { tell, signal }));
    }
    const lines = [...reportLines(report), ...done.flatMap(workLines)];
    const json = done.length > 0 ? { ...report, work: done } : report;
    return { json, text: lines.join('\n'), ok: report.ok && done.every(({ state }) => state === 'done') };
  },
};

function reportLines({ checks }: DoctorReport): readonly string[] {
  return checks.flatMap(({ id, status, title, detail, fix, repair }) => [
    `${marks[status]}  ${title}: ${detail}`,
    ...(fix && status !== 'pass' ? [`      ${fix}`] : []),
    ...(repair ? [`      doctor --repair ${id}: ${repair.does}`] : []),
  ]);
}

function workLines({ title, state, outcome, error }: EnvironmentWorkItem): readonly string[] {
  if (state === 'done') return outcome === null ? [] : [`ok    ${title}: ${outcome}`];
  return [`FAIL  ${title}: ${error?.message ?? state}`, ...(error?.hint ? [`      ${error.hint}`] : [])];
}
