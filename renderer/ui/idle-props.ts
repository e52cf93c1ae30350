/** For a button that can do nothing now: it looks disabled, screen readers call it disabled, and it keeps the focus. */
export function idleProps(idle: boolean) {
  return { 'aria-disabled': idle, ...(idle && { 'data-disabled': true }) } as const;
}
