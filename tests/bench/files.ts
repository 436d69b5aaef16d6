import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { saveAtomically } from '../../main/files/atomic-save.ts'
import { readDesign } from '../../main/files/read-design.ts'
import { parseDesign, serialiseDesign } from '../../simulation/index.ts'
import { callTree } from './designs.ts'
import { median, type Row } from './row.ts'

const ROUNDS = 31

/** A file of 1,000 parts: from the disk to a design that has been checked, and from a design to a file that the disk holds. */
export async function* fileRows(): AsyncGenerator<Row> {
  const folder = await mkdtemp(join(tmpdir(), 'skyloom-bench-'))
  const path = join(folder, 'design.skyloom')
  const design = callTree(1000, 1500, 10)
  const save = () => saveAtomically(path, serialiseDesign(design))
  const open = async () => {
    const { text } = await readDesign(path)
    if (text === null || !parseDesign(text).ok) throw new Error('The design that was saved cannot be opened.')
  }
  try {
    await save()
    const row = { group: 'files', unit: 'ms', goal: 100, floor: 300 } as const
    yield { ...row, name: 'open 1,000 parts', measured: await medianOf(open) }
    yield { ...row, name: 'save 1,000 parts', measured: await medianOf(save) }
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function medianOf(work: () => Promise<void>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return median(times)
}
