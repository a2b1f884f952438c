const BLOCKS = new Set([
  'P',
  'DIV',
  'TR',
  'LI',
  'UL',
  'OL',
  'TABLE',
  'H1',
  'H2',
  'H3',
  'H4',
  'BLOCKQUOTE',
  'HR',
  'PRE',
]);

/** HTML as the plain-text part of a message, links written out. */
export function plainText(root: Node): string {
  return lines(root)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function lines(node: Node): string {
  if (node instanceof CharacterData || node.nodeType === Node.TEXT_NODE) {
    return node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '').replace(/\s+/g, ' ') : '';
  }
  const name = node.nodeName;
  if (name === 'BR') return '\n';
  if (name === 'STYLE' || name === 'HEAD') return '';
  const inner = [...node.childNodes].map(lines).join('');
  if (name === 'A') return linkText(inner, node);
  if (name === 'LI') return `\n- ${inner.trim()}`;
  if (name === 'P') return `\n\n${inner}\n\n`;
  return BLOCKS.has(name) ? `\n${inner}\n` : inner;
}

function linkText(inner: string, node: Node): string {
  const address = 'href' in node ? String(node.href) : '';
  return address === '' || inner.trim() === address.trim() ? inner : `${inner} <${address}>`;
}
