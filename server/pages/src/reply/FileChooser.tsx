import { type DragEvent, useId, useRef, useState } from 'react';
import { Breakable } from '../frame/Breakable.tsx';
import { Icon } from '../frame/Icon.tsx';
import { useText } from '../text/TextContext.tsx';
import { visibleText } from '../text/visibleText.ts';
import type { ChosenFile } from './replyState.ts';
import type { ReplyLimits } from './useReply.ts';

/** Files by the browser's own picker (on phones: also the camera) or by dropping them. */
export function FileChooser(props: {
  readonly files: readonly ChosenFile[];
  readonly limits: ReplyLimits | undefined;
  readonly onChange: (files: readonly ChosenFile[]) => void;
}) {
  const { say, bytes } = useText();
  const { files, limits, onChange } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const add = (more: readonly File[]) => {
    const next = Math.max(0, ...files.map(({ key }) => key)) + 1;
    onChange([...files, ...more.map((file, index) => ({ key: next + index, file }))]);
  };
  const drag = (isOver: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(isOver);
  };
  const sum = files.reduce((total, { file }) => total + file.size, 0);
  return (
    <fieldset className="kern-fieldset chooser">
      <legend className="kern-label">{say('reply.files')}</legend>
      {limits && (
        <p className="kern-hint" id={`${id}-limit`}>
          {say('reply.limit', { maxFiles: limits.maxFiles, maxBytes: bytes(limits.maxPackageBytes) })}
        </p>
      )}
      <div
        className={over ? 'drop drop--over' : 'drop'}
        onDragOver={drag(true)}
        onDragLeave={drag(false)}
        onDrop={(event) => {
          drag(false)(event);
          add([...event.dataTransfer.files]);
        }}
      >
        <input
          ref={input}
          id={id}
          className="kern-sr-only drop__input"
          type="file"
          multiple
          aria-describedby={limits ? `${id}-limit` : undefined}
          onChange={(event) => {
            add([...(event.target.files ?? [])]);
            // So that the same file can be chosen again after it was removed.
            event.target.value = '';
          }}
        />
        <label htmlFor={id} className="kern-btn kern-btn--secondary drop__button">
          <Icon name="add" />
          <span className="kern-label">{say('reply.choose')}</span>
        </label>
        <Camera onPicture={add} />
        <span className="kern-body kern-body--muted drop__hint">{say('reply.drop')}</span>
      </div>
      <ul className="chosen">
        {files.map(({ key, file }) => (
          <li key={key} className="chosen__file">
            <Icon name="file" />
            <span className="chosen__name">
              <bdi>
                <Breakable text={visibleText(file.name)} />
              </bdi>
              <span className="kern-body kern-body--small kern-body--muted">{bytes(file.size)}</span>
            </span>
            <button
              type="button"
              className="icon-button"
              aria-label={say('reply.remove', { name: visibleText(file.name) })}
              onClick={() => {
                onChange(files.filter((chosen) => chosen.key !== key));
                input.current?.focus();
              }}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <output className="kern-sr-only">
        {say('reply.chosen', { count: files.length, bytes: bytes(sum) })}
      </output>
    </fieldset>
  );
}

/** A picture taken now, where the device is held in the hand. */
function Camera({ onPicture }: { readonly onPicture: (files: readonly File[]) => void }) {
  const { say } = useText();
  const id = useId();
  return (
    <span className="camera">
      <input
        id={id}
        className="kern-sr-only drop__input"
        type="file"
        accept="image/*"
        capture="environment"
        onChange={(event) => {
          onPicture([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <label htmlFor={id} className="kern-btn kern-btn--secondary drop__button">
        <Icon name="camera" />
        <span className="kern-label">{say('reply.camera')}</span>
      </label>
    </span>
  );
}
