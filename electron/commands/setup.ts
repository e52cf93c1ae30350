import { type SetupPlan, setupBackend, setupMethod } from '../../shared/contract/setup';
import { StudioError } from '../../shared/errors/studio-error';
import { setupPlan, startSetup } from '../environments/install/brms-setup';
import { type Command, type OptionValues, textOption } from './command';
import { followWork, succeeded } from './follow-work';

export const setupCommand: Command = {
  name: 'setup',
  usage: 'setup [--env NAME] [--plan] [--method system|binary|source] [--backend rstan|cmdstanr]',
  about: 'Installs brms and what fitting needs; --plan shows the steps and changes nothing.',
  options: { plan: { type: 'boolean' }, method: { type: 'string' }, backend: { type: 'string' } },
  positionals: [0, 0],
  lasting: true,
  async run({ studio, options, signal, tell }) {
    const method = choice(options, 'method', setupMethod.options);
    const backend = choice(options, 'backend', setupBackend.options);
    const services = await studio();
    const { environment } = services;
    const plan = await setupPlan(services, { environment, method, backend }, signal);
    if (options.plan || plan.complete) return { json: plan, text: planText(plan) };
    tell(planText(plan));
    const wish = { environment, method: plan.method, backend: plan.backend };
    const start = () => startSetup(services, wish, signal);
    const ended = succeeded(await followWork(services, start, { tell, signal }));
    return { json: ended, text: ended.outcome ?? 'Done.' };
  },
};

function choice<T extends string>(options: OptionValues, name: string, values: readonly T[]): T | undefined {
  const text = textOption(options, name);
  const found = values.find((value) => value === text);
  if (text === undefined || found !== undefined) return found;
  throw new StudioError('invalid-input', `“${text}” is not a ${name}.`, {
    where: 'command line',
    hint: `There are ${values.join(', ')}.`,
  });
}

function planText({
  environment,
  method,
  backend,
  methods,
  steps,
  complete,
  byHand,
  seconds,
}: SetupPlan): string {
  if (complete) return `“${environment}” has everything that fitting with ${backend} needs.`;
  const title = methods.find((one) => one.method === method)?.title ?? method;
  const shown = steps.flatMap((step, i) => [
    `${i + 1}. ${step.title} (about ${step.seconds} s${sizeText(step.downloadBytes)})`,
    ...step.command.split('\n').map((line) => `     ${line}`),
  ]);
  return [
    `${title}, with ${backend}, about ${Math.ceil(seconds / 60)} min in all:`,
    ...shown,
    ...methods.flatMap((one) => (one.unavailable === null ? [] : [`Not: ${one.title}. ${one.unavailable}`])),
    ...(byHand?.kind === 'lines' ? ['Run this in a terminal first:', `     ${byHand.text}`] : []),
    ...(byHand?.kind === 'words' ? [`First: ${byHand.text}`] : []),
  ].join('\n');
}

function sizeText(bytes: number | null): string {
  return bytes === null || bytes === 0 ? '' : `, ${(bytes / 1e6).toFixed(0)} MB to download`;
}
