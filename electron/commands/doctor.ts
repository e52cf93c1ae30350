import type { DoctorReport } from '../../shared/contract/system';
import type { Task } from '../../shared/contract/tasks';
import { fromWire } from '../../shared/errors/wire';
import { doctorReport, startRepair } from '../app/environment-setup';
import type { Studio } from '../app/studio';
import { type Command, type CommandInput, textOption } from './command';

const marks = { pass: 'ok  ', warn: 'warn', fail: 'FAIL' } as const;

export const doctorCommand: Command = {
  name: 'doctor',
  usage: 'doctor [--env NAME] [--repair CHECK]',
  about:
    'Checks what fitting needs: R, brms, a backend, the compiler, Boost, folders, space. --repair does what a check offers.',
  options: { repair: { type: 'string' } },
  positionals: [0, 0],
  async run({ studio, options, signal, tell }) {
    const services = await studio();
    const { environment } = services;
    const check = textOption(options, 'repair');
    const done = [];
    if (check !== undefined) {
      const { id } = await startRepair(services, environment, check, signal);
      done.push(await followTask(services, id, { tell, signal }));
    }
    const report = await doctorReport(services, environment, signal);
    const lines = [...done.flatMap(({ outcome }) => outcome ?? []), ...reportLines(report)];
    const json = done.length > 0 ? { ...report, tasks: done } : report;
    return { json, text: lines.join('\n'), ok: report.ok };
  },
};

function reportLines({ checks }: DoctorReport): readonly string[] {
  return checks.flatMap(({ id, status, title, detail, fix, repair }) => [
    `${marks[status]}  ${title}: ${detail}`,
    ...(fix && status !== 'pass' ? [`      ${fix}`] : []),
    ...(repair ? [`      doctor --repair ${id}: ${repair.does}`] : []),
  ]);
}

/** Tells a task's lines until it has ended. Throws what it failed with, `cancelled` where `signal` stopped it. */
export async function followTask(
  { tasks, events, log }: Pick<Studio, 'tasks' | 'events' | 'log'>,
  id: string,
  { tell, signal }: Pick<CommandInput, 'tell' | 'signal'>,
): Promise<Task> {
  const cancel = () => tasks.cancel(id);
  let told = 0;
  const hear = (
    entries: readonly { readonly seq: number; readonly source: string; readonly text: string }[],
  ) => {
    for (const { seq, source, text } of entries) {
      if (source === id && seq > told) tell(text);
      told = Math.max(told, seq);
    }
  };
  events.on('log', hear);
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  try {
    const task = await tasks.finished(id);
    // Listeners hear in batches: the last may not have come yet.
    hear(log.list());
    if (task.error) throw fromWire(task.error);
    return task;
  } finally {
    events.off('log', hear);
    signal.removeEventListener('abort', cancel);
  }
}
