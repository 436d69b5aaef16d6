import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDesign, parseDesign } from '../../../simulation/design/parse.ts'
import { serialiseDesign } from '../../../simulation/design/serialise.ts'
import { directory } from './directory.ts'
import { emptyFile, type File, fullFile, read } from './samples.ts'

describe('writing a design', () => {
  it('and reading it gives the same design', () => {
    for (const file of [emptyFile(), fullFile()]) {
      const design = read(file)
      expect(parseDesign(serialiseDesign(design), directory)).toEqual({ ok: true, value: design })
    }
  })

  it('is the same text for the same design, whatever the order in which it was typed', () => {
    const file = fullFile()
    const api = file.nodes[4]
    const turned = { ...file, nodes: [...file.nodes] }
    turned.nodes[4] = { ...api, config: Object.fromEntries(Object.entries(api.config).reverse()) }
    expect(serialiseDesign(read(turned))).toBe(serialiseDesign(read(file)))
    const text = serialiseDesign(read(file))
    const again = parseDesign(text, directory)
    expect(again.ok && serialiseDesign(again.value)).toBe(text)
  })

  it('is two spaces deep, ends with a line break and leaves out what is at its default', () => {
    const text = serialiseDesign(read(fullFile()))
    expect(text.startsWith('{\n  "format": "skyloom/design",\n  "version": 1,\n  "name"')).toBe(true)
    expect(text.endsWith('}\n')).toBe(true)
    expect(text).toContain(
      '    {\n      "id": "e1",\n      "source": "users",\n      "target": "lb",\n      "kind": "request"\n    }',
    )
    expect(text).not.toContain('undefined')
  })
})

describe('reading', () => {
  const outcomeOf = (text: string) => parseDesign(text, directory)

  it('never throws, whatever the text', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '1', '-', '.', 'e', '\\', 'u', 't', ' ') }),
      fc.json(),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => String.fromCharCode(...bytes)),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const outcome = outcomeOf(text)
        expect(outcome.ok || outcome.problems.length > 0).toBe(true)
      }),
      { seed: 11, numRuns: 1500 },
    )
  })

  it('agrees with JSON.parse on what is JSON', () => {
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 5 }),
        fc.nat(),
        fc.constantFrom('', '}', ',', '"', '0', '\n', '\\'),
        (json, at, mark) => {
          const place = at % (json.length + 1)
          const text = json.slice(0, place) + mark + json.slice(place)
          const outcome = outcomeOf(text)
          const syntax = !outcome.ok && outcome.problems.some(({ message }) => message.startsWith('Line '))
          expect(syntax).toBe(!isJson(text))
        },
      ),
      { seed: 12, numRuns: 1500 },
    )
  })

  it('of a design that was changed anywhere gives a design, or problems at places that exist', () => {
    const values: fc.Arbitrary<unknown> = fc.oneof(
      fc.constantFrom(null, true, '', 'api', 'e1', 'us-east-1', 'fallback:e1', -1, 0, 1, 2, 0.5, 1e308, [], {}),
      fc.jsonValue({ maxDepth: 2 }),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), values, fc.nat(3)), { minLength: 1, maxLength: 3 }), (changes) => {
        const file = fullFile()
        for (const [at, value, how] of changes) mutate(file, at, value, how)
        const text = JSON.stringify(file)
        const outcome = outcomeOf(text)
        if (outcome.ok) {
          expect(outcomeOf(serialiseDesign(outcome.value))).toEqual(outcome)
          expect(checkDesign(outcome.value, directory)).toEqual([])
        } else {
          expect(outcome.problems.length).toBeGreaterThan(0)
          for (const { path, message } of outcome.problems) {
            expect(exists(JSON.parse(text), path)).toBe(true)
            expect(message.length).toBeGreaterThan(10)
          }
        }
      }),
      { seed: 13, numRuns: 1500 },
    )
  })

  it('stays quick for large and hostile files', () => {
    const many = 20_000
    const nodes = Array.from({ length: many }, (_, i) => ({
      id: `n${i}`,
      service: 'aws.vpc',
      parent: `n${(i + 1) % many}`,
      config: { region: 'us-east-1' },
    }))
    const edges = Array.from({ length: many }, (_, i) => ({
      id: `e${i}`,
      source: 'n0',
      target: `x${i}`,
      dependency: `fallback:e${(i + 1) % many}`,
    }))
    const before = process.threadCpuUsage()
    const outcome = outcomeOf(JSON.stringify({ ...emptyFile(), nodes, edges }))
    expect(outcome.ok).toBe(false)
    const { user, system } = process.threadCpuUsage(before)
    expect((user + system) / 1000).toBeLessThan(5000)
  })
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Replaces, removes, adds or doubles something at a place chosen by a number. */
function mutate(file: File, at: number, value: unknown, how: number): void {
  const places: (readonly [parent: File, key: string])[] = []
  const walk = (parent: File): void => {
    for (const key of Object.keys(parent)) {
      places.push([parent, key])
      if (typeof parent[key] === 'object' && parent[key] !== null) walk(parent[key])
    }
  }
  walk(file)
  const [parent, key] = places[at % places.length] ?? [file, 'name']
  if (how === 0) delete parent[key]
  else if (how === 1) parent[key] = value
  else if (Array.isArray(parent)) parent.push(how === 2 ? value : structuredClone(parent[Number(key)]))
  else parent[how === 2 ? `${key}x` : key] = value
}

/** Whether a JSON pointer leads to something; the parent of a missing key counts for the key. */
function exists(value: unknown, path: string): boolean {
  let at: unknown = value
  for (const key of path.split('/').slice(1)) {
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return false
    at = (at as Record<string, unknown>)[name]
  }
  return true
}
