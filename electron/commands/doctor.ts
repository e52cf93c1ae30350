import type { DoctorReport } from '../../shared/contract/system';
import type { Task } from '../../shared/contract/tasks';
import { doctorReport, startProbe, startRepair } from '../environments/doctor/environment-setup';
import { type Command, textOption } from './command';
import { followTask, succeeded } from './follow-task';

const marks = { pass: 'ok  ', warn: 'warn', fail: 'FAIL' } as const;

export const doctorCommand: Command = {
  name: 'doctor',
  usage: 'doctor [--env NAME] [--probe] [--repair CHECK]',
  about:
    'Checks what fitting needs: R, brms, a backend, the compiler, Boost, folders, space. --repair does what a check offers; --probe compiles a test model, in about a minute.',
  options: { repair: { type: 'string' }, probe: { type: 'boolean' } },
  positionals: [0, 0],
  lasting: true,
  async run({ studio, options, signal, tell }) {
    const services = await studio();
    const { environment } = services;
    const check = textOption(options, 'repair');
    const done: Task[] = [];
    if (check !== undefined) {
      const { id } = await startRepair(services, environment, check, signal);
      done.push(succeeded(await followTask(services, id, { tell, signal })));
    }
    const report = await doctorReport(services, environment, signal);
    if (options.probe) {
      const { id } = await startProbe(services, environment);
      done.push(await followTask(services, id, { tell, signal }));
    }
    const lines = [...reportLines(report), ...done.flatMap(taskLines)];
    const json = done.length > 0 ? { ...report, tasks: done } : report;
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

function taskLines({ title, state, outcome, error }: Task): readonly string[] {
  if (state === 'done') return outcome === null ? [] : [`ok    ${title}: ${outcome}`];
  return [`FAIL  ${title}: ${error?.message ?? state}`, ...(error?.hint ? [`      ${error.hint}`] : [])];
}
