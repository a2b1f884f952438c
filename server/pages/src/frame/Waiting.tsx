/** Something is under way whose length is not known. */
export function Waiting({ children }: { readonly children: string }) {
  return (
    <output className="kern-body waiting">
      <span className="waiting__ring" aria-hidden="true" />
      <span>{children}</span>
    </output>
  );
}
