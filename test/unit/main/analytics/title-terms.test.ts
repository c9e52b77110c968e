import { expect, it } from 'vitest';
import { termsOfTitle } from '../../../../src-main/analytics/title-terms.ts';

it.each([
  ['(3) Kettles compared — Mozilla Firefox', 'Firefox', ['kettles', 'kettles compared', 'compared']],
  ['The tax return of 2026 - LibreOffice Writer', 'soffice', ['tax', 'tax return', 'return']],
  ['New Tab - Google Chrome', 'Google Chrome', []],
  ['Ada’s invoice', 'Viewer', ['ada’s', 'ada’s invoice', 'invoice']],
  ['Poster for the fair - Drafter', 'Drafter', ['poster', 'poster fair', 'fair']],
  ['東京の天気予報', 'Browser', ['東京', '天気', '天気 予報', '予報']],
])('finds in “%s” of %s what it is about', (title, application, terms) => {
  const found = termsOfTitle(title, application).map(({ term }) => term);
  expect(found.toSorted()).toEqual(terms.toSorted());
});

it('leaves the name of the site at the end of a title out, and says a name as it is written', () => {
  const found = termsOfTitle('Night train to Vienna - Nordwear', 'Firefox', 'shop.nordwear.example');
  expect(found.map(({ label }) => label)).toEqual(['train', 'Vienna', 'train to Vienna']);
});
