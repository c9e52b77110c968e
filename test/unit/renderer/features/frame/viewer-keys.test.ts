import { describe, expect, it } from 'vitest';
import { viewerCommand } from '../../../../../src-renderer/features/frame/viewer-keys.ts';

const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false, altKey: false });

describe('viewerCommand', () => {
  it('walks in time, copies and deletes', () => {
    expect(viewerCommand(press('ArrowLeft'))).toBe('previous');
    expect(viewerCommand(press('c', true))).toBe('copy');
    expect(viewerCommand(press('#'))).toBe('delete');
  });

  it('does not take a plain letter for its combination, nor the reverse', () => {
    expect(viewerCommand(press('c'))).toBeNull();
    expect(viewerCommand(press('z', true))).toBeNull();
  });
});
