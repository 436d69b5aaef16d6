import { describe, expect, it } from 'vitest'
import { writeMany } from '../../../renderer/ui/write.ts'

describe('how many', () => {
  it('separates thousands, and says one thing as one', () => {
    expect(writeMany(1200, 'part')).toBe('1,200 parts')
    expect(writeMany(1, 'wire')).toBe('1 wire')
    expect(writeMany(0, 'line')).toBe('0 lines')
  })
})
