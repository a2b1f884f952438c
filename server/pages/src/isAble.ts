/** What every step needs of a browser. Modes that lock a device down take some of it away; so do pages without https. */
export function isAble(page: { readonly crypto?: Partial<Pick<Crypto, 'subtle'>> }): boolean {
  return (
    typeof WebAssembly === 'object' &&
    typeof Worker === 'function' &&
    typeof ReadableStream === 'function' &&
    page.crypto?.subtle !== undefined
  );
}
