import { join } from 'node:path'
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { findChromium } from '../../../main/build/chromium.ts'
import { serve } from '../../../main/server/serve.ts'
import { CHROMIUM_FLAGS } from '../../e2e/app.ts'
import { median, type Row } from '../row.ts'
import './sheet.ts'

/**
 * The canvas beside bare React Flow with the same parts and wires, in a real browser, in turns: ratios of the time that the page's main
 * thread computes, which other work on the machine hardly disturbs; opening also by the clock, to the frame that shows the parts.
 *
 * An edit does what bare React Flow does not: a step of the history, a design that is checked, the difference for the engine. It has one
 * frame of the main thread, and the ratio beside it. Bare React Flow has no answers to wait for either, so those of the engine and of the
 * router are kept back until an edit is drawn, and what they cost is a row of its own.
 */
const VIEWING = { unit: '× bare', goal: 1.1, floor: 1.3 } as const
/** Ms of the main thread: a frame, and the most that may be missed of a gesture. */
const EDITING = { unit: 'ms', goal: 16, floor: 50 } as const
const ROUNDS = 3
const root = import.meta.dirname
const out = join(root, '../../../out/bench')

const VIEWED = ['open', 'open, by the clock', 'pan', 'drag'] as const
const EDITED = ['select a part', 'delete a part', 'undo'] as const
type Times = Record<(typeof VIEWED | typeof EDITED)[number] | 'answers to opening' | 'answers to an edit', number[]>

export async function* canvasRows(): AsyncGenerator<Row> {
  const executablePath = findChromium()
  const sizes = [1000, 3000]
  if (!executablePath) {
    for (const size of sizes) yield* rowsOf(size, null)
    return
  }
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir: out,
      emptyOutDir: true,
      target: 'chrome140',
      chunkSizeWarningLimit: 4000,
      rollupOptions: { input: [join(root, 'bare.html'), join(root, 'skyloom.html')] },
    },
  })
  const served = await serve(out, 0)
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS })
  try {
    for (const size of sizes) {
      const [ours, bare] = [emptyTimes(), emptyTimes()]
      for (let round = 0; round < ROUNDS; round++) {
        await measure(browser, `${served.url}bare.html`, size, bare)
        await measure(browser, `${served.url}skyloom.html`, size, ours)
      }
      yield* rowsOf(size, { ours, bare })
    }
  } finally {
    await browser.close()
    await served.close()
  }
}

function* rowsOf(size: number, times: { readonly ours: Times; readonly bare: Times } | null): Generator<Row> {
  const rowOf = (name: string) => ({ group: 'canvas', name: `${size.toLocaleString('en-GB')} parts: ${name}` })
  const none = { measured: null, note: 'no Chromium' }
  const medians = (name: keyof Times) => [median(times?.ours[name] ?? []), median(times?.bare[name] ?? [])] as const
  for (const name of VIEWED) {
    const [ours, bare] = medians(name)
    const answers = name === 'open' ? `, and ${medians('answers to opening')[0].toFixed(0)} for answers` : ''
    const note = `${ours.toFixed(0)} ÷ ${bare.toFixed(0)} ms${answers}`
    yield { ...rowOf(name), ...VIEWING, ...(times ? { measured: ours / bare, note } : none) }
  }
  for (const name of EDITED) {
    const [ours, bare] = medians(name)
    const note = `${(ours / bare).toFixed(2)} × bare`
    yield { ...rowOf(name), ...EDITING, ...(times ? { measured: ours, note } : none) }
  }
  const name = 'answers to an edit'
  yield { ...rowOf(name), ...EDITING, ...(times ? { measured: medians(name)[0] } : none) }
}

function emptyTimes(): Times {
  return {
    open: [],
    'open, by the clock': [],
    'answers to opening': [],
    pan: [],
    drag: [],
    'select a part': [],
    'delete a part': [],
    undo: [],
    'answers to an edit': [],
  }
}

/** Wheel and pointer events of a gesture. */
const STEPS = 40
const PANS = 3
const EDITS = 5

async function measure(browser: Browser, url: string, size: number, times: Times): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(url)
  await page.waitForFunction(() => window.bench !== undefined)
  // What is loaded once, such as the catalogue, is not part of opening.
  await page.waitForTimeout(1500)
  const metrics = await page.context().newCDPSession(page)
  await metrics.send('Performance.enable', { timeDomain: 'threadTicks' })
  /** Work that ends when it is drawn, and what its answers cost afterwards. */
  const answered = async (work: () => Promise<void>) => {
    await page.evaluate(() => window.bench.holdAnswers())
    const drawn = await busy(metrics, () => work().then(() => rested(page)))
    const answers = await busy(metrics, () =>
      page.evaluate(() => window.bench.letAnswersThrough()).then(() => rested(page)),
    )
    return { drawn, answers }
  }

  const opened = await answered(async () => {
    times['open, by the clock'].push(await page.evaluate((count) => window.bench.open(count), size))
  })
  await settled(page)
  times.open.push(opened.drawn)
  times['answers to opening'].push(opened.answers)
  const part = `p${Math.floor(size / 2) + 20}`
  await page.evaluate((id) => window.bench.showPart(id), part)
  await settled(page)
  for (let i = 0; i < PANS; i++) times.pan.push(await busy(metrics, () => pan(page)))
  await page.evaluate((id) => window.bench.showPart(id), part)
  await settled(page)
  times.drag.push(await busy(metrics, () => drag(page, part)))
  await settled(page)
  for (let i = 1; i <= EDITS; i++) {
    const { x, y } = await placeOf(page, `p${Math.floor(size / 2) + 21 + (i % 2)}`)
    times['select a part'].push(await busy(metrics, () => page.mouse.click(x, y).then(() => rested(page))))
  }
  for (let i = 0; i < EDITS; i++) {
    const id = `p${Math.floor(size / 3) + i}`
    const deleted = await answered(() => page.evaluate((one) => window.bench.remove(one), id))
    const undone = await answered(() => page.evaluate(() => window.bench.undo()))
    times['delete a part'].push(deleted.drawn)
    times.undo.push(undone.drawn)
    times['answers to an edit'].push(deleted.answers, undone.answers)
  }
  await page.close()
}

/** Until the page has been idle for a while: a report or wires from a worker may still be on their way. */
async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(1500)
}

/** Long enough for the engine and the router to answer an edit. */
async function rested(page: Page): Promise<void> {
  await page.waitForTimeout(600)
}

async function pan(page: Page): Promise<void> {
  await page.mouse.move(640, 400)
  for (let i = 0; i < STEPS; i++) {
    await page.mouse.wheel(i < STEPS / 2 ? 30 : -30, 20)
    await nextFrame(page)
  }
}

async function drag(page: Page, part: string): Promise<void> {
  const { x, y } = await placeOf(page, part)
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let i = 1; i <= STEPS; i++) {
    await page.mouse.move(x + 5 * i, y + 3 * i)
    await nextFrame(page)
  }
  await page.mouse.up()
}

/** Where a part can be taken hold of. */
async function placeOf(page: Page, part: string): Promise<{ readonly x: number; readonly y: number }> {
  const box = await page.locator(`.react-flow__node[data-id="${part}"]`).boundingBox()
  if (!box) throw new Error(`${part} is not in view`)
  // Not in the middle of a side, where wires begin.
  return { x: box.x + box.width / 4, y: box.y + 8 }
}

async function nextFrame(page: Page): Promise<void> {
  await page.evaluate(() => new Promise(requestAnimationFrame))
}

/** Ms of computing on the page's main thread meanwhile. */
async function busy(metrics: CDPSession, work: () => Promise<void>): Promise<number> {
  const taskSeconds = async () => {
    const all = await metrics.send('Performance.getMetrics')
    return all.metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
  }
  const before = await taskSeconds()
  await work()
  return ((await taskSeconds()) - before) * 1000
}
