import { formatMoney, formatPercent } from '../../simulation/index.ts'
import { useView } from '../state/view.ts'
import { Tip } from '../ui/Tip.tsx'
import { treemap } from './treemap.ts'

export interface CostShare {
  readonly key: string
  readonly name: string
  readonly category: string
  readonly usd: number
  readonly nodeIds: readonly string[]
}

/** Percent of both sides: the tiles fill whatever box they are given. */
const WIDTH = 160
const HEIGHT = 100
const MOST_TILES = 8
const SMALLEST_SHARE = 0.02

/** The bill as areas, the largest first; what is small joins "other". A click shows the parts. */
export function CostMap({ shares, total }: { readonly shares: readonly CostShare[]; readonly total: number }) {
  const large = shares.filter((share, i) => i < MOST_TILES - 1 && share.usd / total >= SMALLEST_SHARE)
  const small = shares.slice(large.length)
  const other: readonly CostShare[] =
    small.length === 0
      ? []
      : [
          {
            key: 'other',
            name: small.length === 1 ? (small[0]?.name ?? '') : `${small.length} others`,
            category: 'generic',
            usd: small.reduce((sum, share) => sum + share.usd, 0),
            nodeIds: small.flatMap((share) => share.nodeIds),
          },
        ]
  const tiles = [...large, ...other]
  const boxes = treemap(
    tiles.map((tile) => tile.usd),
    WIDTH,
    HEIGHT,
  )
  return (
    <ul className="cost-map">
      {tiles.map((tile, i) => {
        const box = boxes[i]
        if (!box) return null
        const words = `${formatMoney(tile.usd)} · ${formatPercent(tile.usd / total)}`
        return (
          <li
            key={tile.key}
            style={{
              left: `${(box.x / WIDTH) * 100}%`,
              top: `${(box.y / HEIGHT) * 100}%`,
              width: `${(box.width / WIDTH) * 100}%`,
              height: `${(box.height / HEIGHT) * 100}%`,
            }}
          >
            <Tip text={`${tile.name}: ${words}`}>
              <button
                type="button"
                className="cost-tile"
                data-category={tile.category}
                aria-label={`${tile.name}: ${words}`}
                onClick={() => useView.getState().revealParts(tile.nodeIds)}
              >
                <strong className="name-cut">{tile.name}</strong>
                <span>{words}</span>
              </button>
            </Tip>
          </li>
        )
      })}
    </ul>
  )
}
