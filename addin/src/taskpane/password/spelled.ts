/** A password as it is read out: `7K3-MQ2-VDXW` becomes `7 K 3, M Q 2, V D X W`. */
export function spelled(password: string): string {
  return password
    .split('-')
    .map((group) => Array.from(group).join(' '))
    .join(', ');
}
