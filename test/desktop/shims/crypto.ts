import crypto, { randomBytes } from 'node:crypto';

export * from 'node:crypto';

/** A whole number from `low` to below `high`; evenly enough for a range far below 2^48. */
export function randomInt(low: number, high: number): number {
  return low + (randomBytes(6).readUIntBE(0, 6) % (high - low));
}

export function randomUUID(): string {
  const bytes = randomBytes(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export default { ...crypto, randomInt, randomUUID };
