/** Node 12 has no streams that are awaited. What needs them, reading archives, no desktop test does. */
export function pipeline(): Promise<void> {
  return Promise.reject(new Error('This runtime is too old for archives.'));
}
