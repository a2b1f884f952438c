import type { DropInList } from '@siegelpost/shared/api/dropIns';
import type { DropInName } from '@siegelpost/shared/api/dropInName';
import { paths } from '@siegelpost/shared/api/paths';
import type { MouseEvent } from 'react';
import { Breakable } from '../frame/Breakable.tsx';
import { Icon } from '../frame/Icon.tsx';
import { Screen } from '../frame/Screen.tsx';
import { visibleText } from '../text/visibleText.ts';
import { useWriteFirstText } from './writeFirstText.ts';

/** The authority's own page: whom one can write to. */
export function ChooseScreen(props: {
  readonly dropIns: DropInList['dropIns'];
  readonly onChoose: (name: DropInName) => void;
}) {
  const { say } = useWriteFirstText();
  if (props.dropIns.length === 0)
    return (
      <Screen heading={say('choose.none.title')}>
        <p className="kern-body lead">{say('choose.none')}</p>
      </Screen>
    );
  return (
    <Screen heading={say('choose.title')}>
      <p className="kern-body lead">{say('choose.lead')}</p>
      <ul className="addressees">
        {props.dropIns.map(({ name, owner }) => (
          <li key={name}>
            <a
              className="addressee"
              href={paths.dropInPage(name)}
              onClick={choosing(() => props.onChoose(name))}
            >
              <Icon name="mail" />
              <span className="addressee__words">
                <bdi className="addressee__name">{visibleText(owner.name || owner.address)}</bdi>
                {owner.name !== '' && (
                  <bdi className="kern-body kern-body--muted">
                    <Breakable text={visibleText(owner.address)} />
                  </bdi>
                )}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Screen>
  );
}

/** Without loading the page again, unless another tab is asked for. */
function choosing(choose: () => void) {
  return (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose();
  };
}
