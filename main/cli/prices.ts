import { readFileSync } from 'node:fs'
import {
  layAll,
  type PriceFile,
  type Prices,
  parsePrices,
  shippedPriceFile,
  shippedPrices,
} from '../../simulation/index.ts'
import { fileFault } from '../files/read-design.ts'
import type { Output } from './command.ts'
import { problemLine } from './input.ts'

/** The word for the price book that comes with the program, where a price file is asked for. */
export const SHIPPED = 'shipped'

/** A price file, with its problems on standard error; `null` when it cannot be read. */
export function readPrices(path: string, output: Output): PriceFile | null {
  if (path === SHIPPED) return shippedPriceFile()
  let text: string
  try {
    text = readFileSync(path === '-' ? 0 : path, 'utf8')
  } catch (error) {
    output.complain(problemLine(path, { path: '', message: fileFault(error) }))
    return null
  }
  const read = parsePrices(text)
  if (read.ok) return read.value
  for (const problem of read.problems) output.complain(problemLine(path, problem))
  return null
}

/** The prices that `--prices FILE,FILE` asks for: each file laid over those before it. `null` when one cannot be read. */
export function pricesOf(option: string | boolean | undefined, output: Output): Prices | null {
  if (typeof option !== 'string') return shippedPrices
  const files = option.split(',').map((path) => readPrices(path, output))
  const read = files.filter((file) => file !== null)
  return read.length === files.length ? layAll(read) : null
}
