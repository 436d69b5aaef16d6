import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RunOptions } from '../../simulation/index.ts'
import { parseDesign, runReplication, simulationReport } from '../../simulation/index.ts'
import { expect, expectAccessible, openTemplate, root, test } from './app.ts'

test('simulates the design and says whether both answers agree', async ({ page }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  await page.getByRole('button', { name: 'Simulate' }).click()
  const results = page.getByRole('region', { name: 'Results' })
  await expect(results.getByText('Both answers agree.')).toBeVisible({ timeout: 30_000 })
  await expect(results.getByRole('row', { name: /^p95 .* ± .* agree$/ })).toBeVisible()
  await expect(results.getByRole('img', { name: /^p95 over the run/ })).toBeVisible()
  await expectAccessible(page)
  // an edit makes the run old, and says so
  await page.getByRole('textbox', { name: /^Mean rate/ }).fill('120')
  await page.keyboard.press('Enter')
  await expect(results.getByText(/The design has changed since this run/)).toBeVisible()
})

test('a long run can be cancelled at once', async ({ page }) => {
  await openTemplate(page, 'Three-tier model serving', 'AWS')
  await page.keyboard.press('F6')
  await page.getByRole('tab', { name: 'Runs' }).click()
  const results = page.getByRole('region', { name: 'Results' })
  await results.getByRole('radio', { name: '2M' }).click()
  await results.getByRole('button', { name: 'Run' }).click()
  await expect(results.getByRole('progressbar', { name: 'Simulation' })).toBeVisible()
  await results.getByRole('button', { name: 'Cancel' }).click()
  await expect(results.getByRole('button', { name: 'Run' })).toBeVisible()
  await expect(results.getByText('Run the design, request by request.')).toBeVisible()
})

test('gives the same bytes in the browser as in Node', async ({ page }) => {
  const options: RunOptions = { requests: 5000, warmup: 500, months: null, replications: 2, seed: 5 }
  const assets = join(root, 'out/renderer/assets')
  const worker = readdirSync(assets).find((name) => /^replications-.*\.js$/.test(name))
  for (const template of ['aws-three-tier', 'gcp-serverless-inference']) {
    const text = readFileSync(join(root, 'templates/patterns', `${template}.skyloom`), 'utf8')
    const read = parseDesign(text)
    if (!read.ok) throw new Error(template)
    for (const months of [null, 0.01]) {
      const run = { ...options, months }
      const here = simulationReport(
        read.value,
        run,
        [0, 1].map((index) => runReplication(read.value, run, index)),
      )
      const there = await page.evaluate(
        async ({ name, order }) => {
          const { design, of } = JSON.parse(order)
          const port = new Worker(`./assets/${name}`, { type: 'module' })
          const ask = (question: unknown) =>
            new Promise<{ replication?: unknown; report?: unknown }>((resolve) => {
              port.onmessage = ({ data }) => {
                if (data.kind !== 'progress') resolve(data)
              }
              port.postMessage(question)
            })
          const replications: unknown[] = []
          for (const index of [1, 0]) {
            replications.push((await ask({ kind: 'run', design, options: of, index })).replication)
          }
          const { report } = await ask({ kind: 'join', design, options: of, replications, prices: [] })
          port.terminate()
          return JSON.stringify(report)
        },
        { name: worker, order: JSON.stringify({ design: read.value, of: run }) },
      )
      expect(there).toBe(JSON.stringify(here))
    }
  }
})
