import { describe, expect, it } from 'vitest';
import { removeAppImagePaths } from '../../../electron/windows/app-image';

describe('what an AppImage leaves to the programs it starts', () => {
  it('is nothing of its own folder', () => {
    const env: NodeJS.ProcessEnv = {
      APPIMAGE: '/home/me/brms-studio.AppImage',
      APPDIR: '/tmp/.mount_brms1',
      PATH: '/tmp/.mount_brms1:/tmp/.mount_brms1/usr/sbin:/usr/bin:/bin',
      LD_LIBRARY_PATH: '/tmp/.mount_brms1/usr/lib:',
      XDG_DATA_DIRS: '/tmp/.mount_brms1/usr/share/:/usr/share/',
      HOME: '/home/me',
    };
    removeAppImagePaths(env);
    expect(env).toEqual({
      APPIMAGE: '/home/me/brms-studio.AppImage',
      APPDIR: '/tmp/.mount_brms1',
      PATH: '/usr/bin:/bin',
      XDG_DATA_DIRS: '/usr/share/',
      HOME: '/home/me',
    });
  });

  it("keeps the user's own libraries, and folders that only sound alike", () => {
    const env = {
      APPIMAGE: '/a.AppImage',
      APPDIR: '/tmp/.mount_a',
      LD_LIBRARY_PATH: '/tmp/.mount_a/usr/lib:/opt/R/lib:/tmp/.mount_ab/lib',
    };
    removeAppImagePaths(env);
    expect(env.LD_LIBRARY_PATH).toBe('/opt/R/lib:/tmp/.mount_ab/lib');
  });

  it('is everything, where this is no AppImage', () => {
    const env = { LD_LIBRARY_PATH: '/opt/R/lib', APPDIR: '/opt', PATH: '/opt/bin:' };
    removeAppImagePaths(env);
    expect(env).toEqual({ LD_LIBRARY_PATH: '/opt/R/lib', APPDIR: '/opt', PATH: '/opt/bin:' });
  });
});
