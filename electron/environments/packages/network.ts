import { X509Certificate } from 'node:crypto';
import { isAbsolute } from 'node:path';
import type { NetworkSettings } from '../../../shared/contract/packages';
import { StudioError } from '../../../shared/errors/studio-error';
import { certificateInput, readInput } from '../../files/read-input';
import { withoutPasswords } from '../../log/without-passwords';

/**
 * The settings to store, without spaces and slashes at the ends. Throws `invalid-input` that names the field, if an
 * address is not valid, a name is used twice, or the certificate file is missing or has no certificate.
 */
export async function checkedNetwork(settings: NetworkSettings): Promise<NetworkSettings> {
  const repositories = settings.repositories.map(({ name, url }, i) => ({
    name: repositoryName(name.trim(), `repositories[${i}].name`),
    url: repositoryUrl(url, `repositories[${i}].url`),
  }));
  const names = repositories.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined)
    throw invalid('repositories', `Two repositories have the name “${twice}”.`, 'Rename one of them.');
  return {
    mirror: settings.mirror.trim() === '' ? '' : repositoryUrl(settings.mirror, 'mirror'),
    repositories,
    proxy: proxyUrl(settings.proxy.trim()),
    noProxy: noProxyHosts(settings.noProxy),
    certificate: await certificateFile(settings.certificate.trim()),
  };
}

/** The settings in the form for workers of work on environments. */
export function networkForR(settings: NetworkSettings) {
  return { env: networkVariables(settings), repositories: networkRepositories(settings) };
}

/** The settings as variables of curl, which R and other programs read. Empty settings leave the system's variables. */
export function networkVariables({ proxy, noProxy, certificate }: NetworkSettings): Record<string, string> {
  return {
    ...(proxy !== '' && {
      http_proxy: proxy,
      HTTP_PROXY: proxy,
      https_proxy: proxy,
      HTTPS_PROXY: proxy,
      ftp_proxy: proxy,
    }),
    ...(noProxy !== '' && { no_proxy: noProxy, NO_PROXY: noProxy }),
    ...(certificate !== '' && { CURL_CA_BUNDLE: certificate, SSL_CERT_FILE: certificate }),
  };
}

/** By name, for `options(repos)`; the mirror is "CRAN". */
function networkRepositories({ mirror, repositories }: NetworkSettings): Record<string, string> {
  const further = repositories.map(({ name, url }): [string, string] => [name, url]);
  return Object.fromEntries(mirror === '' ? further : [['CRAN', mirror], ...further]);
}

function repositoryName(name: string, where: string): string {
  if (name === 'CRAN') {
    throw invalid(where, '“CRAN” stands for the mirror.', 'Set the mirror, or choose another name.');
  }
  if (/^[A-Za-z][A-Za-z0-9._-]*$/.test(name)) return name;
  throw invalid(where, `“${name}” cannot be a repository's name.`, 'Use letters, digits, ".", "-" and "_".');
}

function repositoryUrl(text: string, where: string): string {
  const trimmed = text.trim();
  const protocol = protocolOf(trimmed);
  const known = protocol !== null && ['http:', 'https:', 'ftp:', 'file:'].includes(protocol);
  if (known) return trimmed.replace(/\/+$/, '');
  throw invalid(
    where,
    `“${withoutPasswords(trimmed)}” is not the address of a repository.`,
    'It begins with https://, http://, ftp:// or file:///, such as https://cloud.r-project.org.',
  );
}

function proxyUrl(text: string): string {
  if (text === '') return '';
  const url = /^[a-z0-9+.-]+:\/\//i.test(text) ? text : `http://${text}`;
  const known = ['http:', 'https:', 'socks4:', 'socks4a:', 'socks5:', 'socks5h:'];
  const protocol = protocolOf(url);
  if (protocol !== null && known.includes(protocol) && hasHost(url)) return url.replace(/\/+$/, '');
  throw invalid(
    'proxy',
    `“${withoutPasswords(url)}” is not the address of a proxy.`,
    'Write it as http://host:port, or http://name:password@host:port.',
  );
}

function noProxyHosts(text: string): string {
  const hosts = text.split(/[,\s]+/).filter((host) => host !== '');
  const wrong = hosts.find((host) => host.includes('/') && !/^[0-9a-f.:]+\/\d+$/i.test(host));
  if (wrong === undefined) return hosts.join(',');
  throw invalid(
    'noProxy',
    `“${wrong}” is not the name of a host.`,
    'Write host names with commas between them, without http://.',
  );
}

async function certificateFile(path: string): Promise<string> {
  if (path === '') return '';
  if (!isAbsolute(path)) {
    throw invalid('certificate', `“${path}” is not a full path.`, 'Give the full path of the file.');
  }
  let text: string;
  try {
    text = (await readInput(path, certificateInput)).toString('latin1');
  } catch (cause) {
    throw new StudioError('invalid-input', `The certificate file ${path} cannot be read.`, {
      hint: 'Give the path of a file of certificates (PEM).',
      where: 'certificate',
      cause,
    });
  }
  const certificates = text.match(pemCertificate) ?? [];
  if (certificates.length === 0) {
    throw invalid(
      'certificate',
      `The file ${path} has no certificate in PEM form.`,
      'It must have lines from “-----BEGIN CERTIFICATE-----” to “-----END CERTIFICATE-----”.',
    );
  }
  // A damaged certificate makes curl refuse the whole file.
  const broken = certificates.findIndex((certificate) => !isCertificate(certificate));
  if (broken === -1) return path;
  throw invalid(
    'certificate',
    `Certificate ${broken + 1} of the ${certificates.length} in ${path} is damaged.`,
    'Ask the administrator of the network for a new file.',
  );
}

const pemCertificate =
  /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[\s\S]*?-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g;

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== null;
  } catch {
    return false;
  }
}

function protocolOf(url: string): string | null {
  // A line break in an address could change R code and headers.
  if (/[\s"'`]/.test(url)) return null;
  try {
    return new URL(url).protocol;
  } catch {
    return null;
  }
}

function hasHost(url: string): boolean {
  return new URL(url.replace(/^socks[0-9a-z]*:/i, 'http:')).hostname !== '';
}

function invalid(where: string, message: string, hint: string): StudioError {
  return new StudioError('invalid-input', message, { where, hint });
}
