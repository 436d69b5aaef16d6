import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from '../../../main/cli/run.ts'

const folder = mkdtempSync(join(tmpdir(), 'skyloom-'))
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

/** @param parts of a chain behind the users, each of which calls the next */
function chain(parts: number, { name = 'a' } = {}): string {
  const part = (i: number) => ({ id: `n${i}`, service: 'generic.service', name, position: { x: 200 * i, y: 0 } })
  return JSON.stringify({
    format: 'skyloom/design',
    version: 1,
    name,
    workloads: [{ id: 'w', source: 'users', rps: 5 }],
    nodes: [{ id: 'users', service: 'generic.client' }, ...Array.from({ length: parts }, (_, i) => part(i))],
    edges: Array.from({ length: parts }, (_, i) => ({
      id: `e${i}`,
      source: i === 0 ? 'users' : `n${i - 1}`,
      target: `n${i}`,
    })),
  })
}
const design = file('design.skyloom', chain(1))
mkdirSync(join(folder, 'folder'))

async function skyloom(line: string) {
  const printed: string[] = []
  const complaints: string[] = []
  const argv = line.split(' ').map((word) => word.replace('DESIGN', design).replace('FOLDER', folder))
  const status = await run(line === '' ? [] : argv, {
    print: (text) => printed.push(text),
    complain: (text) => complaints.push(text),
  })
  return { status, text: printed.join('\n'), complaint: complaints.join('\n') }
}

describe('wrong usage ends with 2, and a line says what and how to mend it', () => {
  it.each([
    ['evalute DESIGN', 'Did you mean evaluate?'],
    ['evaluate', 'an argument is missing'],
    ['evaluate DESIGN --jsn', 'there is no option --jsn. Did you mean --json?'],
    ['bill DESIGN more', 'more is one argument too many'],
    ['evaluate DESIGN --json=yes', '--json takes no value'],
    ['simulate DESIGN --requests', '--requests wants a value'],
    ['simulate DESIGN --seed -1', '--seed=VALUE'],
    ['simulate DESIGN --requests 0', 'a whole number from 1'],
    ['simulate DESIGN --requests 0x10', 'a whole number from 1'],
    ['simulate DESIGN --requests 1.5', 'a whole number from 1'],
    ['simulate DESIGN --months 0', 'a number above 0'],
    ['simulate DESIGN --months Infinity', 'a number above 0'],
    ['simulate DESIGN --shard 1/2', '--shard i/n and --out FILE go together'],
    ['simulate DESIGN --shard 0/2 --out x', '1 ≤ i ≤ n, not "0/2"'],
    ['simulate DESIGN --shard 3/2 --out x', '1 ≤ i ≤ n, not "3/2"'],
    ['simulate DESIGN --shard 1/2/3 --out x', '1 ≤ i ≤ n, not "1/2/3"'],
    ['simulate DESIGN --shard 0x1/2 --out x', '1 ≤ i ≤ n, not "0x1/2"'],
    ['simulate DESIGN DESIGN --shard 1/2 --out x', '--shard takes one design'],
    ['evaluate DESIGN --prices ,', 'price files with commas between them'],
    ['templates --out x', 'templates ID --out PATH'],
    ['templates aws-three-teir', 'Did you mean aws-three-tier?'],
    ['catalog --provider __proto__', 'choose aws, gcp, azure, generic'],
    ['export DESIGN --to constructor', 'say which format with --to'],
    ['serve --port 1e9', 'a whole number from 0 to 65535'],
  ])('skyloom %s', async (line, remedy) => {
    const { status, text, complaint } = await skyloom(line)
    expect([status, text]).toEqual([2, ''])
    expect(complaint).toContain(remedy)
    expect(complaint).not.toContain('\n')
  })

  it('without a command it tells all of them, apart from answers', async () => {
    expect(await skyloom('')).toMatchObject({ status: 2, text: '', complaint: expect.stringContaining('evaluate') })
  })
})

describe('what cannot be read or written ends with 2, and a line names it', () => {
  it.each([
    ['evaluate FOLDER/none.skyloom', 'none.skyloom: The file is not there.'],
    ['evaluate FOLDER/folder', 'folder: It is a folder, not a file.'],
    ['evaluate DESIGN/below', 'below: What stands before the last slash is a file'],
    ['evaluate /dev/zero', '/dev/zero: It is larger than 32 MB'],
    ['bill DESIGN --prices /dev/zero', '/dev/zero: It is larger than 64 MB'],
    ['export DESIGN --to svg --out FOLDER/none/a.svg', 'a.svg: The folder is not there.'],
    ['templates aws-three-tier --out FOLDER/none/a', 'a: The folder is not there.'],
    ['prices export --out FOLDER/folder', 'folder: It is a folder, not a file.'],
    ['simulate DESIGN --requests 10 --threads 1 --shard 1/8 --out FOLDER/none/s', 's: The folder is not there.'],
    ['merge DESIGN', 'This is no result of simulate --shard'],
  ])('skyloom %s', async (line, said) => {
    const { status, text, complaint } = await skyloom(line)
    expect([status, text]).toEqual([2, ''])
    expect(complaint).toContain(said)
  })

  it('names replications that are missing, or come twice', async () => {
    const out = join(folder, 'shard')
    await skyloom(`simulate DESIGN --requests 10 --replications 50 --threads 1 --shard 1/50 --out ${out}`)
    expect((await skyloom(`merge ${out}`)).complaint).toMatch(/49 of 50 replications are missing: 2, 3, .*, 21, …/)
    expect((await skyloom(`merge ${out} ${out}`)).complaint).toContain('comes twice')
  })

  it('tells of a file in another encoding', async () => {
    writeFileSync(join(folder, 'utf16.skyloom'), Buffer.from(`\uFEFF${chain(1)}`, 'utf16le'))
    expect((await skyloom('validate FOLDER/utf16.skyloom')).complaint).toContain('save it again as UTF-8')
  })
})

describe('a fault of the program', () => {
  it.each([
    [
      new Error('Paper jam.'),
      /^evaluate: the program has failed, and not because of your input: Paper jam\. Please report it/,
    ],
    [new RangeError('Maximum call stack size exceeded'), /^evaluate: .*Shorten the chain\.$/],
  ])('is told in one line, with no stack: %s', async (fault, said) => {
    const complaints: string[] = []
    const status = await run(['evaluate', design], {
      print() {
        throw fault
      },
      complain: (text) => complaints.push(text),
    })
    expect(status).toBe(2)
    expect(complaints).toEqual([expect.stringMatching(said)])
  })
})

describe('names of a design', () => {
  /** Clears a terminal, turns the direction of text, and rings. */
  const EVIL = '\x1b[2J\u202Eevil\x07'
  const named = file('named.skyloom', chain(1, { name: EVIL }))

  it('cannot steer the terminal', async () => {
    for (const line of [`evaluate ${named}`, `bill ${named}`, `compare ${named}`]) {
      const { status, text } = await skyloom(line)
      expect(status).toBe(0)
      for (const character of '\x1b\x07\u202E') expect(text).not.toContain(character)
    }
  })

  it('are kept in what programs read', async () => {
    const { text } = await skyloom(`evaluate ${named} --json`)
    expect(JSON.parse(text).design).toBe(EVIL)
  })
})

describe('skyloom --version', () => {
  it('is that of the package', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(await skyloom('--version')).toMatchObject({ status: 0, text: version })
  })
})
