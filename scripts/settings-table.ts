/** The table of all settings in `src-main/config/settings.md`, from the one list that the checks and the pages use as well. */
import prettier from 'prettier';
import { inEnglish } from '../src-preload/contract/sentences/wording.ts';
import { listSettings, type Setting } from '../src-preload/contract/setting-list.ts';

/** The whole page, formatted as all others. */
export async function settingsTable(): Promise<string> {
  const settings = listSettings();
  const sections = [...new Set(settings.map(({ section }) => section))].map((section) => {
    const rows = settings.filter((setting) => setting.section === section).map(rowOf);
    const head = '| key | meaning | default | allowed |\n| --- | --- | --- | --- |';
    return `## ${section}\n\n${head}\n${rows.join('\n')}`;
  });
  const text = `# The settings of config.yaml\n\n${introduction}\n\n${sections.join('\n\n')}\n`;
  return prettier.format(text, { parser: 'markdown', printWidth: 110, proseWrap: 'preserve' });
}

const introduction =
  'Written by `npm run settings-table` from `src-preload/contract/setting-list.ts`; a test holds it to that. A key that is left\n' +
  "out has its default. Of agents, teams and rooms, `<name>` is a name of the owner's choice.";

function rowOf({ section, key, meaning, default: usual, allowed }: Setting): string {
  const cells = [`\`${section}.${key}\``, meaning, `\`${JSON.stringify(usual)}\``, inEnglish(allowed)];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
