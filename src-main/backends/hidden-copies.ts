/**
 * Which passages the owner's search leaves out: the same fact in the backend that is not in force for its scope. A fact that
 * was never copied is found wherever it is kept.
 */
import type { HiddenUnits } from '../memory/search/search-filter.ts';
import type { ReadableDb } from '../store/statements.ts';
import { scopesOfCopies } from './backend-copies-table.ts';
import { backendNameOf, type ParticipantSettings } from './participants.ts';

/** Null where nothing was copied. */
export function hiddenCopies(db: ReadableDb, settings: ParticipantSettings): HiddenUnits | null {
  const scopes = scopesOfCopies(db);
  if (scopes.length === 0) return null;
  const inFiles = scopes.filter((scope) => backendNameOf(scope, settings) === 'file');
  // The other side may have gone since; then this one is all that is left of the fact.
  return {
    sql: `SELECT u.id FROM backend_copies c CROSS JOIN units u ON u.memory_id = c.memory_id
          WHERE c.scope IN (SELECT value FROM json_each(:scopesInFiles))
            AND EXISTS (SELECT 1 FROM file_entries e WHERE e.scope = c.scope AND e.entry_id = c.entry_id)
          UNION ALL
          SELECT e.unit_id FROM backend_copies c CROSS JOIN file_entries e ON e.scope = c.scope AND e.entry_id = c.entry_id
          WHERE c.scope NOT IN (SELECT value FROM json_each(:scopesInFiles))
            AND EXISTS (SELECT 1 FROM memories m WHERE m.id = c.memory_id AND m.state = 'active')`,
    parameters: { scopesInFiles: JSON.stringify(inFiles) },
  };
}
