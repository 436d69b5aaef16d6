import { createRoot } from 'react-dom/client'
import 'reactflow/dist/style.css'
import '../../../renderer/ui/ui.css'
import '../../../renderer/canvas/canvas.css'
import '../../../renderer/canvas/sheet.css'
import { Canvas } from '../../../renderer/canvas/Canvas.tsx'
import { loadCatalog } from '../../../renderer/state/catalog.ts'
import { useDesign } from '../../../renderer/state/design.ts'
import { followDesign } from '../../../renderer/state/results.ts'
import { useView } from '../../../renderer/state/view.ts'
import { parseDesign, removeParts } from '../../../simulation/index.ts'
import { holdAnswers, letAnswersThrough } from './held-answers.ts'
import { benchSheet, designOf, painted } from './sheet.ts'

/** Longer than the view takes to move. */
const CAMERA_MS = 400

/** The canvas of the program with all that it reads: the document and its history, the catalogue, the engine's reports. */
followDesign()
await loadCatalog()

window.bench = {
  async open(size) {
    const read = parseDesign(designOf(benchSheet(size)))
    if (!read.ok) throw new Error(read.problems[0]?.message)
    const start = performance.now()
    useDesign.getState().open(read.value, null)
    await painted()
    while (document.querySelector('.react-flow__node') === null) await painted()
    await painted()
    return performance.now() - start
  },
  async remove(id) {
    useDesign.getState().apply('Delete', (design) => removeParts(design, [id]))
    await painted()
  },
  async undo() {
    useDesign.getState().undo()
    await painted()
  },
  async showPart(id) {
    useView.getState().revealParts([id])
    await new Promise((resolve) => setTimeout(resolve, CAMERA_MS))
    useView.getState().select({})
    await painted()
  },
  holdAnswers,
  letAnswersThrough,
}

createRoot(document.getElementById('root') ?? document.body).render(<Canvas />)
