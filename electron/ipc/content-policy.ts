/**
 * The content security policy of the page, the same in both hosts but for where it may connect. Nothing is inline but the
 * style elements that carry `styleNonce`: those that Mantine and CodeMirror write into the page.
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

/** What a page could ask a browser for, and this one never does. */
const refusedFeatures = [
  ...['camera', 'microphone', 'geolocation', 'display-capture', 'midi', 'screen-wake-lock', 'payment'],
  ...['usb', 'serial', 'hid', 'bluetooth', 'accelerometer', 'gyroscope', 'magnetometer'],
];

/** The headers of every answer that a host gives, whatever it is. */
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
