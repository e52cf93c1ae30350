import { describe, expect, it } from 'vitest';
import { readArguments } from '../../build/pack/dpkg-as-fpm.mjs';

describe('dpkg-deb instead of fpm', () => {
  it('understands what electron-builder says', () => {
    const deb = readArguments([
      ...['-s', 'dir', '--force', '-t', 'deb', '-d', 'r-base-core', '-d', 'a | b', '--deb-suggests', 'make'],
      ...['--deb-compression', 'xz', '--architecture', 'amd64', '--name', 'brms-studio', '--license', 'MIT'],
      ...['--after-install', '/tmp/after', '--package', '/dist/x.deb', '/dist/app/=/opt/Brms Studio'],
    ]);
    expect([...deb.control]).toEqual([
      ['Depends', ['r-base-core', 'a | b']],
      ['Suggests', ['make']],
      ['Architecture', ['amd64']],
      ['Package', ['brms-studio']],
    ]);
    expect(deb.scripts).toEqual([{ name: 'postinst', file: '/tmp/after' }]);
    expect(deb.files).toEqual([{ from: '/dist/app/', to: '/opt/Brms Studio' }]);
    expect([deb.compression, deb.target]).toEqual(['xz', '/dist/x.deb']);
  });

  it.each([
    [['--deb-systemd', 'x.service'], /--deb-systemd x.service is unknown. Set USE_SYSTEM_FPM=true/],
    [['-t', 'rpm'], /-t rpm is unknown/],
    [['LICENSE'], /LICENSE has no target/],
  ])('refuses what it does not know: %j', (args, why) => {
    expect(() => readArguments(args)).toThrow(why);
  });
});
