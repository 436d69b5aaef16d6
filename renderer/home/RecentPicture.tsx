import { useEffect, useState } from 'react'
import type { Design } from '../../simulation/index.ts'
import { host } from '../platform/current.ts'
import type { RecentFile } from '../platform/host.ts'
import { readDesign } from '../state/reading.ts'
import { Icon } from '../ui/Icon.tsx'
import { Miniature } from './Miniature.tsx'

/** What a recent file shows, as small as an icon; the icon of a file until it is read, or where it cannot be. */
export function RecentPicture({ file: { key, openedAt, exists } }: { readonly file: RecentFile }) {
  const [design, setDesign] = useState<Design | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a file that was opened again may hold something else
  useEffect(() => {
    let stale = false
    const read = async () => {
      const text = exists ? await host.peek(key) : null
      const parsed = text === null ? null : await readDesign(text, { quiet: true })
      if (!stale) setDesign(parsed?.ok ? parsed.value : null)
    }
    read().catch(() => {})
    return () => {
      stale = true
    }
  }, [key, openedAt, exists])
  return (
    <span className="recent-picture">
      {design && design.nodes.length > 0 ? <Miniature design={design} /> : <Icon name="file" size={16} />}
    </span>
  )
}
