import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readTrueType, subsetOf, toBase64 } from '../../simulation/index.ts'
import { root } from './root.ts'

/**
 * `node main/build/typeface.ts REGULAR.ttf SEMIBOLD.ttf`: makes the face that exports embed from the files of a release of Inter
 * (docs/decisions/typeface.md).
 */
const TARGET = join(root, 'simulation/exporters/typeface/inter.json')
/** Unicode blocks that names, units and captions are written with: first and last character. */
const BLOCKS: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x192, 0x192],
  [0x218, 0x21b],
  [0x2c6, 0x2dd],
  [0x300, 0x304],
  [0x370, 0x3ff],
  [0x400, 0x45f],
  [0x490, 0x491],
  [0x1e80, 0x1e85],
  [0x1ea0, 0x1ef9],
  [0x2000, 0x206f],
  [0x2070, 0x209c],
  [0x20a0, 0x20bf],
  [0x2113, 0x2122],
  [0x2150, 0x215e],
  [0x2190, 0x21ff],
  [0x2200, 0x22ff],
  [0x25a0, 0x25ff],
  [0x2605, 0x2606],
  [0x2713, 0x2717],
  [0xfffd, 0xfffd],
]

const [regular, semibold] = process.argv.slice(2)
if (regular === undefined || semibold === undefined) {
  console.error('Name the files of the regular and the semibold face.')
  process.exit(2)
}
const characters = BLOCKS.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i))
const subset = async (path: string) => toBase64(subsetOf(readTrueType(await readFile(path)), characters, true).bytes)
const content = {
  licence:
    'SIL Open Font License 1.1, https://openfontlicense.org; copyright 2020 The Inter Project Authors, https://github.com/rsms/inter',
  madeBy: 'node main/build/typeface.ts',
  regular: await subset(regular),
  semibold: await subset(semibold),
}
await writeFile(TARGET, `${JSON.stringify(content, null, 2)}\n`)
