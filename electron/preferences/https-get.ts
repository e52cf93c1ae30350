import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import type { NetworkSettings } from '../../shared/contract/packages';
import { StudioError } from '../../shared/errors/studio-error';
import { certificateInput, readInput } from '../files/read-input';
import { withoutPasswords } from '../log/without-passwords';

const timeLimitMs = 15_000;
const mostBytes = 2 ** 18;

/** Gets a small text from an https address, with proxy and certificates of the network settings. Throws `Error`. */
export async function httpsGet(
  address: string,
  network: NetworkSettings,
  signal: AbortSignal = new AbortController().signal,
): Promise<string> {
  const url = new URL(address);
  if (url.protocol !== 'https:') throw new Error(`${address} is not an https address`);
  const whole = AbortSignal.any([signal, AbortSignal.timeout(timeLimitMs)]);
  try {
    const ca = network.certificate === '' ? undefined : await certificatesOf(network.certificate, whole);
    const proxy = proxyFor(url, network);
    const tunnel = proxy && (await tunnelTo(url, proxy, whole));
    const headers = { accept: 'application/json', 'user-agent': 'Brms-Studio' };
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const request = httpsRequest(url, {
        signal: whole,
        headers,
        agent: false,
        ...(ca !== undefined && { ca }),
        ...(tunnel && {
          createConnection: () =>
            tlsConnect({ socket: tunnel, ...(isIP(url.hostname) === 0 && { servername: url.hostname }), ca }),
        }),
      });
      request.once('response', resolve).once('error', reject).end();
    });
    return await textOf(answer);
  } catch (error) {
    if (whole.aborted && !signal.aborted) throw new Error(`${url.host} did not answer in time`);
    throw error;
  }
}

async function textOf(answer: IncomingMessage): Promise<string> {
  const { statusCode = 0, statusMessage } = answer;
  if (statusCode !== 200) {
    answer.destroy();
    const to = answer.headers.location;
    throw new Error(
      `the answer was ${statusCode} ${statusMessage ?? ''}${to ? ` (it is now at ${to})` : ''}`.trim(),
    );
  }
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > mostBytes) throw new Error('the answer is too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** The address of the proxy for this host, from the settings or else from the system; null without a proxy. */
function proxyFor(url: URL, { proxy, noProxy }: NetworkSettings): URL | null {
  const { env } = process;
  const used = proxy || env.https_proxy || env.HTTPS_PROXY || '';
  if (used === '') return null;
  const hosts = (noProxy || env.no_proxy || env.NO_PROXY || '').split(',').map((host) => host.trim());
  const isNamed = (host: string) =>
    host === '*' || url.hostname === host || url.hostname.endsWith(`.${host.replace(/^\./, '')}`);
  if (hosts.some((host) => host !== '' && isNamed(host))) return null;
  const address = new URL(used.includes('://') ? used : `http://${used}`);
  if (address.protocol === 'http:') return address;
  throw new StudioError('invalid-input', `The proxy ${withoutPasswords(used)} cannot be used for this.`, {
    hint: 'Set a proxy whose address begins with http://.',
  });
}

/**
 * Makes a connection through the proxy that passes on all bytes (RFC 9110, CONNECT). The `https-proxy-agent` package would
 * not save code: it prints the proxy's password where DEBUG is set and does not say whose fault an error is, so that
 * password, errors and stopping would stay here, beside three more packages. undici does not run in an Electron as old as
 * that of our tests. Node's own agent has a `proxyEnv` from 24.5 on, which can replace this when Node 20 is given up.
 */
function tunnelTo(url: URL, proxy: URL, signal: AbortSignal): Promise<Socket> {
  const target = `${url.hostname}:${url.port || 443}`;
  const name = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return new Promise((resolve, reject) => {
    const request = httpRequest({
      host: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: proxy.port || 80,
      method: 'CONNECT',
      path: target,
      signal,
      agent: false,
      headers: {
        host: target,
        ...(name !== ':' && { 'proxy-authorization': `Basic ${Buffer.from(name).toString('base64')}` }),
      },
    });
    request.once('connect', (answer, socket: Socket) => {
      if (answer.statusCode === 200) return resolve(socket);
      socket.destroy();
      reject(
        new Error(
          `the proxy ${proxy.host} answered ${answer.statusCode} ${answer.statusMessage ?? ''}`.trim(),
        ),
      );
    });
    request.once('error', (error) => reject(new Error(`the proxy ${proxy.host}: ${error.message}`)));
    request.end();
  });
}

async function certificatesOf(path: string, signal: AbortSignal): Promise<string> {
  return (await readInput(path, { ...certificateInput, signal })).toString('utf8');
}
