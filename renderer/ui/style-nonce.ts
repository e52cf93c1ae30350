/**
 * What the style elements that libraries write must carry, else the content security policy leaves them without effect;
 * undefined where the page is shown without a host's policy.
 */
export const styleNonce: string | undefined =
  document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.nonce || undefined;

// Dialogs keep the page behind them from scrolling by a style of `react-style-singleton`, which asks for it by this name.
Object.assign(globalThis, { __webpack_nonce__: styleNonce });
