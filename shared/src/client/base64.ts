/** RFC 4648 §4. */
export function base64(octets: Uint8Array): string {
  return btoa(String.fromCharCode(...octets));
}

/** RFC 4648 §5, without padding. */
export function base64Url(octets: Uint8Array): string {
  return base64(octets).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
