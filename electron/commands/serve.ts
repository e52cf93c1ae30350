import { once } from 'node:events';
import type { WorkItem } from '../../shared/contract/work';
import { parseOrigin } from '../ipc/remote-origin';
import { parsePort, serve } from '../serve';
import { lossText } from '../work/loss-text';
import { type Command, textOption } from './command';

export const serveCommand: Command = {
  name: 'serve',
  usage: 'serve [--port N] [--origin URL] [--env NAME]',
  about:
    'Serves the app on 127.0.0.1 for a browser, prints its address with the access token, and runs until Ctrl+C. While work runs, it ends after that, or at a second Ctrl+C. Give --origin if a server with TLS passes requests on; URL is its https address.',
  options: { port: { type: 'string' }, origin: { type: 'string' } },
  positionals: [0, 0],
  async run({ options, print, signal, resources, holdExit }) {
    const port = parsePort(textOption(options, 'port') ?? process.env.BRMS_STUDIO_PORT ?? '0');
    const environment = textOption(options, 'env');
    const given = textOption(options, 'origin');
    const origin = given === undefined ? undefined : parseOrigin(given);
    const served = await serve({
      port,
      origin,
      resources,
      ...(environment !== undefined && { environment }),
    });
    const { services } = served;
    holdExit({
      loss: () => lossOf(services.work.lostByQuitting()),
      onChange: (look) => void services.events.on('work', look),
    });
    try {
      // Nobody can use the app without its address, so it ends with the error.
      await print({ json: { url: served.url, port: served.port }, text: `Brms Studio is at ${served.url}` });
      if (!signal.aborted) await once(signal, 'abort');
    } finally {
      await served.close();
    }
    return null;
  },
};

/** What would be lost by ending now; null if nothing. */
function lossOf(work: readonly WorkItem[]): string | null {
  if (work.length === 0) return null;
  const what = work.length === 1 ? 'A job is not finished' : `${work.length} jobs are not finished`;
  const list = work.map((item) => `- ${lossText(item)}`).join('\n');
  return `${what}. Brms Studio ends after that. Press Ctrl+C again to stop it and end now:\n${list}`;
}
