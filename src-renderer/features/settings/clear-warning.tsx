/** Shown wherever an address is that anybody on the way can listen to. */
import { TriangleAlert } from 'lucide-react';
import { warningOf } from './model-words.ts';

export function ClearWarning({ server }: { readonly server: string }) {
  const warning = warningOf(server);
  if (warning === null) return null;
  return (
    <p role="note" className="flex items-start gap-2 rounded-control bg-warn-soft px-3 py-2">
      <TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-warn" />
      {warning}
    </p>
  );
}
