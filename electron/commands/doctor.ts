import type { DoctorReport } from '../../shared/contract/system';
import type { Task } from '../../shared/contract/tasks';
import { fromWire } from '../../shared/errors/wire';
import { doctorReport, startProbe, startRepair } from '../app/environment-setup';
import type { Studio } from '../app/studio';
import { type Command, type CommandInput, textOption } from './command';

const marks = { pass: 'ok  ', warn: 'warn', fail: 'FAIL' } as const;

export const doctorCommand: Command = {
  name: 'doctor',
  usage: 'doctor [--env NAME] [--probe] [--repair CHECK]',
  about:
    'Checks what fitting needs: R, brms, a backend, the compiler, Boost, folders, space. --repair does what a check offers; --probe compiles a test model, in about a minute.',
  options: { repair: { type: 'string' }, probe: { type: 'boolean' } },
  positionals: [0, 0],
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

/** The task, or throws what it failed with. */
export function succeeded(task: Task): Task {
  if (task.error) throw fromWire(task.error);
  return task;
}

/** Tells a task's lines until it has ended, whichever way; `signal` cancels it. */
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
    return task;
  } finally {
    events.off('log', hear);
    signal.removeEventListener('abort', cancel);
  }
}
