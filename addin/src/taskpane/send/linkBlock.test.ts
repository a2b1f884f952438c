import { expect, test } from '@jest/globals';
import { createText } from '../../text/text.ts';
import { type LinkBlock, linkBlock } from './linkBlock.ts';

const secret = 'Lmn_-pqrstuvwxyzABCDEFGHIJA';
const block: LinkBlock = {
  link: `https://post.stadt.example/t/BBBBBBBBBBBBBBBBBBBBBA#${secret}`,
  author: 'Max <Amtmann> & "Co"',
  fileCount: 2,
  reference: 'SP-7K3M-Q2VD',
  expiresAt: '2026-04-01T09:30:00Z',
  password: 'told',
  oneTime: false,
};

test.each(['html', 'text'] as const)(
  'the %s block holds the link, the page to type and the secret',
  (format) => {
    const made = linkBlock(block, format, createText('de'));
    expect(made).toContain(block.link);
    const read = new DOMParser().parseFromString(made, 'text/html').body.textContent;
    expect(read).toContain('https://post.stadt.example/t/BBBBBBBBBBBBBBBBBBBBBA auf');
    expect(read).toContain(`geheimen Teil des Links ein: ${secret}`);
    expect(made).toContain('SP-7K3M-Q2VD');
    expect(made).toContain('1. April 2026');
  },
);

test('the html block has one link that Outlook gives no preview card, and a name stays text', () => {
  const made = linkBlock(block, 'html', createText('de'));
  const page = new DOMParser().parseFromString(made, 'text/html');
  const anchors = [...page.querySelectorAll('a')];
  expect(anchors.map(({ id, href }) => ({ id, href }))).toEqual([{ id: 'LPNoLP', href: block.link }]);
  expect(page.body.textContent).toContain('Max <Amtmann> & "Co"');
});

test('only the long parts of the html block may be broken within', () => {
  const made = linkBlock(block, 'html', createText('de'));
  const page = new DOMParser().parseFromString(made, 'text/html');
  const broken = [...page.querySelectorAll('[style*=break-all]')].map(({ textContent }) => textContent);
  expect(broken).toEqual(block.link.split('#'));
});

test('without a password the block speaks of none', () => {
  const made = linkBlock({ ...block, password: null }, 'text', createText('de'));
  expect(made).not.toContain('Passwort');
});

test('nobody is told to wait for a password that they have already', () => {
  const say = (password: LinkBlock['password']) =>
    linkBlock({ ...block, password }, 'text', createText('de'));
  expect(say('told')).toContain('Das Passwort erhalten Sie auf einem anderen Weg.');
  expect(say('known')).toContain('Es gilt das Passwort, das Sie schon haben.');
  expect(say('known')).not.toContain('erhalten');
  expect(say('either')).toContain('haben Sie schon, oder Sie erhalten es');
});

test.each(['html', 'text'] as const)('the %s block of a one-time package says so', (format) => {
  expect(linkBlock({ ...block, oneTime: true }, format, createText('de'))).toContain('nur einmal öffnen');
  expect(linkBlock(block, format, createText('de'))).not.toContain('nur einmal');
});
