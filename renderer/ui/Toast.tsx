import { useEffect, useState } from 'react'
import { create } from 'zustand'
import { Button, IconButton } from './Button.tsx'

/** For what cannot be seen otherwise, six seconds long; never for an error that needs action. */
export interface Toast {
  readonly id: number
  readonly text: string
  readonly action?: { readonly label: string; run(): void }
  /** It goes when its work is done, and not before. */
  readonly working?: true
}

const useToasts = create<{ readonly toasts: readonly Toast[] }>()(() => ({ toasts: [] }))
let lastId = 0

export function toast(text: string, action?: Toast['action']): void {
  show({ id: ++lastId, text, ...(action && { action }) })
}

/** Shorter work is done before it has been read that it goes on. */
const WAITED_MS = 400

/** Tells of work that takes its time, as long as it does, and lets it be stopped. */
export async function toastWhile(work: Promise<unknown>, text: string, stop: Toast['action']): Promise<void> {
  const id = ++lastId
  const timer = setTimeout(() => show({ id, text, ...(stop && { action: stop }), working: true }), WAITED_MS)
  await work.catch(() => {})
  clearTimeout(timer)
  dismiss(id)
}

function show(next: Toast): void {
  useToasts.setState(({ toasts }) => {
    const passing = toasts.filter(({ working }) => !working)
    return { toasts: [...toasts.filter((item) => item.working || passing.slice(-2).includes(item)), next] }
  })
}

function dismiss(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((other) => other.id !== id) }))
}

/** Bottom centre of the window. */
export function Toasts() {
  const toasts = useToasts((state) => state.toasts)
  return (
    <section className="toasts" aria-label="Messages" aria-live="polite">
      {toasts.map((item) => (
        <One key={item.id} item={item} />
      ))}
    </section>
  )
}

const SHOWN_MS = 6000

function One({ item }: { readonly item: Toast }) {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held || item.working) return
    const timer = setTimeout(() => dismiss(item.id), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [held, item])
  return (
    <div
      className="toast"
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {item.working && <i className="toast-working" aria-hidden="true" />}
      <span>{item.text}</span>
      {item.action && (
        <Button
          variant="ghost"
          size="compact"
          onClick={() => {
            item.action?.run()
            dismiss(item.id)
          }}
        >
          {item.action.label}
        </Button>
      )}
      {!item.working && (
        <IconButton
          icon="close"
          iconSize={12}
          size="compact"
          variant="ghost"
          label="Dismiss"
          onClick={() => dismiss(item.id)}
        />
      )}
    </div>
  )
}
