/** A key combination, written as this machine writes it: `Mod+Shift+Z` is ⌘⇧Z on a Mac and Ctrl+Shift+Z elsewhere. */
export function Keys({ keys }: { readonly keys: string }) {
  return (
    <span className="keys">
      {writtenKeys(keys).map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  )
}

export function writtenKeys(keys: string, mac = isMac()): readonly string[] {
  const names = mac ? MAC : OTHERS
  // A plus as the key itself: `Mod++`.
  return keys
    .replace(/\+\+$/, '+Plus')
    .split('+')
    .map((key) => names[key] ?? BOTH[key] ?? key)
}

export function isMac(): boolean {
  return /Mac/.test(navigator.platform)
}

const MAC: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Delete: '⌫' }
const OTHERS: Readonly<Record<string, string>> = { Mod: 'Ctrl' }
const BOTH: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Plus: '+',
  Escape: 'Esc',
  ' ': 'Space',
}
