import type { LogEntry } from '../../shared/contract/system';

/**
 * The level of a line. R and its programs write much to stderr that is not an error: compilers' notes, package
 * messages.
 */
export function lineLevel(line: string, stream: 'stdout' | 'stderr'): LogEntry['level'] {
  if (stream === 'stdout') return 'info';
  if (/^\s*(Error|ERROR|Fatal error)\b|\b(fatal )?error:/i.test(line)) return 'error';
  return /^\s*Warning\b|\bwarning:/i.test(line) ? 'warn' : 'info';
}
