/**
 * The content security policy of the page. Both hosts differ only in where the page may connect. Nothing is inline
 * except the style elements with `styleNonce`, which Mantine and CodeMirror add to the page.
 */
export function contentPolicy(connect: readonly string[], styleNonce?: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${styleNonce === undefined ? '' : ` 'nonce-${styleNonce}'`}`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${connect.map((source) => ` ${source}`).join('')}`,
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Features that a page could ask a browser for, but this one never does. */
const refusedFeatures = [
  ...['camera', 'microphone', 'geolocation', 'display-capture', 'midi', 'screen-wake-lock', 'payment'],
  ...['usb', 'serial', 'hid', 'bluetooth', 'accelerometer', 'gyroscope', 'magnetometer'],
];

/** The headers of every answer of both hosts. */
export function securityHeaders(
  connect: readonly string[] = [],
  styleNonce?: string,
): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentPolicy(connect, styleNonce),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': refusedFeatures.map((name) => `${name}=()`).join(', '),
  };
}
