import type { Config, Design, DesignNode } from '../../../simulation/index.ts'
import { useCatalog } from '../../state/catalog.ts'
import type { Handlers } from '../../state/commands.ts'
import { useDesign } from '../../state/design.ts'
import { useView } from '../../state/view.ts'
import { toast } from '../../ui/Toast.tsx'
import { partsIn } from '../arranging/arranging.ts'

/** How a part is set, on its way to others. */
export const SETTINGS_CLIPBOARD: Handlers = { 'edit.copy-settings': copySettings, 'edit.paste-settings': pasteSettings }

let copied: { readonly name: string; readonly service: string; readonly config: Config } | null = null

function copySettings(): void {
  const [id] = useView.getState().selection.nodes
  const node = useDesign.getState().design.nodes.find((other) => other.id === id)
  if (!node) {
    toast('Select the part whose settings you want first.')
    return
  }
  copied = node
  toast(`Copied the settings of ${node.name}.`)
}

function pasteSettings(): void {
  const from = copied
  const ids = useView.getState().selection.nodes
  if (from === null || ids.length === 0) {
    toast(from === null ? 'Copy the settings of a part first.' : 'Select the parts that get the settings first.')
    return
  }
  const { design, apply } = useDesign.getState()
  const next = design.nodes.map((node) => (ids.includes(node.id) ? withSettings(node, from) : node))
  if (next.every((node, i) => node === design.nodes[i])) toast(`Nothing that ${from.name} sets applies here.`)
  else
    apply(
      `Paste the settings of ${from.name} to ${partsIn(design, ids)}`,
      (before): Design => ({ ...before, nodes: next }),
    )
}

/** All settings for a part of the same service; of another one those that it has under the same name and of the same type. */
function withSettings(node: DesignNode, from: NonNullable<typeof copied>): DesignNode {
  if (node.service === from.service) return node.config === from.config ? node : { ...node, config: from.config }
  const { byId } = useCatalog.getState()
  const typeOf = (service: string, name: string) =>
    JSON.stringify(byId.get(service)?.parameters.find((parameter) => parameter.name === name)?.type)
  const shared = Object.entries(from.config).filter(
    ([name]) => typeOf(node.service, name) !== undefined && typeOf(node.service, name) === typeOf(from.service, name),
  )
  return shared.length === 0 ? node : { ...node, config: { ...node.config, ...Object.fromEntries(shared) } }
}
