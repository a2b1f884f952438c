/**
 * A turning ring, and what is waited for. Plain (`pane.css`): on the way to the form Fluent's spinner took longer to set up
 * than it was to be seen.
 */
export function Waiting({ label }: { readonly label: string }) {
  return <p className="waiting">{label}</p>;
}
