import { describe, expect, it } from 'vitest';
import { autostartEntry } from '../../../../src-main/shell/autostart-entry.ts';

describe('the autostart entry', () => {
  it('starts the program hidden, whatever its path holds', () => {
    expect(autostartEntry('/opt/My Apps/mneme')).toContain('\nExec="/opt/My Apps/mneme" --hidden\n');
    expect(autostartEntry('/opt/$x`y`')).toContain('\nExec="/opt/\\$x\\`y\\`" --hidden\n');
  });
});
