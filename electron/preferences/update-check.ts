import * as z from 'zod';
import type { NetworkSettings } from '../../shared/contract/packages';
import type { UpdateAnswer } from '../../shared/contract/preferences';
import { isStudioError, StudioError } from '../../shared/errors/studio-error';
import { httpsGet } from './https-get';
import { isNewer } from './newer-version';

/** `{"version", "page"}`, or a release in the form of GitHub and Gitea. */
const release = z.union([
  z.object({ version: z.string(), page: z.string().optional() }),
  z
    .object({ tag_name: z.string(), html_url: z.string().optional() })
    .transform(({ tag_name, html_url }) => ({ version: tag_name, page: html_url })),
]);

/**
 * Asks an address for the newest version. It sends no data and downloads nothing else. Throws `invalid-input` if there
 * is no connection, or if the answer is not JSON with a version.
 */
export async function askNewest(
  address: string,
  current: string,
  network: NetworkSettings,
  signal?: AbortSignal,
): Promise<UpdateAnswer> {
  const text = await httpsGet(address, network, signal).catch((cause: unknown) => {
    if (signal?.aborted)
      throw new StudioError('cancelled', 'The check for updates was cancelled.', { cause });
    if (isStudioError(cause)) throw cause;
    const why = cause instanceof Error ? wordsOf(cause) : String(cause);
    throw new StudioError('invalid-input', `${address} cannot be asked for the newest version: ${why}.`, {
      where: 'updateAddress',
      hint: 'Check the address, the network, and the proxy in the preferences.',
      cause,
    });
  });
  const answer = release.safeParse(jsonOf(text));
  if (!answer.success) throw noAnswer(address);
  const newest = answer.data.version.replace(/^v/, '');
  try {
    return { current, newest, newer: isNewer(newest, current), page: httpsPage(answer.data.page) };
  } catch (cause) {
    throw noAnswer(address, cause);
  }
}

function noAnswer(address: string, cause?: unknown): StudioError {
  return new StudioError('invalid-input', `The answer of ${address} does not name the newest version.`, {
    where: 'updateAddress',
    hint: 'It should answer with JSON such as {"version": "1.2.3"}.',
    cause,
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The address, if it is safe to open in a browser. */
function httpsPage(page: string | undefined): string | null {
  return page !== undefined && URL.canParse(page) && new URL(page).protocol === 'https:' ? page : null;
}

/** Node's error of a connection in words for users. */
function wordsOf(error: Error): string {
  const code = 'code' in error ? String(error.code) : '';
  const words: Readonly<Record<string, string>> = {
    ENOTFOUND: 'there is no such host, or no network',
    EAI_AGAIN: 'there is no network, or the name service does not answer',
    ECONNREFUSED: 'the server refused the connection',
    ECONNRESET: 'the connection was interrupted',
    ETIMEDOUT: 'it did not answer in time',
    ENETUNREACH: 'there is no network',
    DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is not one that this machine trusts',
    SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not one that this machine trusts',
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is not one that this machine trusts',
    CERT_HAS_EXPIRED: 'its certificate has expired',
    ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
  };
  return words[code] ?? error.message.replace(/\.$/, '');
}
