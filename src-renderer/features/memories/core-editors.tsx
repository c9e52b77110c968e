/** The two blocks of core memory, each with a meter of its room and its earlier versions. */
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { CoreBlockEditor } from './core-block-editor.tsx';

export function CoreEditors() {
  const { data, error, refetch } = useRequest('memory.core', {});
  if (error) {
    return (
      <div className="p-4">
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="flex flex-wrap gap-6 p-4">
        {(['human', 'persona'] as const).map((block) => {
          const status = data?.find((candidate) => candidate.block === block);
          return (
            <section
              key={block}
              aria-labelledby={`core-${block}`}
              className="flex min-w-80 flex-1 basis-80 flex-col gap-2"
            >
              <h2 id={`core-${block}`} className="text-lead font-semibold">
                {blockWords[block].title}
              </h2>
              <p className="text-ink-2">{blockWords[block].hint}</p>
              {status ? (
                <CoreBlockEditor
                  status={status}
                  name={blockWords[block].title}
                  onOutdated={() => void refetch()}
                />
              ) : (
                <div className="skeleton h-80 rounded-control" />
              )}
            </section>
          );
        })}
      </div>
    </div>
  );
}

const blockWords = {
  human: { title: t('kinds.coreHuman'), hint: t('kinds.coreHumanHint') },
  persona: { title: t('kinds.corePersona'), hint: t('kinds.corePersonaHint') },
} as const;
