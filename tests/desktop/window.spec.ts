import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, startProgram, test } from './app.ts'

test.describe('the window', () => {
  test.use({
    folder: async ({ folder }, use) => {
      writeFileSync(
        join(folder, 'window.json'),
        JSON.stringify({ width: 1200, height: 700, x: 60, y: 40, maximised: true }),
      )
      await use(folder)
    },
  })

  test('stands where it stood when it was closed, as large, and maximised if it was', async ({ app, page, folder }) => {
    await expect(page.getByRole('heading', { name: 'Templates' })).toBeVisible()
    const stands = await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      return { ...window.getNormalBounds(), maximised: window.isMaximized() }
    })
    expect(stands).toEqual({ width: 1200, height: 700, x: 60, y: 40, maximised: true })
    await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      window.unmaximize()
      window.setBounds({ width: 1300, height: 720, x: 10, y: 20 })
      window.close()
    })
    const kept = () => JSON.parse(readFileSync(join(folder, 'window.json'), 'utf8'))
    await expect.poll(kept).toEqual({ width: 1300, height: 720, x: 10, y: 20, maximised: false })
    const again = await startProgram(folder)
    await again.firstWindow()
    const [x, width] = await again.evaluate(({ BrowserWindow }) => {
      const bounds = BrowserWindow.getAllWindows()[0].getNormalBounds()
      return [bounds.x, bounds.width]
    })
    expect([x, width]).toEqual([10, 1300])
    await again.close()
  })
})
