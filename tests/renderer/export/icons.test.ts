import { describe, expect, it } from 'vitest'
import { iconsOf } from '../../../renderer/export/icons.ts'
import { setCatalog } from '../../../renderer/state/catalog.ts'
import { useIcons } from '../../../renderer/state/icons.ts'
import { catalog } from '../../../simulation/index.ts'
import { design, node } from '../samples.ts'

setCatalog(catalog())
const withServices = (...services: readonly string[]) => ({
  ...design(),
  nodes: services.map((service, i) => ({ ...node(`n${i}`), service })),
})

describe('the icons that a picture takes along', () => {
  it('are those of the sheet, in attributes alone', async () => {
    const icons = await iconsOf(withServices('aws.lambda', 'gcp.cloud-storage', 'azure.functions'))
    expect(Object.keys(icons)).toEqual(['aws.lambda', 'gcp.cloud-storage', 'azure.functions'])
    expect(icons['aws.lambda']).toMatchObject({ viewBox: '0 0 80 80', content: expect.stringContaining('#C8511B') })
    for (const { content } of Object.values(icons)) expect(content).not.toMatch(/<style|style=|<script|href="http/)
  })

  it('leave out services that show their neutral glyph', async () => {
    expect(await iconsOf(withServices('generic.client', 'aws.region'))).toEqual({})
  })

  it('prefer the learner’s own', async () => {
    useIcons.setState({ own: { 'aws.lambda': 'data:image/png;base64,iVBORw0K' } })
    const icons = await iconsOf(withServices('aws.lambda'))
    expect(icons['aws.lambda']?.content).toContain('href="data:image/png;base64,iVBORw0K"')
    useIcons.setState({ own: {} })
  })
})
