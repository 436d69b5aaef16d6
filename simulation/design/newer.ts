import type { Design, Json, Outcome, Problem } from './design.ts'
import { isRecord } from './json-values.ts'
import { CURRENT_VERSION } from './migrate.ts'
import type { ServiceDirectory } from './parameter.ts'
import { checkFile } from './parse.ts'
import { parseJson } from './reading/json.ts'

/** What of a file of a newer version this program understands. Only to be looked at: writing it would lose the rest. */
export interface NewerDesign {
  readonly version: number
  readonly design: Design
}

/** Each round takes away what the last one found; a file that is not clean by then is another kind of file. */
const MOST_ROUNDS = 12

/**
 * Reads a design of a version that is not known yet: what this program has no word for (keys, services, parameters, values) is left
 * out, with all that refers to it.
 *
 * @returns `null` where the file is of a known version, no design, or nothing of it is understood
 */
export function readNewer(text: string, services: ServiceDirectory): NewerDesign | null {
  const json = parseJson(text)
  if (!json.ok || !isRecord(json.value)) return null
  const { format, version } = json.value
  if (format !== 'skyloom/design' || typeof version !== 'number' || version <= CURRENT_VERSION) return null
  let file: Json = { ...json.value, version: CURRENT_VERSION }
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const outcome: Outcome<Design> = checkFile(file, services)
    if (outcome.ok) return { version, design: outcome.value }
    const next = without(file, outcome.problems)
    if (next === null) return null
    file = next
  }
  return null
}

/** The file without the places that have problems; `null` where a problem has no place inside it. */
function without(file: Json, problems: readonly Problem[]): Json | null {
  const paths = problems.map(({ path }) => keysOf(path)).filter((keys) => keys.length > 0)
  return paths.length === 0 ? null : pruned(file, paths)
}

function pruned(value: Json, paths: readonly (readonly string[])[]): Json {
  const inside = (key: string) => paths.filter(([first, ...rest]) => first === key && rest.length > 0)
  const goes = (key: string) => paths.some(([first, ...rest]) => first === key && rest.length === 0)
  const below = (key: string, child: Json) => {
    const deeper = inside(key).map(([, ...rest]) => rest)
    return deeper.length === 0 ? child : pruned(child, deeper)
  }
  if (Array.isArray(value)) {
    return value.flatMap((child: Json, i) => (goes(String(i)) ? [] : [below(String(i), child)]))
  }
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) => (goes(key) ? [] : [[key, below(key, child)]])),
  )
}

/** Of a JSON pointer. */
function keysOf(path: string): readonly string[] {
  return path
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
}
