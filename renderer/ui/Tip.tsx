import { Tooltip } from 'radix-ui'
import { createContext, type ReactElement, type ReactNode, useContext } from 'react'
import { Keys } from './Keys.tsx'

const Grouped = createContext(false)

/** Around the window: once one tooltip was shown, its neighbours show at once. */
export function TipGroup({ children }: { readonly children: ReactNode }) {
  return (
    <Grouped value={true}>
      <Tooltip.Provider delayDuration={450} skipDelayDuration={300}>
        {children}
      </Tooltip.Provider>
    </Grouped>
  )
}

export interface TipProps {
  readonly text: ReactNode
  /** Such as `Mod+Z`. */
  readonly keys?: string | undefined
  readonly side?: 'top' | 'right' | 'bottom' | 'left' | undefined
  /** One element that takes a ref and events. */
  readonly children: ReactElement
}

/** Names a control on hover and focus; holds no controls itself. */
export function Tip(props: TipProps) {
  return useContext(Grouped) ? (
    <Bare {...props} />
  ) : (
    <TipGroup>
      <Bare {...props} />
    </TipGroup>
  )
}

function Bare({ text, keys, side = 'bottom', children }: TipProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className="tip" side={side} sideOffset={6} collisionPadding={8}>
          {text}
          {keys !== undefined && <Keys keys={keys} />}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
