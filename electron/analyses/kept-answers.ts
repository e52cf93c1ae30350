import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AnyAnalysis } from '../../shared/analyses/analysis';
import { answerJson } from '../../shared/analyses/plain-answer';
import { hasCode } from '../files/file-errors';
import { writeWhole } from '../projects/json-files';
import { readOrdinaryFile, refuseLinkedFolder } from '../projects/ordinary-files';

const mostBytes = 256 * 2 ** 20;

/** Where the answer to a question is kept: another version of the analysis, query or brms has another file. */
export function answerFile(
  folder: string,
  analysis: AnyAnalysis,
  query: unknown,
  brmsVersion: string | null,
): string {
  const asked = JSON.stringify([analysis.version, query, brmsVersion]);
  const hash = createHash('sha256').update(asked).digest('hex').slice(0, 16);
  return join(folder, 'analyses', `${analysis.id}-${hash}.json`);
}

/** A kept answer; undefined where there is none, or none that can be used: then the question is asked again. */
export async function readAnswer(file: string, analysis: AnyAnalysis, query: unknown): Promise<unknown> {
  try {
    const kept: unknown = JSON.parse((await readOrdinaryFile(file, mostBytes)).toString('utf8'));
    const isOfThis =
      isRecord(kept) &&
      kept.analysis === analysis.id &&
      kept.version === analysis.version &&
      // A file that was renamed or copied answers another question than its name says.
      JSON.stringify(kept.query) === JSON.stringify(query);
    if (!isOfThis) return undefined;
    return analysis.answer.parse(kept.answer);
  } catch {
    return undefined;
  }
}

/** Keeps an answer. Rejects where it cannot be written; the fit's folder is never made. */
export async function keepAnswer(
  file: string,
  analysis: AnyAnalysis,
  query: unknown,
  answer: unknown,
): Promise<void> {
  const { id, version } = analysis;
  const text = JSON.stringify({ analysis: id, version, query, answer: answerJson(answer) });
  await mkdir(dirname(file)).catch((error: unknown) => {
    if (!hasCode(error, 'EEXIST')) throw error;
  });
  await refuseLinkedFolder(dirname(file));
  await writeWhole(file, `${text}\n`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
