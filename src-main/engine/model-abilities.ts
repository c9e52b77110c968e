/** What models were found to be able to do, kept in the store so that the trial is not repeated at each start. */
import { abilitiesSchema, type Abilities } from '../llm/abilities.ts';
import type { AbilityStore } from '../llm/model-choice.ts';
import type { WritableDb } from '../store/statements.ts';

export function createModelAbilities(db: WritableDb): AbilityStore {
  const known = new Map<string, Abilities>();
  const nameOf = (server: string, model: string): string => `${server}\n${model}`;
  return {
    read(server, model) {
      const name = nameOf(server, model);
      const found = known.get(name) ?? readRow(db, server, model);
      if (found) known.set(name, found);
      return found;
    },
    write(server, model, abilities) {
      known.set(nameOf(server, model), abilities);
      db.run('INSERT OR REPLACE INTO model_abilities (server, model, abilities) VALUES (?, ?, ?)', [
        server,
        model,
        JSON.stringify(abilities),
      ]);
    },
  };
}

/** What an older version wrote in another form counts as not known. */
function readRow(db: WritableDb, server: string, model: string): Abilities | null {
  const row = db.get<{ abilities: string }>(
    'SELECT abilities FROM model_abilities WHERE server = ? AND model = ?',
    [server, model],
  );
  const parsed = row ? abilitiesSchema.safeParse(JSON.parse(row.abilities)) : null;
  return parsed?.success ? parsed.data : null;
}
