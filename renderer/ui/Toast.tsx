import { useEffect, useState } from 'react'
import { create } from 'zustand'
import { Button, IconButton } from './Button.tsx'

/** For what cannot be seen otherwise, six seconds long; never for an error that needs action. */
export interface Toast {
  readonly id: number
  readonly text: string
  readonly action?: { readonly label: string; run(): void }
}

const useToasts = create<{ readonly toasts: readonly Toast[] }>()(() => ({ toasts: [] }))
let lastId = 0

export function toast(text: string, action?: Toast['action']): void {
  const next: Toast = { id: ++lastId, text, ...(action && { action }) }
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts.slice(-2), next] }))
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
    if (held) return
    const timer = setTimeout(() => dismiss(item.id), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [held, item.id])
  return (
    <div
      className="toast"
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
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
      <IconButton
        icon="close"
        iconSize={12}
        size="compact"
        variant="ghost"
        label="Dismiss"
        onClick={() => dismiss(item.id)}
      />
    </div>
  )
}
