import { expect, test } from '@jest/globals';
import { withLetterhead } from './letterhead.ts';

test('a name stays text in the page, whatever it contains', () => {
  const policy = { organisation: 'Amt </script><img src=x> & "Söhne" $&' };
  const page = withLetterhead('<title>{{organisation}}</title><!--policy-->', policy);
  expect(page).toContain(
    '<title>Amt &#60;/script&#62;&#60;img src=x&#62; &#38; &#34;Söhne&#34; $&#38;</title>',
  );
  expect(page.match(/<\/script>/g)).toHaveLength(1);
  const [, json = ''] = /id="policy">(.*)<\/script>/.exec(page) ?? [];
  expect(JSON.parse(json)).toEqual(policy);
});

test('legal links stand in the page for those without a script; where there are none, nothing does', () => {
  const page = '<main></main><!--legal-->';
  const policy = { organisation: 'Amt', imprintUrl: 'https://amt.example/?a=1&b="2"', privacyUrl: null };
  expect(withLetterhead(page, policy)).toContain(
    '<li><a class="kern-link" href="https://amt.example/?a=1&#38;b=&#34;2&#34;">Impressum</a></li></ul>',
  );
  expect(withLetterhead(page, { organisation: 'Amt' })).toBe('<main></main>');
});
