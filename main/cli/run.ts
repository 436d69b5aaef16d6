import { debuglog, parseArgs } from 'node:util'
import type { Command, ExitStatus, Output, Values } from './command.ts'
import { programVersion } from './version.ts'

/** In the order in which a newcomer needs them; a command line loads the one that it names. */
const commands: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['templates', async () => (await import('./commands/templates.ts')).templatesCommand],
  ['evaluate', async () => (await import('./commands/evaluate.ts')).evaluateCommand],
  ['simulate', async () => (await import('./commands/simulate.ts')).simulateCommand],
  ['merge', async () => (await import('./commands/merge.ts')).mergeCommand],
  ['bill', async () => (await import('./commands/bill.ts')).billCommand],
  ['compare', async () => (await import('./commands/compare.ts')).compareCommand],
  ['validate', async () => (await import('./commands/validate.ts')).validateCommand],
  ['test', async () => (await import('./commands/test.ts')).testCommand],
  ['export', async () => (await import('./commands/export.ts')).exportCommand],
  ['catalog', async () => (await import('./commands/catalog.ts')).catalogCommand],
  ['prices', async () => (await import('./commands/prices.ts')).pricesCommand],
  ['serve', async () => (await import('./commands/serve.ts')).serveCommand],
])

/**
 * Runs one command line.
 *
 * @param argv what follows the program's name
 */
export async function run(argv: readonly string[], output: Output): Promise<ExitStatus> {
  const [name, ...rest] = argv
  if (name === undefined) {
    output.complain(await overview())
    return 2
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    output.print(await overview())
    return 0
  }
  if (name === '--version') {
    output.print(programVersion())
    return 0
  }
  const command = await commands.get(name)?.()
  if (!command) {
    const close = await closestOf(name, [...commands.keys()])
    output.complain(
      `skyloom: there is no command ${name}.${close ? ` Did you mean ${close}?` : ' See skyloom --help.'}`,
    )
    return 2
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    output.print(`skyloom ${command.name} ${command.usage}\n\n${command.summary}`)
    return 0
  }
  const parsed = await readArguments(command, rest)
  if (typeof parsed === 'string') {
    output.complain(`${command.name}: ${parsed} Usage: skyloom ${command.name} ${command.usage}`)
    return 2
  }
  try {
    return await command.run(parsed.args, parsed.values, output)
  } catch (error) {
    // what can be expected to fail is told by the command itself; its stack is shown with NODE_DEBUG=skyloom
    debuglog('skyloom')('%O', error)
    output.complain(`${command.name}: ${bugText(error)}`)
    return 2
  }
}

function bugText(error: unknown): string {
  if (error instanceof RangeError && error.message.includes('call stack')) {
    return 'the calls of the design go on through too many parts one after another. Shorten the chain.'
  }
  const said = error instanceof Error ? error.message : String(error)
  return `the program has failed, and not because of your input: ${said} Please report it with the file.`
}

/** The arguments, or what is wrong with them. */
async function readArguments(
  command: Command,
  argv: readonly string[],
): Promise<{ args: readonly string[]; values: Values } | string> {
  try {
    const { positionals, values } = parseArgs({
      args: [...argv],
      options: command.options,
      allowPositionals: true,
      strict: true,
    })
    if (positionals.length < command.takes.least) return 'an argument is missing.'
    if (positionals.length > command.takes.most) return `${positionals[command.takes.most]} is one argument too many.`
    const single = Object.entries(values).flatMap(([key, value]) =>
      Array.isArray(value) ? [] : [[key, value] as const],
    )
    return { args: positionals, values: Object.fromEntries(single) }
  } catch (error) {
    return argumentFault(error instanceof Error ? error.message : String(error), command)
  }
}

/** Node's message on wrong arguments as one sentence with a remedy. */
async function argumentFault(message: string, { options }: Command): Promise<string> {
  const [, option = ''] = /'(-[^' ]*)/.exec(message) ?? []
  if (message.startsWith('Unknown option')) {
    const close = await closestOf(option.replace(/^-+/, ''), Object.keys(options))
    return `there is no option ${option}.${close ? ` Did you mean --${close}?` : ''}`
  }
  if (message.includes('ambiguous')) return `a value of ${option} that begins with a dash is written ${option}=VALUE.`
  if (message.includes('argument missing')) return `${option} wants a value.`
  if (message.includes('does not take an argument')) return `${option} takes no value.`
  return `${message.split('. ')[0]?.replace(/\.$/, '')}.`
}

/** The engine knows how near two words are; it is not loaded for a command line that is right. */
async function closestOf(word: string, known: readonly string[]): Promise<string | undefined> {
  const { closest } = await import('../../simulation/index.ts')
  return closest(word, known)
}

async function overview(): Promise<string> {
  const all = await Promise.all([...commands.values()].map((load) => load()))
  const width = Math.max(...all.map(({ name }) => name.length))
  return [
    'skyloom COMMAND …   latency, availability and cost of cloud architectures',
    '',
    ...all.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'skyloom COMMAND --help tells its options; skyloom --version the version. Exit status: 0 done, 1 the answer is no, 2 wrong usage or unreadable input.',
  ].join('\n')
}
