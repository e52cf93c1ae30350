import type { LogEntry } from '../../shared/contract/system';

/** R and what it runs say much on stderr that is no fault: compilers' notes, packages that load. */
export function lineLevel(line: string, stream: 'stdout' | 'stderr'): LogEntry['level'] {
  if (stream === 'stdout') return 'info';
  if (/^\s*(Error|ERROR|Fatal error)\b|\b(fatal )?error:/i.test(line)) return 'error';
  return /^\s*Warning\b|\bwarning:/i.test(line) ? 'warn' : 'info';
}
