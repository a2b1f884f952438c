import { Button, Tooltip } from '@fluentui/react-components';
import { AppsAddInRegular } from '@fluentui/react-icons';
import type { AddinButton } from '../host/manifest.ts';

interface AddinButtonsProps {
  readonly buttons: readonly AddinButton[];
  readonly pressedId: string | null;
  readonly onPress: (button: AddinButton) => void;
}

/** The ribbon buttons that the manifest asks for. */
export function AddinButtons({ buttons, pressedId, onPress }: AddinButtonsProps) {
  return buttons.map((button) => (
    <Tooltip key={button.id} content={button.description} relationship="description">
      <Button
        appearance="subtle"
        className="addin-button"
        data-command={button.id}
        aria-pressed={button.id === pressedId}
        icon={
          button.icon === null ? (
            <AppsAddInRegular />
          ) : (
            <img src={button.icon} alt="" width={20} height={20} />
          )
        }
        onClick={() => onPress(button)}
      >
        {button.label}
      </Button>
    </Tooltip>
  ));
}
