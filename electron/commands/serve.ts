import { once } from 'node:events';
import type { FitWork } from '../../shared/contract/work';
import { parseOrigin } from '../ipc/remote-origin';
import { parsePort, serve } from '../serve';
import { type Command, textOption } from './command';

export const serveCommand: Command = {
  name: 'serve',
  usage: 'serve [--port N] [--origin URL] [--env NAME]',
  about:
    'Serves the app on 127.0.0.1, prints its address with the access token, and runs until it is interrupted; while fits run, by a second Ctrl+C or when they have ended. With --origin, for a server with TLS in front that has this https address.',
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
      loss: () => lossOf(services.fits.unfinished()),
      onChange: (look) => void services.events.on('work', look),
    });
    try {
      // An address that nobody gets to know is of no use: then it ends with the reason.
      await print({ json: { url: served.url, port: served.port }, text: `Brms Studio is at ${served.url}` });
      if (!signal.aborted) await once(signal, 'abort');
    } finally {
      await served.close();
    }
    return null;
  },
};

/** What is lost by ending now, or null. */
function lossOf(fits: readonly FitWork[]): string | null {
  if (fits.length === 0) return null;
  const names = fits.map(({ detail }) => detail.modelName).join(', ');
  const what = fits.length === 1 ? `A fit is running: ${names}.` : `Fits are running: ${names}.`;
  return `${what} Brms Studio ends when that is done; Ctrl+C once more stops it and ends now.`;
}
