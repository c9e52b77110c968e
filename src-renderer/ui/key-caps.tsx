/** Keys as they are printed on the keyboard. */
export function KeyCaps({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span className="inline-flex gap-1">
      {keys.map((key) => (
        <kbd
          key={key}
          className="inline-flex h-5 min-w-5 items-center justify-center rounded-control border border-line bg-surface-2 px-1.5 font-sans text-small text-ink-2"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
