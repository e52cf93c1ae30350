import { pythonText } from '../python-object-text';
import { rawMembers } from '../store/raw-members';

/**
 * The JSON `text` as rewritten by Python's `json.dumps(value, sort_keys=True, separators=(",", ":"))`: keys in the
 * order of their code points, numbers unchanged. `text` must be valid JSON.
 */
export function canonicalJson(text: string, without: readonly string[] = []): string {
  const value = text.trim();
  if (value.startsWith('{')) {
    const members = [...rawMembers(value)].filter(([key]) => !without.includes(key));
    members.sort(([a], [b]) => byCodePoints(a, b));
    return `{${members.map(([key, raw]) => `${pythonText(key)}:${canonicalJson(raw)}`).join(',')}}`;
  }
  if (value.startsWith('[')) {
    const list: unknown = JSON.parse(value);
    const items = Array.isArray(list) ? list : [];
    return `[${items.map((item) => canonicalJson(JSON.stringify(item))).join(',')}]`;
  }
  return value.startsWith('"') ? pythonText(String(JSON.parse(value))) : value;
}

function byCodePoints(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
