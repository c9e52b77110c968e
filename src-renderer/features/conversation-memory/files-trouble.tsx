/** What keeps the files from being read or written, where something does. */
import { useRequest } from '../../client/use-request.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';

export function FilesTrouble() {
  const state = useRequest('conversation.state', {}, { keepPrevious: true });
  const trouble = state.data?.filesTrouble ?? null;
  return trouble === null ? null : <ErrorNotice error={new Error(trouble)} />;
}
