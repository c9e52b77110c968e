import { expect, it } from 'vitest';
import { porterStem } from '../../../../src-main/store/porter-stem.ts';
import { openTestStore } from '../../../helpers/temporary-store.ts';

const words =
  `a as is ties caresses ponies cats feed agreed plastered bled motoring sing conflated troubled sized hopping
tanned falling hissing fizzed failing filing happy sky relational conditional rational valenci hesitanci digitizer
conformabli radicalli differentli vileli analogousli vietnamization predication operator feudalism decisiveness
hopefulness callousness formaliti sensitiviti sensibiliti triplicate formative formalize electriciti electrical hopeful
goodness revival allowance inference airliner gyroscopic adjustable defensible irritant replacement adjustment dependent
adoption homologou communism activate angulariti homologous effective bowdlerize probate rate cease controll roll
meetings invoices yesterday archaeology apologies flying dying yyyy eee sss ing eed oed psychology 2026 x86 straße naïve
über señor crème œuvre москва книги`.split(/\s+/);

it('gives the stems that the full-text index gives', () => {
  const { db } = openTestStore();
  db.run(`CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'unit_text', 'instance')`);
  for (const [place, word] of words.entries()) {
    db.run('INSERT INTO unit_text (rowid, text) VALUES (?, ?)', [
      place + 1,
      word.normalize('NFD').replace(/\p{Mn}/gu, ''),
    ]);
  }
  const terms = db.all<{ doc: number; term: string }>('SELECT doc, term FROM temp.terms ORDER BY doc');
  const stems = words.map((word) => porterStem(word.normalize('NFD').replace(/\p{Mn}/gu, '')));
  expect(stems).toEqual(terms.map(({ term }) => term));
});
