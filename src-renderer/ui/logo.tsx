/** The mark: an eye, drawn in the accent's ink. */
interface LogoProps {
  readonly size?: number;
}

export function Logo({ size = 22 }: LogoProps) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden className="shrink-0 text-accent-ink">
      <path
        d="M2 12c2.6-4.6 6-7 10-7s7.4 2.4 10 7c-2.6 4.6-6 7-10 7s-7.4-2.4-10-7Z"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <circle cx="12" cy="12" r="3.6" fill="currentColor" />
    </svg>
  );
}
