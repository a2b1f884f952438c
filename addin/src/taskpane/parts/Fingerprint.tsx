import { Text } from '@fluentui/react-components';
import { useStyles } from './useStyles.ts';

/** A key's fingerprint (hex) in groups of four, as people compare it. */
export function Fingerprint({ hex }: { readonly hex: string }) {
  const styles = useStyles();
  return (
    <Text block size={200} font="monospace" className={styles.break}>
      {hex
        .toUpperCase()
        .match(/.{1,4}/g)
        ?.join(' ')}
    </Text>
  );
}
