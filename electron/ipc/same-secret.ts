import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares digests in constant time, so that neither content nor length leaks. */
export function sameSecret(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
