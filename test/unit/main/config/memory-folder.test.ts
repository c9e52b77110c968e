import { describe, expect, it } from 'vitest';
import { withMemoryFolder } from '../../../../src-main/config/memory-folder.ts';
import { defaultSettings } from '../../../../src-preload/contract/default-settings.ts';

const folderOf = (filePath: string | null) =>
  withMemoryFolder(
    { ...defaultSettings, memory: { ...defaultSettings.memory, filePath } },
    '/home/ada/.config/Mneme/config.yaml',
    '/home/ada',
  ).memory.filePath;

describe('the folder of the memory files', () => {
  it.each([
    [null, null],
    ['./mindroom_data/memory_files', '/home/ada/.config/Mneme/mindroom_data/memory_files'],
    ['notes', '/home/ada/.config/Mneme/notes'],
    ['../notes/', '/home/ada/.config/notes'],
    ['/srv/notes', '/srv/notes'],
    ['~', '/home/ada'],
    ['~/Documents/notes', '/home/ada/Documents/notes'],
    ['~bob/notes', '/home/ada/.config/Mneme/~bob/notes'],
  ])('%j is %j', (written, folder) => {
    expect(folderOf(written)).toBe(folder);
  });
});
