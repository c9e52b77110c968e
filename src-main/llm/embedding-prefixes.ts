/** What some models want to be told with a text: whether it is looked for, or looks for others. As on their cards. Pure. */

export interface EmbeddingPrefixes {
  readonly passage: string;
  readonly query: string;
}

const none: EmbeddingPrefixes = { passage: '', query: '' };
const instructed = {
  passage: '',
  query: 'Represent this sentence for searching relevant passages: ',
};
const known: readonly (readonly [RegExp, EmbeddingPrefixes])[] = [
  [/nomic-embed-text/iu, { passage: 'search_document: ', query: 'search_query: ' }],
  [/mxbai-embed|bge-(small|base|large)-en|snowflake-arctic-embed(?!2)/iu, instructed],
  [
    /\be5-(small|base|large)|multilingual-e5-(small|base|large)$/iu,
    { passage: 'passage: ', query: 'query: ' },
  ],
];

export function prefixesOf(model: string): EmbeddingPrefixes {
  return known.find(([name]) => name.test(model))?.[1] ?? none;
}
