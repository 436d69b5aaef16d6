import { Popover } from 'radix-ui'
import { useMemo, useRef } from 'react'
import type { Receipt as ReceiptData } from '../../simulation/index.ts'
import { COMMANDS, type CommandId, runCommand, useCanRun } from '../state/commands.ts'
import { useReceipt } from '../state/receipts.ts'
import { type ReceiptTarget, useView } from '../state/view.ts'
import { IconButton } from './Button.tsx'
import { toast } from './Toast.tsx'
import { writeInput } from './write.ts'

/** The receipt of the number that was asked about, beside it; Esc closes it and gives the focus back. Once in the window. */
export function ReceiptPopover() {
  const target = useView((state) => state.receipt)
  const receipt = useReceipt(target?.pointer ?? null)
  return target && receipt ? <Open key={target.askedBy} target={target} receipt={receipt} /> : null
}

function Open({ target, receipt }: { readonly target: ReceiptTarget; readonly receipt: ReceiptData }) {
  const close = () => useView.getState().openReceipt(null)
  const asker = useRef(document.activeElement)
  const anchor = useMemo(
    () => ({ current: { getBoundingClientRect: () => DOMRect.fromRect(target.anchor) } }),
    [target.anchor],
  )
  return (
    <Popover.Root open onOpenChange={(open) => !open && close()}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          className="receipt"
          side={target.side}
          align={target.side === 'left' ? 'center' : 'start'}
          sideOffset={8}
          // Clear of the header, whose numbers stay in view.
          collisionPadding={{ top: 60, right: 8, bottom: 8, left: 8 }}
          aria-label={`${target.label}: how it came about`}
          onOpenAutoFocus={(event) => {
            // On the receipt itself: a focused button would show its tooltip over it.
            event.preventDefault()
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus()
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (asker.current instanceof HTMLElement) asker.current.focus()
          }}
        >
          <Popover.Arrow className="receipt-arrow" width={14} height={7} />
          <Paper target={target} receipt={receipt} onClose={close} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

/** The till roll itself: what went in and who set it, what came out, what was assumed. */
export function Paper({
  target,
  receipt,
  onClose,
}: {
  readonly target: Pick<ReceiptTarget, 'pointer' | 'label' | 'value'>
  readonly receipt: ReceiptData
  onClose(): void
}) {
  const proof = useProof(target.pointer)
  const copy = () => {
    void navigator.clipboard.writeText(target.value).then(() => toast(`Copied ${target.value}`))
  }
  return (
    <div className="receipt-paper">
      <div className="receipt-head">
        <h3>{target.value}</h3>
        <IconButton icon="copy" iconSize={14} size="compact" variant="ghost" label="Copy the value" onClick={copy} />
        <IconButton icon="close" iconSize={14} size="compact" variant="ghost" label="Close" onClick={onClose} />
      </div>
      <p className="receipt-formula">{receipt.formula}</p>
      <dl>
        {receipt.inputs.map((input) => (
          <div className="receipt-line" key={`${input.name} ${input.source} ${input.value}`}>
            <dt>{input.name}</dt>
            <dd>{writeInput(input.value, input.unit)}</dd>
            {input.source !== '' && <dd className="receipt-source">{SOURCES[input.source] ?? input.source}</dd>}
          </div>
        ))}
        <div className="receipt-line receipt-total">
          <dt>{target.label}</dt>
          <dd>{target.value}</dd>
        </div>
      </dl>
      {receipt.assumptions.length > 0 && (
        <ul className="receipt-notes">
          {receipt.assumptions.map((assumption) => (
            <li key={assumption}>{assumption}</li>
          ))}
        </ul>
      )}
      {proof && (
        <div className="receipt-actions">
          <button
            type="button"
            className="link"
            onClick={() => {
              onClose()
              runCommand(proof)
            }}
          >
            {COMMANDS[proof].label}
          </button>
        </div>
      )}
    </div>
  )
}

/** Who set it, in words; anything else is where it was published. */
const SOURCES: Readonly<Record<string, string>> = { you: 'you set this', default: 'default, you can change it' }

/** The results tab that proves a number, where there is one. */
function useProof(pointer: string): CommandId | null {
  const command: CommandId = /usd|bill/i.test(pointer)
    ? 'view.cost'
    : /availab|downtime/i.test(pointer)
      ? 'view.availability'
      : /ms\b|latency/i.test(pointer)
        ? 'view.latency'
        : 'view.traffic'
  return useCanRun(command) ? command : null
}
