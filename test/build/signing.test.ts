import { describe, expect, it } from 'vitest';
import { readSigning } from '../../build/pack/signing.mjs';

const certificate = { CSC_LINK: '/keys/mac.p12', CSC_KEY_PASSWORD: 'secret' };
const key = { APPLE_API_KEY: '/keys/key.p8', APPLE_API_KEY_ID: 'K1', APPLE_API_ISSUER: 'I1' };

describe('signing', () => {
  it('is left out, and said, where there is no certificate', () => {
    const mac = readSigning('mac', {}, false);
    expect(mac.lines).toEqual([
      'Not signed: neither CSC_LINK nor CSC_NAME is set (a certificate; its password in CSC_KEY_PASSWORD).',
    ]);
    expect(mac.mac).toEqual({ identity: null, notarize: false });
    expect(readSigning('win', { CSC_LINK: '' }, false).lines[0]).toMatch(/neither WIN_CSC_LINK nor CSC_LINK/);
    expect(readSigning('linux', {}, true)).toMatchObject({ required: false, lines: [] });
  });

  it('is done, and notarised, with what the environment gives', () => {
    expect(readSigning('mac', { ...certificate, ...key }, true)).toEqual({
      required: true,
      mac: { notarize: true },
      lines: [],
    });
    const apple = { APPLE_ID: 'a', APPLE_APP_SPECIFIC_PASSWORD: 'b', APPLE_TEAM_ID: 'c' };
    expect(readSigning('mac', { CSC_NAME: 'Us', ...apple }, false).mac).toEqual({ notarize: true });
    expect(readSigning('win', { WIN_CSC_LINK: '/keys/win.pfx' }, true)).toMatchObject({
      required: true,
      lines: [],
    });
  });

  it('says what else is needed to notarise', () => {
    const signed = readSigning('mac', certificate, false);
    expect(signed.mac).toEqual({ notarize: false });
    expect(signed.lines[0]).toMatch(
      /^Not notarised: set APPLE_API_KEY, APPLE_API_KEY_ID, APPLE_API_ISSUER; or/,
    );
    const half = { ...certificate, APPLE_API_KEY: '/keys/key.p8', APPLE_API_ISSUER: 'I1' };
    expect(() => readSigning('mac', half, false)).toThrow(
      'To notarise, APPLE_API_KEY_ID must be set beside APPLE_API_KEY and APPLE_API_ISSUER.',
    );
  });

  it('fails where it is required and cannot be', () => {
    expect(() => readSigning('mac', {}, true)).toThrow(/Not signed/);
    expect(() => readSigning('mac', certificate, true)).toThrow(/Not notarised/);
    expect(() => readSigning('win', {}, true)).toThrow(/Not signed/);
  });

  it('tells no password', () => {
    const half = { ...certificate, APPLE_ID: 'me', APPLE_APP_SPECIFIC_PASSWORD: 'hush' };
    expect(() => readSigning('mac', half, false)).toThrow(/^(?!.*(hush|secret)).*APPLE_TEAM_ID must be set/);
  });
});
