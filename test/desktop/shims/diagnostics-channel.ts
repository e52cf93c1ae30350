/** Channels that nobody listens to. */
export function channel(): { readonly hasSubscribers: false; publish(): void } {
  return { hasSubscribers: false, publish: () => undefined };
}

export function tracingChannel(): { readonly hasSubscribers: false } {
  return { hasSubscribers: false };
}
