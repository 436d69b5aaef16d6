import { type MouseEvent, useId } from 'react'
import { useIsExplained } from '../state/receipts.ts'
import { type ReceiptTarget, useView } from '../state/view.ts'
import { type FigureKind, writeFigure } from './write.ts'

export interface FigureProps {
  /** From the report; `null` is "not known" and is drawn as a dash or `unknown`. */
  readonly value: number | null | undefined
  readonly kind: FigureKind
  /** What it is, in words: "Cost a month of Ranker"; part of its accessible name and the receipt's title. */
  readonly label: string
  /** JSON pointer into the report, the key of its receipt; without one (or where the report has none) it is plain text. */
  readonly receipt?: string | undefined
  /** Half the width of the interval of a simulated figure. */
  readonly halfWidth?: number | undefined
  /** The target it is judged against: availability is never rounded across it. */
  readonly target?: number | undefined
  /** The unit is written elsewhere: "53 of 43.8 min". */
  readonly bare?: boolean
  /** Said in place of a dash: "saturated", "no price". */
  readonly unknown?: string | undefined
  /** Of kind `unit`: what follows the number. */
  readonly unit?: string | undefined
}

/** The only way to print a number: through the one formatter, and with its receipt one click away. */
export function Figure({ value, kind, label, receipt, halfWidth, target, unknown, unit: ownUnit, bare }: FigureProps) {
  const explained = useIsExplained(receipt ?? null)
  const askedBy = useId()
  const open = useView((state) => state.receipt?.askedBy === askedBy)
  const text = writeFigure(value ?? null, kind, { halfWidth, target, unknown, unit: ownUnit })
  const known = value !== null && value !== undefined
  const [digits, unit] = splitUnit(text)
  const written = (
    <>
      {digits}
      {unit && !bare && <small> {unit}</small>}
    </>
  )
  if (!explained || receipt === undefined)
    return (
      <span className="figure" data-unknown={known ? undefined : ''}>
        {written}
      </span>
    )

  const onClick = (event: MouseEvent<HTMLButtonElement>) => {
    event.stopPropagation()
    useView
      .getState()
      .openReceipt(open ? null : { pointer: receipt, value: text, label, askedBy, ...standing(event.currentTarget) })
  }
  return (
    <button
      type="button"
      className="figure"
      data-why=""
      data-unknown={known ? undefined : ''}
      aria-haspopup="dialog"
      aria-expanded={open}
      aria-label={`${label}: ${text}. Why?`}
      onClick={onClick}
    >
      {written}
    </button>
  )
}

/** "142 ms" → "142", "ms"; what has no unit after a space stays whole. */
function splitUnit(text: string): readonly [string, string] {
  const match = /^([^\p{L}]*\d)[\s\u00a0\u202f]([\p{L}%/ ]+)$/u.exec(text)
  return match?.[1] && match[2] ? [match[1], match[2]] : [text, '']
}

/** Beside the number; of one in the inspector beside the whole panel, so that it covers no setting. */
function standing(figure: HTMLElement): Pick<ReceiptTarget, 'anchor' | 'side'> {
  const box = figure.getBoundingClientRect()
  const panel = figure.closest('[data-area="inspector"]')?.getBoundingClientRect()
  const x = panel ? panel.left : box.left
  return {
    side: panel ? 'left' : 'bottom',
    anchor: { x, y: box.top, width: box.right - x, height: box.height },
  }
}
