import { describe, expect, it } from 'vitest'
import { checkDesign, parseDesign } from '../../../simulation/design/parse.ts'
import { directory } from './directory.ts'
import { emptyFile, type File, fullFile, read } from './samples.ts'

const problemsOf = (file: File | string) => {
  const outcome = parseDesign(typeof file === 'string' ? file : JSON.stringify(file), directory)
  return outcome.ok ? [] : outcome.problems
}
const pathsOf = (file: File | string) => problemsOf(file).map(({ path }) => path)
/** A full file after one change. */
const changed = (change: (file: File) => void): File => {
  const file = fullFile()
  change(file)
  return file
}
const node = (file: File, id: string) => file.nodes.find((one: File) => one.id === id)
const edge = (file: File, id: string) => file.edges.find((one: File) => one.id === id)

describe('a design file', () => {
  it('needs no more than a name and three lists', () => {
    expect(read(emptyFile())).toEqual({
      format: 'skyloom/design',
      version: 1,
      name: 'Empty',
      description: '',
      targets: {},
      pricing: { freeTier: 'none' },
      assumptions: {},
      workloads: [],
      nodes: [],
      edges: [],
      annotations: [],
      steps: [],
      tests: [],
    })
  })

  it('has the defaults of the contract where it says nothing', () => {
    const design = read({
      ...emptyFile(),
      workloads: [{ id: 'w', source: 'users', rps: 1 }],
      nodes: [
        { id: 'users', service: 'generic.client' },
        { id: 'api', service: 'aws.ec2' },
      ],
      edges: [{ id: 'e', source: 'users', target: 'api' }],
    })
    expect(design.workloads[0]).toEqual({
      id: 'w',
      name: 'w',
      source: 'users',
      rps: 1,
      shape: { kind: 'constant' },
      requestKb: 0,
      responseKb: 0,
    })
    expect(design.nodes[1]).toEqual({
      id: 'api',
      service: 'aws.ec2',
      name: 'api',
      config: {},
      position: { x: 0, y: 0 },
    })
    expect(design.edges[0]).toEqual({
      id: 'e',
      source: 'users',
      target: 'api',
      kind: 'request',
      calls: 1,
      weight: 1,
      dependency: 'required',
      via: [],
      retries: 0,
      backoffMs: 0,
    })
  })

  it('may use everything the format has', () => {
    const design = read(fullFile())
    expect(design.nodes).toHaveLength(10)
    expect(design.workloads[1]?.shape).toEqual({ kind: 'burst', peakToMean: 10, minutesPerDay: 60, startHour: 18 })
    expect(checkDesign(design, directory)).toEqual([])
  })

  it('may be drawn in circles: loops are judged when they are computed', () => {
    const file = changed((f) => f.edges.push({ id: 'back', source: 'api', target: 'api', calls: 3 }))
    expect(problemsOf(file)).toEqual([])
  })

  it('may be unfinished: a balancer without targets, a service without a caller', () => {
    expect(
      problemsOf({ ...emptyFile(), nodes: [{ id: 'lb', service: 'generic.balancer', config: { minHealthy: 1 } }] }),
    ).toEqual([])
  })

  it('may start with a byte order mark', () => {
    expect(problemsOf(`\uFEFF${JSON.stringify(emptyFile())}`)).toEqual([])
  })
})

describe('a file that is no design', () => {
  it.each([
    ['', 'Line 1, column 1: the file is empty; a design starts with {.'],
    ['hello', 'Line 1, column 1: a value is missing before "h".'],
    ['{"format":', 'Line 1, column 11: a value is missing before the end of the file.'],
    ['{\n  "a": 1,\n  b: 2\n}', 'Line 3, column 3: write a key in double quotes before "b".'],
    ['{"a" 1}', 'Line 1, column 6: a colon is missing after the key, before "1".'],
    ['{"a": 1 "b": 2}', 'Line 1, column 9: a comma or } is missing before """.'],
    ['[1, 2', 'Line 1, column 6: a comma or ] is missing before the end of the file.'],
    ['{"a": "open', 'Line 1, column 7: the text that starts here has no closing quote.'],
    [
      '{"a": "\\x"}',
      'Line 1, column 8: after a backslash comes one of " \\ / b f n r t, or u and four hexadecimal digits.',
    ],
    ['{"a": 01}', 'Line 1, column 7: write numbers without a leading zero.'],
    ['{"a": 1.}', 'Line 1, column 9: a digit is missing before "}".'],
    ['{} {}', 'Line 1, column 4: remove "{": the design has already ended.'],
    ['{"a": NaN}', 'Line 1, column 7: a value is missing before "N".'],
  ])('%j: %s', (text, message) => {
    expect(problemsOf(text)).toEqual([{ path: '', message }])
  })

  it('says what it found instead', () => {
    expect(problemsOf('[]')[0]?.message).toBe('Choose a Skyloom design; this file holds a list.')
    expect(problemsOf('{}')[0]?.message).toContain('"format" must be "skyloom/design"')
    expect(problemsOf({ ...emptyFile(), format: 'drawio' })).toEqual([
      {
        path: '/format',
        message: 'Choose a Skyloom design: "format" must be "skyloom/design", and here it is "drawio".',
      },
    ])
    expect(problemsOf({ ...emptyFile(), format: 'skyloom/fragment' })[0]?.message).toContain(
      'Paste this onto the canvas',
    )
  })

  it('of a newer version is refused and named', () => {
    expect(problemsOf({ ...emptyFile(), version: 2, future: true })).toEqual([
      {
        path: '/version',
        message:
          'Update Skyloom to open this design: its file has version 2, and this program reads up to version 1. The file was left as it is.',
      },
    ])
    expect(pathsOf({ ...emptyFile(), version: '1' })).toEqual(['/version'])
    expect(pathsOf({ ...emptyFile(), version: 0 })).toEqual(['/version'])
  })

  it('is never walked deeper or longer than is safe', () => {
    expect(problemsOf('['.repeat(1e6))[0]?.message).toContain('nested more than 100 deep')
    expect(problemsOf(`{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`)[0]?.message).toContain(
      'nested more than 100 deep',
    )
    expect(problemsOf(' '.repeat(20_000_001))[0]?.message).toContain('20 million')
  })

  it('cannot reach the prototype of anything', () => {
    const text = JSON.stringify(emptyFile()).replace('{', '{"__proto__":{"polluted":1},')
    expect(problemsOf(text)).toEqual([
      { path: '/__proto__', message: '"__proto__" cannot be used as a key; remove it or choose another name.' },
    ])
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })

  it('may not say the same thing twice', () => {
    const text = JSON.stringify(emptyFile()).replace('"nodes":[]', '"nodes":[],"nodes":[]')
    expect(problemsOf(text)).toEqual([{ path: '/nodes', message: '"nodes" is given twice; keep one of the two.' }])
  })
})

describe('every problem is found at once, at its place', () => {
  it('reports all of them', () => {
    const file = changed((f) => {
      f.colour = 'red'
      f.workloads[0].rps = -1
      node(f, 'api').config.count = 2.5
      node(f, 'api').config.colour = 'red'
      edge(f, 'e1').target = 'nobody'
    })
    expect(pathsOf(file)).toEqual([
      '/colour',
      '/workloads/0/rps',
      '/nodes/4/config/colour',
      '/nodes/4/config/count',
      '/edges/0/target',
    ])
  })

  const cases: readonly (readonly [what: string, change: (file: File) => void, path: string, message: RegExp])[] = [
    ['a missing name', (f) => delete f.name, '', /Add "name" to a design/],
    [
      'a missing list',
      (f) => {
        delete f.edges
        f.steps = []
      },
      '',
      /Add "edges"/,
    ],
    ['a misspelt key', (f) => (f.workload = []), '/workload', /Remove "workload".*Did you mean "workloads"\?/],
    ['null where it means nothing', (f) => (f.targets.availability = null), '/targets/availability', /instead of null/],
    ['a percentage for a fraction', (f) => (f.targets.availability = 99.9), '/targets/availability', /such as 0\.999/],
    ['a perfect target', (f) => (f.targets.availability = 1), '/targets/availability', /below 1/],
    ['a budget of nothing', (f) => (f.targets.monthlyBudgetUsd = 0), '/targets/monthlyBudgetUsd', /above 0/],
    [
      'an unknown free tier',
      (f) => (f.pricing.freeTier = 'all'),
      '/pricing/freeTier',
      /none, always-free or new-account/,
    ],
    [
      'an assumption above 1',
      (f) => (f.assumptions.zoneAvailability = 1.1),
      '/assumptions/zoneAvailability',
      /from 0 to 1/,
    ],
    ['an unknown assumption', (f) => (f.assumptions.weather = 1), '/assumptions/weather', /no such key/],
    ['a rate as text', (f) => (f.workloads[0].rps = '50'), '/workloads/0/rps', /instead of "50"/],
    ['a workload without a rate', (f) => delete f.workloads[0].rps, '/workloads/0', /Add "rps"/],
    [
      'a workload from nowhere',
      (f) => (f.workloads[0].source = 'user'),
      '/workloads/0/source',
      /Did you mean "users"\?/,
    ],
    ['a workload from a server', (f) => (f.workloads[0].source = 'api'), '/workloads/0/source', /Choose a client/],
    [
      'a peak below the mean',
      (f) => (f.workloads[0].shape.peakToMean = 0.5),
      '/workloads/0/shape/peakToMean',
      /at least 1|from 1/,
    ],
    [
      'a field of another shape',
      (f) => (f.workloads[0].shape.factors = []),
      '/workloads/0/shape/factors',
      /a diurnal shape has none/,
    ],
    [
      'a burst of a whole day',
      (f) => (f.workloads[1].shape.minutesPerDay = 1440),
      '/workloads/1/shape/minutesPerDay',
      /below 1440/,
    ],
    [
      'a burst of more than a day’s traffic',
      (f) => (f.workloads[1].shape.peakToMean = 25),
      '/workloads/1/shape',
      /whole day's traffic/,
    ],
    [
      'a half day of factors',
      (f) => (f.workloads[2].shape.factors = Array(12).fill(1)),
      '/workloads/2/shape/factors',
      /24 factors.*instead of 12/,
    ],
    [
      'factors of another mean',
      (f) => (f.workloads[2].shape.factors[0] = 25),
      '/workloads/2/shape/factors',
      /Divide the factors of "week" by 2/,
    ],
    ['a factor below 0', (f) => (f.workloads[2].shape.factors[3] = -1), '/workloads/2/shape/factors/3', /at least 0/],
    ['an id with a space', (f) => (edge(f, 'e7').id = 'a b'), '/edges/6/id', /A-Z a-z 0-9 _ -/],
    ['an id of 65 characters', (f) => (f.workloads[2].id = 'x'.repeat(65)), '/workloads/2/id', /1 to 64/],
    ['an id taken twice', (f) => (f.workloads[2].id = 'batch'), '/workloads/2/id', /\/workloads\/1 has "batch"/],
    [
      'an unknown service',
      (f) => (node(f, 'nat').service = 'aws.ec3'),
      '/nodes/9/service',
      /Did you mean .*"aws\.ec2"/,
    ],
    ['a parent that is not there', (f) => (node(f, 'nat').parent = 'use2'), '/nodes/9/parent', /Did you mean "use1"\?/],
    ['a parent that holds nothing', (f) => (node(f, 'nat').parent = 'db'), '/nodes/9/parent', /not one/],
    [
      'a group inside itself',
      (f) => (node(f, 'use1').parent = 'zone-a'),
      '/nodes/1/parent',
      /inside each other: use1 → zone-a → use1/,
    ],
    ['a size of nothing', (f) => (node(f, 'use1').size.width = 0), '/nodes/1/size/width', /above 0/],
    ['a position that is a list', (f) => (node(f, 'api').position = [1, 2]), '/nodes/4/position', /instead of a list/],
    [
      'an unknown parameter',
      (f) => (node(f, 'api').config.coutn = 2),
      '/nodes/4/config/coutn',
      /Did you mean "count"\?/,
    ],
    ['a count of none', (f) => (node(f, 'api').config.count = 0), '/nodes/4/config/count', /whole number from 1/],
    [
      'an unknown machine',
      (f) => (node(f, 'api').config.instanceType = 'z9'),
      '/nodes/4/config/instanceType',
      /"z9" is not among them/,
    ],
    [
      'a region of another provider',
      (f) => (node(f, 'api').config.region = 'us-central1'),
      '/nodes/4/config/region',
      /belongs to Google Cloud/,
    ],
    [
      'a region of nobody',
      (f) => (node(f, 'use1').config.region = 'moon-1'),
      '/nodes/1/config/region',
      /"moon-1" is not in it/,
    ],
    [
      'a location off the globe',
      (f) => (node(f, 'users').config.location.lat = 91),
      '/nodes/0/config/location/lat',
      /-90 to 90/,
    ],
    [
      'a location of no region',
      (f) => (node(f, 'users').config.location = 'mars'),
      '/nodes/0/config/location',
      /region id or/,
    ],
    ['a number for a law', (f) => (node(f, 'db').config.serviceTime = 5), '/nodes/6/config/serviceTime', /an object/],
    [
      'a law of no name',
      (f) => (node(f, 'db').config.serviceTime.distribution = 'gauss'),
      '/nodes/6/config/serviceTime/distribution',
      /exponential/,
    ],
    ['half a stage', (f) => (node(f, 'db').config.serviceTime.k = 1.5), '/nodes/6/config/serviceTime/k', /whole/],
    [
      'a lognormal without spread',
      (f) => (node(f, 'api').config.serviceTimeMs.cv2 = 0),
      '/nodes/4/config/serviceTimeMs/cv2',
      /above 0/,
    ],
    [
      'a hyperexponential below 1',
      (f) => (node(f, 'api').config.serviceTimeMs = { distribution: 'hyperexponential', meanMs: 1, cv2: 0.9 }),
      '/nodes/4/config/serviceTimeMs/cv2',
      /from 1/,
    ],
    [
      'a law without its shape',
      (f) => delete node(f, 'db').config.serviceTime.k,
      '/nodes/6/config/serviceTime',
      /Add "k"/,
    ],
    [
      'a shape without its law',
      (f) => (node(f, 'db').config.serviceTime.cv2 = 2),
      '/nodes/6/config/serviceTime/cv2',
      /erlang has none/,
    ],
    [
      'a queue of less than nothing',
      (f) => (node(f, 'db').config.queueLimit = -1),
      '/nodes/6/config/queueLimit',
      /from 0/,
    ],
    [
      'another word than infinite',
      (f) => (node(f, 'db').config.servers = 'many'),
      '/nodes/6/config/servers',
      /"infinite"/,
    ],
    [
      'an ingress from nobody',
      (f) => (node(f, 'api').config.ingress[0].from = 'lbb'),
      '/nodes/4/config/ingress/0/from',
      /Did you mean "lb"\?/,
    ],
    [
      'an unknown field of a list',
      (f) => (node(f, 'api').config.ingress[1].prot = 1),
      '/nodes/4/config/ingress/1/prot',
      /Did you mean "port"\?/,
    ],
    ['a tag that is a number', (f) => (node(f, 'api').config.tags.team = 7), '/nodes/4/config/tags/team', /as a text/],
    [
      'more zones than the region has',
      (f) => (node(f, 'api').config.zones = 4),
      '/nodes/4/config/zones',
      /us-east-1 has 3 zones, not 4/,
    ],
    [
      'a zone of another region',
      (f) => (node(f, 'api').config.zones = ['us-west-1a']),
      '/nodes/4/config/zones/0',
      /Choose a zone of us-east-1/,
    ],
    [
      'a zone named twice',
      (f) => (node(f, 'api').config.zones = ['us-east-1a', 'us-east-1a']),
      '/nodes/4/config/zones/1',
      /already/,
    ],
    [
      'a zone group elsewhere',
      (f) => (node(f, 'zone-a').config.zone = 'us-west-1a'),
      '/nodes/2/config/zone',
      /Choose a zone of us-east-1/,
    ],
    [
      'two zones inside one',
      (f) => (node(f, 'api').parent = 'zone-a'),
      '/nodes/4/config/zones',
      /Set the zones of "API" to 1/,
    ],
    [
      'a region against its group',
      (f) => (node(f, 'api').config.region = 'us-west-1'),
      '/nodes/4/config/region',
      /it says "us-west-1", the group "us-east-1"/,
    ],
    [
      'more healthy targets than targets',
      (f) => (node(f, 'lb').config.minHealthy = 2),
      '/nodes/3/config/minHealthy',
      /needs 2 healthy targets and has 1/,
    ],
    ['a wire of no kind', (f) => (edge(f, 'e1').kind = 'sync'), '/edges/0/kind', /request, async or link/],
    ['fewer calls than none', (f) => (edge(f, 'e1').calls = -1), '/edges/0/calls', /from 0/],
    ['half a retry', (f) => (edge(f, 'e4').retries = 1.5), '/edges/3/retries', /whole/],
    ['a miss of nothing', (f) => (edge(f, 'e4').onMissOf = 'cahce'), '/edges/3/onMissOf', /Did you mean "cache"\?/],
    ['a miss of no cache', (f) => (edge(f, 'e4').onMissOf = 'db'), '/edges/3/onMissOf', /no hits and misses/],
    ['a miss before the cache is asked', (f) => (edge(f, 'e4').stage = 1), '/edges/3/onMissOf', /earlier stage/],
    ['a miss of a cache that others ask', (f) => (edge(f, 'e3').source = 'lb'), '/edges/3/onMissOf', /earlier stage/],
    [
      'a dependency of no kind',
      (f) => (edge(f, 'e1').dependency = 'maybe'),
      '/edges/0/dependency',
      /required, optional or fallback/,
    ],
    [
      'a cover of nothing',
      (f) => (edge(f, 'e5').dependency = 'fallback:e9'),
      '/edges/4/dependency',
      /no wire has the id "e9"/,
    ],
    [
      'a cover of another part’s wire',
      (f) => (edge(f, 'e5').dependency = 'fallback:e1'),
      '/edges/4/dependency',
      /out of "api"/,
    ],
    ['a cover of itself', (f) => (edge(f, 'e5').dependency = 'fallback:e5'), '/edges/4/dependency', /each other/],
    ['a way through nothing', (f) => (edge(f, 'e4').via = ['nut']), '/edges/3/via/0', /Did you mean "nat"\?/],
    ['a way through a group', (f) => (edge(f, 'e4').via = ['use1']), '/edges/3/via/0', /cannot be passed through/],
    [
      'a workload of no name',
      (f) => (edge(f, 'e4').workloads = ['predictt']),
      '/edges/3/workloads/0',
      /Did you mean "predict"\?/,
    ],
    ['a step that shows nothing', (f) => (f.steps[0].show = ['ghost']), '/steps/0/show/0', /no part or wire/],
    ['a test that fails nothing', (f) => (f.tests[1].when.fail = ['ghost']), '/tests/1/when/fail/0', /no part/],
    [
      'a test that fails in words',
      (f) => (f.tests[0].when.fail = 'zone'),
      '/tests/0/when/fail',
      /any-zone or any-region/,
    ],
    ['an expectation above 1', (f) => (f.tests[0].expect.served = 2), '/tests/0/expect/served', /from 0 to 1/],
    ['half a character', (f) => (f.name = 'a\ud800'), '/name', /half of a character/],
    [
      'half a character in a note',
      (f) => (f.annotations[0].text = '\udc00'),
      '/annotations/0/text',
      /half of a character/,
    ],
    ['a key with a slash', (f) => (f['a/b~c'] = 1), '/a~1b~0c', /Remove/],
  ]
  it.each(cases)('%s', (_what, change, path, message) => {
    const problems = problemsOf(changed(change))
    expect(problems).toHaveLength(1)
    expect(problems[0]?.path).toBe(path)
    expect(problems[0]?.message).toMatch(message)
    expect(problems[0]?.message).toMatch(/^[A-Z].*[.?]$/)
  })

  it('names a number too large to hold', () => {
    const text = JSON.stringify(fullFile()).replace('"rps":50', '"rps":1e999')
    expect(problemsOf(text)).toEqual([
      { path: '/workloads/0/rps', message: expect.stringContaining('a number too large to hold') },
    ])
  })

  it('stops counting out what nobody would read', () => {
    const file = { ...emptyFile(), edges: Array.from({ length: 3000 }, () => 1) }
    const problems = problemsOf(file)
    expect(problems).toHaveLength(1001)
    expect(problems.at(-1)?.message).toBe('There are 2000 further problems; mend these first.')
  })
})

describe('covers that go in circles', () => {
  it('are found whatever their length', () => {
    const file = changed((f) => {
      edge(f, 'e4').dependency = 'fallback:e6'
      edge(f, 'e6').dependency = 'fallback:e5'
    })
    expect(pathsOf(file)).toEqual(['/edges/3/dependency', '/edges/4/dependency', '/edges/5/dependency'])
  })
})
