import type { Annotation } from '../../design/editing/annotations.ts'
import type { Palette } from './palette.ts'
import type { Mark } from './scene-marks.ts'
import { clipped } from './text-fit.ts'

const SIZE = 13
const LINE = 20
/** From the top of a line to its base line. */
const ASCENT = 14.5

/** What is written beside the parts: outlines lie behind everything, notes before it. */
export function notesOf(
  annotations: readonly Annotation[],
  colours: Palette,
): { readonly frames: readonly Mark[]; readonly notes: readonly Mark[] } {
  return {
    frames: annotations.filter(({ kind }) => kind !== 'note').flatMap((frame) => frameMarks(frame, colours)),
    notes: annotations.filter(({ kind }) => kind === 'note').flatMap((note) => noteMarks(note, colours)),
  }
}

function noteMarks(
  { text, position: { x, y }, size: { width, height } }: Annotation,
  colours: Palette,
): readonly Mark[] {
  const lines = clipped(text, { width: width - 18, height: height - 14 }, { size: SIZE, line: LINE, weight: 'regular' })
  return [
    {
      kind: 'box',
      x: x + 0.5,
      y: y + 0.5,
      width: width - 1,
      height: height - 1,
      radius: 6,
      ink: { fill: colours.note.fill, stroke: colours.note.line },
    },
    ...lines.map(
      (line, i): Mark => ({
        kind: 'text',
        text: line,
        x: x + 9,
        y: y + 7 + ASCENT + i * LINE,
        size: SIZE,
        weight: 'regular',
        fill: colours.text,
      }),
    ),
  ]
}

function frameMarks(
  { kind, text, position: { x, y }, size: { width, height } }: Annotation,
  colours: Palette,
): readonly Mark[] {
  const box = { x: x + 0.75, y: y + 0.75, width: width - 1.5, height: height - 1.5 }
  const ink = { stroke: colours.zoneLine, width: 1.5 }
  const room = { width: 0.8 * width - 18, height: height - 20 }
  const lines = clipped(text, room, { size: SIZE, line: LINE, weight: 'semibold' })
  return [
    kind === 'ellipse' ? { kind: 'ellipse', ...box, ink } : { kind: 'box', ...box, radius: 8, ink },
    ...lines.map(
      (line, i): Mark => ({
        kind: 'text',
        text: line,
        x: x + width / 2,
        y: y + 12 + ASCENT + i * LINE,
        size: SIZE,
        weight: 'semibold',
        fill: colours.text,
        centred: true,
      }),
    ),
  ]
}
