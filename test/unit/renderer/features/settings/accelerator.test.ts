import { describe, expect, it } from 'vitest';
import { acceleratorOf } from '../../../../../src-renderer/features/settings/accelerator.ts';

const press = (
  code: string,
  modifiers: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>>,
) => ({
  key: '',
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...modifiers,
});

describe('acceleratorOf', () => {
  it('names the combination as Electron does', () => {
    expect(acceleratorOf(press('Space', { ctrlKey: true, shiftKey: true }))).toBe('Control+Shift+Space');
    expect(acceleratorOf(press('KeyM', { metaKey: true, altKey: true }))).toBe('Super+Alt+M');
    expect(acceleratorOf(press('F9', {}))).toBe('F9');
  });

  it('waits while only modifiers are down', () => {
    expect(acceleratorOf(press('ControlLeft', { ctrlKey: true }))).toBeNull();
  });

  it('takes no plain letter away from every other program', () => {
    expect(acceleratorOf(press('KeyM', {}))).toBeNull();
    expect(acceleratorOf(press('KeyM', { shiftKey: true }))).toBeNull();
  });
});
