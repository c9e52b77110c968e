/** Excel workbooks with something wrong in them: in their bytes, and in the XML of their parts. */
import { mirixSheets, packed, workbookParts, type SheetValue } from '../../helpers/workbook-files.ts';
import { mutateBytes, mutateText, pick, strange, type Random } from './mutate.ts';

export function changedWorkbook(random: Random): Buffer {
  const facts = { isShared: random() < 0.5, isSince1904: random() < 0.2 };
  if (random() < 0.25) return mutateBytes(random, packed(workbookParts(mirixSheets, facts)));
  if (random() < 0.4) {
    const sheets = Object.entries(mirixSheets).map(([name, rows]) => [
      name,
      rows.map((row) => row.map(changed)),
    ]);
    return packed(workbookParts(Object.fromEntries(sheets) as Record<string, SheetValue[][]>, facts));
  }
  const parts = workbookParts(mirixSheets, facts);
  const name = pick(random, Object.keys(parts));
  return packed({ ...parts, [name]: mutateText(random, parts[name]!) });

  function changed(value: SheetValue): SheetValue {
    if (random() < 0.9) return value;
    return pick<SheetValue>(random, [
      pick(random, strange),
      1e308,
      -1,
      45_000.5,
      2 ** 53,
      null,
      '=1+1',
      "['a', 'b",
    ]);
  }
}
