import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useMemo, useRef } from 'react'
import type { Overlay } from '../../simulation/index.ts'
import { openMenuOf } from '../canvas/SheetMenu.tsx'
import { isGroup, useCatalog } from '../state/catalog.ts'
import { runCommand } from '../state/commands.ts'
import { useDesign } from '../state/design.ts'
import { share } from '../state/same.ts'
import { useView } from '../state/view.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { OutlineBar } from './OutlineBar.tsx'
import { OutlineRow } from './OutlineRow.tsx'
import { selectedKeys, selectRows, useOutline } from './outline-state.ts'
import { partKey, type Row, rowsOf, wireKey } from './rows.ts'
import { useOutlineCommands } from './useOutlineCommands.ts'
import { useFocusOfCurrent, useFollowedSelection } from './useOutlineFocus.ts'
import { typedTo, walked } from './walking.ts'

/** The design as a tree of lines, in step with the canvas: parts in their groups, wires under the part that they start at. */
export function Outline() {
  const panel = useRef<HTMLDivElement>(null)
  useOutlineCommands(panel)
  const empty = useDesign((state) => state.design.nodes.length === 0)
  return (
    <div className="outline" ref={panel}>
      <OutlineBar />
      {empty ? (
        <EmptyState
          icon="tree"
          title="Nothing is drawn yet"
          action={<Button onClick={() => runCommand('edit.add')}>Add a part</Button>}
        >
          Every part, group and wire of the design stands here as a line.
        </EmptyState>
      ) : (
        <Lines />
      )}
    </div>
  )
}

const FIGURES: Readonly<Record<Overlay, string>> = { load: 'Load', cost: 'Share of bill', availability: 'Downtime' }

function Lines() {
  const rows = useRows()
  const overlay = useView((state) => state.overlay)
  const selection = useView((state) => state.selection)
  const renaming = useOutline((state) => state.renaming)
  const table = useRef<HTMLTableElement>(null)
  const typed = useRef({ text: '', at: 0 })
  const anchor = useRef<string | null>(null)
  const at = useCurrent(rows)
  const current = rows[at]
  useFollowedSelection()
  const onFocusLost = useFocusOfCurrent(table, current?.key)
  const chosen = useMemo(() => new Set([...selection.nodes.map(partKey), ...selection.edges.map(wireKey)]), [selection])

  /** Makes a line the current one. @param how its selection: it alone, all up to it, or as it was */
  const goTo = (to: number, how: 'alone' | 'range' | 'none' = 'alone') => {
    const row = rows[to]
    if (!row) return
    useOutline.getState().goTo(row.key)
    const start = rows.findIndex(({ key }) => key === anchor.current)
    if (how === 'range' && start >= 0) selectRows(rows.slice(Math.min(start, to), Math.max(start, to) + 1))
    else {
      anchor.current = row.key
      if (how !== 'none') selectRows([row])
    }
  }

  const toggle = (row: Row) => {
    const keys = selectedKeys()
    const next = keys.includes(row.key) ? keys.filter((key) => key !== row.key) : [...keys, row.key]
    anchor.current = row.key
    selectRows(rows.filter(({ key }) => next.includes(key)))
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const command = event.ctrlKey || event.metaKey
    const { text, at: then } = typed.current
    typed.current.text = ''
    if (event.altKey || !current) return selectForCommand(current)
    const step = walked(rows, at, event.key)
    if (step && 'turn' in step) useOutline.getState().turn(current.key)
    else if (step) goTo(step.to, event.shiftKey ? 'range' : command ? 'none' : 'alone')
    else if (event.key === ' ') {
      if (command) toggle(current)
      else selectRows([current])
    } else if (!command && isTyped(event.key)) {
      typed.current = { text: (event.timeStamp - then < TYPING_MS ? text : '') + event.key, at: event.timeStamp }
      goTo(typedTo(rows, at, typed.current.text))
    } else return selectForCommand(current)
    event.preventDefault()
  }

  const rowUnder = (event: MouseEvent) => {
    const line = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-key]') : null
    return rows.findIndex(({ key }) => key === line?.dataset.key)
  }
  const onClick = (event: MouseEvent) => {
    const to = rowUnder(event)
    const row = rows[to]
    if (!row) return
    const target = event.target instanceof Element ? event.target : null
    if (target?.closest('[data-turn]')) {
      useOutline.getState().goTo(row.key)
      useOutline.getState().turn(row.key)
    } else if (event.ctrlKey || event.metaKey) {
      useOutline.getState().goTo(row.key)
      toggle(row)
    } else if (target?.closest('input') === null) {
      goTo(to, event.shiftKey ? 'range' : 'alone')
      useView.getState().setPanel('inspector', true)
    }
  }

  return (
    <div className="outline-scroll">
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a tree grid is a table whose rows open and close
        role="treegrid"
        aria-label="Outline of the design"
        aria-multiselectable
        aria-rowcount={rows.length + 1}
        className="outline-lines"
        data-overlay={overlay}
        onKeyDown={renaming === null ? onKeyDown : undefined}
        onClick={onClick}
        onDoubleClick={(event) => {
          const row = rows[rowUnder(event)]
          if (row?.kind === 'part') useOutline.getState().rename(row.node.id)
        }}
        onContextMenu={(event) => openMenu(event, rows[rowUnder(event)])}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">Part</th>
            <th scope="col" className="outline-figure">
              {FIGURES[overlay]}
            </th>
            <th scope="col" className="outline-cost">
              Cost
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <OutlineRow
              key={row.key}
              row={row}
              place={i + 2}
              isCurrent={i === at}
              isSelected={chosen.has(row.key)}
              isRenaming={row.kind === 'part' && renaming === row.node.id}
              onFocusLost={onFocusLost}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function useRows(): readonly Row[] {
  const design = useDesign((state) => state.design)
  const turned = useOutline((state) => state.turned)
  const ready = useCatalog((state) => state.status)
  const before = useRef<readonly Row[]>([])
  // Lines that did not change keep their identity, so that they are not drawn again.
  const rows = useMemo(
    () => share(before.current, ready === 'ready' ? rowsOf(design, isGroup, turned) : []),
    [design, turned, ready],
  )
  useLayoutEffect(() => {
    before.current = rows
  }, [rows])
  return rows
}

/** The place of the current line; when it is gone, that of the line that took its place. */
function useCurrent(rows: readonly Row[]): number {
  const current = useOutline((state) => state.current)
  const last = useRef(0)
  const found = rows.findIndex(({ key }) => key === current)
  const at = found >= 0 ? found : Math.max(0, Math.min(last.current, rows.length - 1))
  useLayoutEffect(() => {
    last.current = at
  }, [at])
  return at
}

/** Letters in quick succession are one name. */
const TYPING_MS = 600
/** `/` and `?` are keys of the window. */
const isTyped = (key: string): boolean => /^[^\s/?]$/u.test(key)

/** A key for a command is about the current line, also after Esc has taken the selection away. */
function selectForCommand(current: Row | undefined): void {
  if (current && selectedKeys().length === 0) selectRows([current])
}

function openMenu(event: MouseEvent, row: Row | undefined): void {
  if (!row) return
  // The menu key says nothing of where the pointer is.
  const box = event.target instanceof Element ? event.target.getBoundingClientRect() : new DOMRect()
  const byKey = event.clientX === 0 && event.clientY === 0
  const { x, y } = byKey ? { x: box.left + 24, y: box.bottom } : { x: event.clientX, y: event.clientY }
  useOutline.getState().goTo(row.key)
  if (!selectedKeys().includes(row.key)) selectRows([row])
  const of = row.kind === 'wire' ? 'wire' : row.isGroup ? 'group' : 'part'
  openMenuOf({ preventDefault: () => event.preventDefault(), clientX: x, clientY: y }, of, rowId(row))
}

const rowId = (row: Row): string => (row.kind === 'part' ? row.node.id : row.edge.id)
