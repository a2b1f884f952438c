import type { PackageSummary } from '@siegelpost/shared/api/conversations';

type Colour = 'success' | 'warning' | 'danger' | 'informative' | 'subtle';

/** How a sending stands, in one word. */
export function stateOf(summary: PackageSummary) {
  switch (summary.state) {
    case 'sealed':
      return status('sent.state.sealed', 'warning');
    case 'recalled':
      return status('sent.state.recalled', 'subtle');
    case 'expired':
      return status('sent.state.expired', 'subtle');
    case 'active':
      if (summary.locked) return status('sent.state.locked', 'danger');
      return summary.openedAt
        ? status('sent.state.opened', 'success')
        : status('sent.state.waiting', 'informative');
  }
}

type State = 'sealed' | 'waiting' | 'opened' | 'recalled' | 'expired' | 'locked';

function status(key: `sent.state.${State}`, colour: Colour) {
  return { key, colour };
}
