import { readFileSync } from 'node:fs'
import {
  layAll,
  type PriceFile,
  type Prices,
  parsePrices,
  shippedPriceFile,
  shippedPrices,
} from '../../simulation/index.ts'
import { readAtMost } from '../files/bounded-read.ts'
import { readFault } from '../files/file-fault.ts'
import type { Output } from './command.ts'
import { problemLine } from './input.ts'

/** The word for the price book that comes with the program, where a price file is asked for. */
export const SHIPPED = 'shipped'

/** Bytes; the shipped book as a file has a tenth of it. */
const MAX_BYTES = 64 * 1024 * 1024

/** A price file, with its problems on standard error; `null` when it cannot be read. */
export async function readPrices(path: string, output: Output): Promise<PriceFile | null> {
  if (path === SHIPPED) return shippedPriceFile()
  let text: string
  try {
    text = path === '-' ? readFileSync(0, 'utf8') : await readText(path)
  } catch (error) {
    output.complain(problemLine(path, { path: '', message: readFault(error) }))
    return null
  }
  const read = parsePrices(text)
  if (read.ok) return read.value
  for (const problem of read.problems) output.complain(problemLine(path, problem))
  return null
}

/** The prices that `--prices FILE,FILE` asks for: each file laid over those before it. `null` when one cannot be read. */
export async function pricesOf(option: string | boolean | undefined, output: Output): Promise<Prices | null> {
  if (typeof option !== 'string') return shippedPrices
  const paths = option.split(',').map((path) => path.trim())
  if (paths.includes('')) {
    output.complain(`--prices takes price files with commas between them, not "${option}".`)
    return null
  }
  const files: PriceFile[] = []
  for (const path of paths) {
    const file = await readPrices(path, output)
    if (file) files.push(file)
  }
  return files.length === paths.length ? layAll(files) : null
}

async function readText(path: string): Promise<string> {
  const bytes = await readAtMost(path, MAX_BYTES)
  if (!bytes) throw new Error('It is larger than 64 MB and cannot be a price file.')
  return new TextDecoder().decode(bytes)
}
