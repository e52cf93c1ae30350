/** For a button that can do nothing now: it looks and is told as disabled, and keeps the keyboard's focus. */
export function idleProps(idle: boolean) {
  return { 'aria-disabled': idle, ...(idle && { 'data-disabled': true }) } as const;
}
