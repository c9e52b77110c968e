/** What is needed of a Linux system, how it is recognised, and which Debian package brings it. */

/** `electron`: to open a window. `display`: to have one without a screen. `compile`: to build the database's driver. */
export type Purpose = 'electron' | 'display' | 'compile';

export interface Need {
  readonly purpose: Purpose;
  /** Exactly one of these three tells how to recognise it. */
  readonly library?: string;
  readonly program?: string;
  readonly file?: string;
  /** Debian's name for it, the present one first, then what newer or older releases call it. */
  readonly packages: readonly string[];
}

export const systemNeeds: readonly Need[] = [
  { purpose: 'electron', library: 'libgtk-3.so.0', packages: ['libgtk-3-0', 'libgtk-3-0t64'] },
  { purpose: 'electron', library: 'libnss3.so', packages: ['libnss3'] },
  { purpose: 'electron', library: 'libasound.so.2', packages: ['libasound2', 'libasound2t64'] },
  { purpose: 'electron', library: 'libgbm.so.1', packages: ['libgbm1'] },
  { purpose: 'electron', library: 'libXss.so.1', packages: ['libxss1'] },
  {
    purpose: 'electron',
    library: 'libatk-bridge-2.0.so.0',
    packages: ['libatk-bridge2.0-0', 'libatk-bridge2.0-0t64'],
  },
  { purpose: 'electron', library: 'libcups.so.2', packages: ['libcups2', 'libcups2t64'] },
  { purpose: 'electron', library: 'libdrm.so.2', packages: ['libdrm2'] },
  { purpose: 'electron', library: 'libxkbcommon.so.0', packages: ['libxkbcommon0'] },
  // The active window is asked for with xprop and xwininfo; xmessage is one of the demo's windows.
  { purpose: 'electron', program: 'xprop', packages: ['x11-utils'] },
  // The second way to take a picture of the screen: ImageMagick, with xrandr for the displays.
  { purpose: 'electron', program: 'import', packages: ['imagemagick'] },
  { purpose: 'electron', program: 'xrandr', packages: ['x11-xserver-utils'] },
  { purpose: 'display', program: 'Xvfb', packages: ['xvfb'] },
  { purpose: 'display', program: 'xauth', packages: ['xauth'] },
  { purpose: 'display', program: 'openbox', packages: ['openbox'] },
  // Foreign windows for the tests and the demo, and something to draw their letters with.
  { purpose: 'display', program: 'xterm', packages: ['xterm'] },
  {
    purpose: 'display',
    file: '/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf',
    packages: ['fonts-dejavu-core', 'fonts-dejavu-mono'],
  },
  // End-to-end tests run in a network namespace of their own.
  { purpose: 'display', program: 'ip', packages: ['iproute2'] },
  { purpose: 'compile', program: 'g++', packages: ['g++'] },
  { purpose: 'compile', program: 'make', packages: ['make'] },
  { purpose: 'compile', program: 'python3', packages: ['python3'] },
];
