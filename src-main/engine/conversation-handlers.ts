/** What the Memory page asks of conversation memory: whose there is, where it is kept, and what copying it would do. */
import { tell } from '../../src-preload/contract/sentences/wording.ts';
import type { conversationRequests } from '../../src-preload/contract/conversation-memory.ts';
import { usualAgent } from '../../src-preload/contract/memory-settings.ts';
import type { HandlersFor, OutputOf } from '../../src-preload/contract/route.ts';
import type { ConversationBackend } from '../backends/backend.ts';
import type { MemoryCopies } from '../backends/copy-memories.ts';
import type { FileFollower } from '../backends/file-follower.ts';
import { countEntriesOf } from '../backends/file-index.ts';
import type { MarkdownFiles } from '../backends/markdown-files.ts';
import { nameOf } from '../backends/memory-folder.ts';
import {
  agentLabel,
  backendNameOf,
  overridesBackend,
  type ParticipantSettings,
} from '../backends/participants.ts';
import { agentScope, roomScope, teamScope, type Scope } from '../backends/scope.ts';
import type { ReadableDb } from '../store/statements.ts';

type Routes = typeof conversationRequests;
export type ConversationHandlers = HandlersFor<Routes>;

export interface ConversationHandlerParts {
  readonly db: ReadableDb;
  readonly backends: Readonly<Record<'mem0' | 'file', ConversationBackend>>;
  readonly copies: MemoryCopies;
  readonly files: MarkdownFiles;
  readonly follower: FileFollower;
  readonly settings: () => ParticipantSettings;
  readonly embedder: () => OutputOf<Routes, 'conversation.state'>['embedder'];
}

export function createConversationHandlers(parts: ConversationHandlerParts): ConversationHandlers {
  const { db, backends, copies, files, follower, settings } = parts;
  return {
    'conversation.scopes': () => {
      const labels = labelsOf(settings());
      const kept = { mem0: countsOf(backends.mem0), file: countsOf(backends.file) };
      const all = new Set([...labels.keys(), ...kept.mem0.keys(), ...kept.file.keys()]);
      return {
        scopes: [...all].toSorted().map((scope) => {
          const backend = backendNameOf(scope, settings());
          // What is switched off is still there.
          const counts = backend === 'none' ? [kept.mem0, kept.file] : [kept[backend]];
          const memories = Math.max(...counts.map((count) => count.get(scope) ?? 0));
          return { scope, label: labels.get(scope) ?? labelOf(scope), backend, memories };
        }),
      };
    },
    'conversation.state': () => ({ embedder: parts.embedder(), filesTrouble: follower.trouble() }),
    'conversation.files': async () => {
      await follower.look();
      const folder = files.folder();
      let scopes: Scope[] = [];
      try {
        scopes = files.scopes() ?? [];
      } catch {
        // The follower says why.
      }
      return { folder: folder.root, files: scopes.flatMap(filesOf), trouble: follower.trouble() };
    },
    'conversation.preview-copy': async ({ to }) => {
      await seeFiles();
      const plans = [];
      for (const scope of scopesToCopy(to)) plans.push(await copies.plan(scope, to));
      return { scopes: plans };
    },
    'conversation.copy': async ({ to }) => {
      await seeFiles();
      const done = { added: 0, updated: 0, removed: 0 };
      for (const scope of scopesToCopy(to)) {
        const { add, update, remove } = await copies.copy(scope, to);
        done.added += add;
        done.updated += update;
        done.removed += remove;
      }
      return done;
    },
  };

  /** What an editor did until now counts; what is missing is gone only when it was missing twice. */
  async function seeFiles(): Promise<void> {
    await follower.look();
    await follower.look();
  }

  /** An agent whose memory is kept elsewhere whatever `memory.backend` says has nothing to do with switching it. */
  function scopesToCopy(to: 'mem0' | 'file'): Scope[] {
    return copies.scopes(to).filter((scope) => {
      const own = overridesBackend(scope, settings());
      return own === null || own === to;
    });
  }

  function filesOf(scope: Scope): OutputOf<Routes, 'conversation.files'>['files'] {
    const counts = countEntriesOf(db, scope);
    try {
      return files.look(scope).map(({ file, bytes, modifiedAt }) => ({
        scope,
        name: nameOf(files.folder(), file),
        path: files.pathOf(scope, file),
        bytes,
        entries: counts.get(file.type === 'entrypoint' ? '' : file.day) ?? 0,
        modifiedAt,
      }));
    } catch {
      // The follower says why.
      return [];
    }
  }
}

function countsOf(backend: ConversationBackend): Map<Scope, number> {
  return new Map(backend.scopes().map(({ scope, memories }) => [scope, memories]));
}

/** The names of those that the settings name; whether it is a room or a team, the scope says. */
function labelsOf(settings: ParticipantSettings): Map<Scope, string> {
  const nameOfAgent = (name: string): string => agentLabel(name, settings) ?? tell('Assistant');
  const agents = Object.entries(settings.agents);
  const rooms = new Map(Object.entries(settings.rooms).map(([id, { displayName }]) => [id, displayName]));
  for (const [, { rooms: ids }] of agents) for (const id of ids) if (!rooms.has(id)) rooms.set(id, '');
  return new Map<Scope, string>([
    ...agents.map(([name]) => [agentScope(name), nameOfAgent(name)] as const),
    ...[...rooms].map(([id, name]) => [roomScope(id), name || id] as const),
    ...Object.values(settings.teams).map(
      ({ displayName, members }) =>
        [teamScope(members), displayName || members.map(nameOfAgent).join(', ')] as const,
    ),
  ]);
}

/** Of one that the settings do not name any more, or never did. */
function labelOf(scope: Scope): string {
  const name = scope.slice(scope.indexOf('_') + 1);
  if (scope.startsWith('room_')) return name;
  if (scope.startsWith('team_')) return name.split('+').join(', ');
  return name === usualAgent ? tell('Assistant') : name;
}
