import type { PublicPolicy } from '@siegelpost/shared/api/policy';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Language } from '../text/languages.ts';
import { loadText, type Text } from '../text/text.ts';
import { TextContext } from '../text/TextContext.tsx';
import { FrameContext } from './FrameContext.ts';
import { PageFrame } from './PageFrame.tsx';

/** What every page has of the world outside, whatever is on it. */
export interface PageParts {
  /** There at once, unless the page came from elsewhere than our server. */
  readonly policy: PublicPolicy | Promise<PublicPolicy>;
  /** The language the page begins with. */
  readonly text: Text;
  readonly rememberLanguage: (language: Language) => void;
}

/** Language, letterhead and footer around the screens of a page. */
export function Page(props: {
  readonly parts: PageParts;
  readonly children: (policy: PublicPolicy | undefined) => ReactNode;
}) {
  const { parts } = props;
  const [text, setText] = useState(parts.text);
  const { language } = text;
  const policy = useSettled(parts.policy);
  const organisation = policy?.organisation ?? '';
  const takeFocus = useTakeFocus();
  const frame = useMemo(() => ({ organisation, takeFocus }), [organisation, takeFocus]);

  useEffect(() => {
    document.documentElement.lang = language.tag;
    document.documentElement.dir = language.direction;
  }, [language]);

  return (
    <TextContext value={text}>
      <FrameContext value={frame}>
        <PageFrame
          policy={policy}
          onLanguage={(chosen) => {
            parts.rememberLanguage(chosen);
            // Where it cannot be had, the page stays as it is; reloading it tries again.
            void loadText(chosen).then(setText, () => undefined);
          }}
        >
          {props.children(policy)}
        </PageFrame>
      </FrameContext>
    </TextContext>
  );
}

/** The value, of a promise once it is there; a failure leaves it unknown. */
function useSettled<T extends object>(source: T | Promise<T>): T | undefined {
  const [value, setValue] = useState(source instanceof Promise ? undefined : source);
  useEffect(() => {
    if (source instanceof Promise) source.then(setValue, () => undefined);
  }, [source]);
  return value;
}

function useTakeFocus(): () => boolean {
  const screens = useRef(0);
  return useCallback(() => screens.current++ > 0, []);
}
