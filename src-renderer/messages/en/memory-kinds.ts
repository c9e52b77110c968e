/** English: the six kinds of memory, and categories. */
export const memoryKinds = {
  core: 'Core',
  coreHolds:
    'Who you are, and how the assistant should be. Both texts go along with every question in the chat.',
  coreBegins: 'Write what the assistant should always know.',
  episodic: 'Episodic',
  episodicHolds: 'What happened, and when.',
  episodicBegins: 'Episodes are made from what you do on the screen, without any model.',
  semantic: 'Semantic',
  semanticHolds: 'People, projects, concepts and facts.',
  drawn:
    'They are drawn from what was seen and said once a model server is connected. Or write one yourself.',
  procedural: 'Procedural',
  proceduralHolds: 'How something is done, step by step.',
  resource: 'Resources',
  resourceHolds: 'Pages, documents and files that were on the screen.',
  resourceBegins: 'Each page and file that you look at appears here, without any model.',
  vault: 'Vault',
  vaultHolds: 'Passwords, keys and other secrets, each sealed by itself.',
  vaultBegins:
    'Secrets that are recognised on the screen are forgotten, or wait here until you say what they are, as you choose under Privacy.',
  categoryGone: 'a category that is gone',
};
