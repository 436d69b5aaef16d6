import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  allowedDowntimeMinutes,
  formatAvailability,
  formatBillMoney,
  formatCount,
  formatData,
  formatDataRate,
  formatDate,
  formatDifference,
  formatDowntime,
  formatExactMs,
  formatInput,
  formatInterval,
  formatMemory,
  formatMoney,
  formatMs,
  formatOr,
  formatPercent,
  formatQuantity,
  formatRate,
  formatUnitPrice,
  UNKNOWN_WORDS,
  withUnbrokenUnits,
} from '../../../simulation/report/format.ts'

/** With ordinary spaces, as they are read here. */
const spaced = (text: string) => text.replaceAll('\u00a0', ' ')

describe('money', () => {
  it.each([
    [587.71, '$588'],
    [4.5, '$4.50'],
    [12_340, '$12,340'],
    [9999.6, '$10,000'],
    [1234.4, '$1234'],
    [9.996, '$10'],
    [9.99, '$9.99'],
    [0.004, '< $0.01'],
    [0.005, '$0.01'],
    [0, '$0'],
    [-42.4, '−$42'],
    [-0.001, '< $0.01'],
  ])('in headlines: %d is %s', (usd, text) => expect(spaced(formatMoney(usd))).toBe(text))

  it.each([
    [158.775, '$158.78'],
    [1.005, '$1.01'],
    [0, '$0.00'],
    [1234.5, '$1,234.50'],
    [0.0001, '< $0.01'],
    [-5.2, '−$5.20'],
  ])('in bills: %d is %s', (usd, text) => expect(spaced(formatBillMoney(usd))).toBe(text))

  it.each([
    [0.0725, '$0.0725'],
    [0.09, '$0.09'],
    [0.1, '$0.10'],
    [2e-7, '$0.0000002'],
    [1.25e-8, '$0.0000000125'],
    [1234, '$1,234.00'],
  ])('a unit: %d is %s', (usd, text) => expect(spaced(formatUnitPrice(usd))).toBe(text))
})

describe('milliseconds', () => {
  it.each([
    [142.3, '142 ms'],
    [1900, '1.9 s'],
    [999.4, '999 ms'],
    [999.6, '1.0 s'],
    [0.4, '0.4 ms'],
    [0, '0 ms'],
  ])('in headlines: %d is %s', (ms, text) => expect(spaced(formatMs(ms))).toBe(text))

  it.each([
    [8.66, '8.7 ms'],
    [0.05, '0.05 ms'],
    [0.097, '0.1 ms'],
    [0.0994, '0.1 ms'],
    [0.004, '< 0.01 ms'],
    [1949, '1.9 s'],
    [0, '0 ms'],
  ])('in waterfalls: %d is %s', (ms, text) => expect(spaced(formatExactMs(ms))).toBe(text))
})

describe('availability', () => {
  it.each([
    [0.9988, undefined, '99.88 %'],
    [0.99993, undefined, '99.993 %'],
    [0.999995, undefined, '99.9995 %'],
    [0.99897, 0.999, '99.89 %'],
    [0.99897, undefined, '99.90 %'],
    [0.99904, 0.99901, '99.91 %'],
    [0.9995, 0.999, '99.95 %'],
    [0.999, 0.999, '99.9 %'],
    [0.99, undefined, '99 %'],
    [0.5, undefined, '50 %'],
    [0.953_412, undefined, '95.34 %'],
    [1, 0.999, '100 %'],
    [0, undefined, '0 %'],
    [1 - 1e-12, undefined, '> 99.99999999 %'],
  ])('%d against %s is %s', (availability, target, text) =>
    expect(spaced(formatAvailability(availability, target))).toBe(text),
  )

  it('is never rounded across its target', () => {
    const fraction = fc.double({ min: 0.9, max: 1, noNaN: true })
    fc.assert(
      fc.property(fraction, fc.constantFrom(0.99, 0.995, 0.999, 0.9995, 0.9999, 0.99999), (availability, target) => {
        const shown = Number(formatAvailability(availability, target).replace(/[>% ]/g, '')) / 100
        // One part in 10¹³: the text is decimal, the target a double.
        if (availability < target) expect(shown).toBeLessThan(target - 1e-13)
        else expect(shown).toBeGreaterThan(target - 1e-13)
      }),
      { seed: 21, numRuns: 5000 },
    )
  })
})

describe('downtime', () => {
  it.each([
    [53, '53.0 min'],
    [438, '7 h 18 min'],
    [59.94, '59.9 min'],
    [59.96, '1 h 0 min'],
    [0.01, '< 0.1 min'],
    [0, '0 min'],
  ])('%d is %s', (minutes, text) => expect(spaced(formatDowntime(minutes))).toBe(text))

  it('of 99.9 % is 43.8 minutes in a month of 730 hours', () => {
    expect(spaced(formatDowntime(allowedDowntimeMinutes(0.999)))).toBe('43.8 min')
  })
})

describe('shares, rates and data', () => {
  it.each([
    [0.62, '62 %'],
    [0.004, '< 1 %'],
    [0.995, '> 99 %'],
    [0, '0 %'],
    [1, '100 %'],
    [1.234, '123 %'],
  ])('a share of %d is %s', (share, text) => expect(spaced(formatPercent(share))).toBe(text))

  it.each([
    [120, '120 rps'],
    [2.4, '2.4 rps'],
    [1234, '1,230 rps'],
    [9999, '10k rps'],
    [12_345, '12.3k rps'],
    [4_560_000, '4.56M rps'],
    [0.05, '180 / h'],
    [0.0001, '8.64 / d'],
    [0, '0 rps'],
  ])('a rate of %d is %s', (rate, text) => expect(spaced(formatRate(rate))).toBe(text))

  it.each([
    [631, '631 GB'],
    [1500, '1.5 TB'],
    [999.9, '1 TB'],
    [0.036, '36 MB'],
    [0.000004, '4 kB'],
    [0, '0 GB'],
  ])('%d GB is %s', (gb, text) => expect(spaced(formatData(gb))).toBe(text))

  it('is told by the hour where little flows', () => {
    expect(spaced(formatDataRate(0.036 * 730))).toBe('36 MB / h')
    expect(spaced(formatDataRate(0.25 * 730 * 3600))).toBe('250 MB / s')
  })

  it('tells memory in GiB', () => {
    expect(spaced(formatMemory(8))).toBe('8 GiB')
    expect(spaced(formatMemory(0.5))).toBe('0.5 GiB')
  })
})

describe('inputs of receipts', () => {
  it.each([
    [98.9327487502, 'ms', '98.9 ms'],
    [390.91499999999996, 'USD', '$390.92'],
    [0.0725, 'USD', '$0.0725'],
    [0.0000002, 'USD/request', '$0.0000002 / request'],
    [0.9999, '', '0.9999'],
    [0.999177686733, '', '0.999178'],
    [0.00102512345, '', '0.00103'],
    [0.5, '', '0.5'],
    [3, '', '3'],
    [525.6000000000001, 'GB', '525.6 GB'],
  ])('%d %s is %s', (value, unit, text) => expect(spaced(formatInput(value, unit))).toBe(text))
})

describe('quantities', () => {
  it.each([
    [1460, 'h', '1,460 h'],
    [3, '', '3'],
    [0.0725, 'USD', '$0.0725'],
    [0.0725, 'USD/h', '$0.0725 / h'],
    [0.1 + 0.2, 'GB', '0.3 GB'],
    [1234567.891, '', '1,234,567.891'],
    [-5, 'min', '−5 min'],
  ])('%d %s is %s', (value, unit, text) => expect(spaced(formatQuantity(value, unit))).toBe(text))

  it('counts in thousands', () => {
    expect(formatCount(1460)).toBe('1,460')
    expect(formatCount(7)).toBe('7')
  })
})

describe('a simulated figure', () => {
  it.each([
    [144.2, 3.2, 'ms', '144 ± 3 ms'],
    [144.234, 0.05, 'ms', '144.23 ± 0.05 ms'],
    [144.2, 1.4, 'ms', '144.2 ± 1.4 ms'],
    [14_423, 250, 'ms', '14,400 ± 300 ms'],
    [588.2, 12, 'USD', '$590 ± 10'],
    [5, 0, '', '5 ± 0'],
  ])('%d ± %d %s is %s', (value, half, unit, text) => expect(spaced(formatInterval(value, half, unit))).toBe(text))
})

describe('a difference', () => {
  it('is signed, with a true minus', () => {
    expect(spaced(formatDifference(-13, formatDowntime))).toBe('−13 min')
    expect(spaced(formatDifference(-21.5, formatDowntime))).toBe('−21.5 min')
    expect(spaced(formatDifference(106, formatMoney))).toBe('+$106')
  })

  it('that rounds to nothing is no change', () => {
    expect(spaced(formatDifference(0, formatMoney))).toBe('no change')
    expect(spaced(formatDifference(-0.001, formatMoney))).toBe('no change')
    expect(spaced(formatDifference(0.01, formatDowntime))).toBe('no change')
  })
})

describe('what is not known', () => {
  it('is a dash or a word, never 0, ∞ or NaN', () => {
    expect(formatOr(null, formatMs)).toBe('–')
    expect(formatOr(null, formatMoney, UNKNOWN_WORDS.price)).toBe('no price')
    expect(formatOr(Number.POSITIVE_INFINITY, formatMs, UNKNOWN_WORDS.latency)).toBe('saturated')
    for (const format of [
      formatMoney,
      formatMs,
      formatExactMs,
      formatDowntime,
      formatPercent,
      formatRate,
      formatData,
    ]) {
      expect(format(Number.NaN)).toBe('–')
    }
  })
})

describe('a date', () => {
  it('is written as people write it', () => {
    expect(formatDate('2026-07-20')).toBe('20 Jul 2026')
    expect(formatDate('2026-07-01T12:00:00Z')).toBe('1 Jul 2026')
    expect(formatDate('summer')).toBe('summer')
  })
})

describe('every formatter', () => {
  it('writes any number without an exponent', () => {
    const formats = [
      formatMoney,
      formatBillMoney,
      formatUnitPrice,
      formatMs,
      formatExactMs,
      formatDowntime,
      formatPercent,
    ]
    fc.assert(
      fc.property(fc.double({ min: -1e15, max: 1e15, noNaN: true }), (value) => {
        for (const format of [...formats, formatRate, formatData, formatCount]) {
          expect(format(value)).not.toMatch(/e|NaN|∞|undefined/)
        }
      }),
      { seed: 22, numRuns: 500 },
    )
  })
})

describe('no line ends between a number and its unit', () => {
  it.each([
    formatMs(142),
    formatExactMs(0.001),
    formatAvailability(0.99993),
    formatAvailability(1 - 1e-12),
    formatDowntime(438),
    formatPercent(0.001),
    formatRate(0.001),
    formatData(631),
    formatDataRate(26.28),
    formatMemory(8),
    formatQuantity(730, 'h'),
    formatQuantity(0.0725, 'USD/h'),
    formatInterval(144, 3, 'ms'),
  ])('in %s', (text) => expect(text).toMatch(/^[^ ]*\u00a0[^ ]+$/))

  it('in prose, where the other spaces stay', () => {
    expect(
      withUnbrokenUnits('Two in different zones 99.99 %, within 5 ms and 2 GB a request; 3 machines in 2 sets.'),
    ).toBe('Two in different zones 99.99\u00a0%, within 5\u00a0ms and 2\u00a0GB a request; 3 machines in 2 sets.')
  })
})
