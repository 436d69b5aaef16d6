import { type Weight, widthOf } from '../typeface/typeface.ts'

/** One line of text, cut to a width with an ellipsis; line breaks become spaces. */
export function fitted(text: string, width: number, size: number, weight: Weight): string {
  const line = text.replace(/\s+/g, ' ')
  return widthOf(line, size, weight) <= width ? line : cut(line, width, size, weight)
}

/** Text in lines that are no wider than this; words break only where one alone is too wide. Line breaks of the text are kept. */
export function wrapped(text: string, width: number, size: number, weight: Weight): readonly string[] {
  return text.split(/\r\n|[\n\r]/).flatMap((paragraph) => {
    const lines = ['']
    for (const word of paragraph.split(/[ \t]+/).flatMap((long) => pieces(long, width, size, weight))) {
      const line = lines.at(-1) ?? ''
      const longer = line === '' ? word : `${line} ${word}`
      if (line === '' || widthOf(longer, size, weight) <= width) lines[lines.length - 1] = longer
      else lines.push(word)
    }
    return lines
  })
}

/** Text in as many lines as a box has room for; an ellipsis says that there was more. */
export function clipped(
  text: string,
  room: { readonly width: number; readonly height: number },
  { size, line, weight }: { readonly size: number; readonly line: number; readonly weight: Weight },
): readonly string[] {
  if (text.trim() === '') return []
  const lines = wrapped(text, room.width, size, weight)
  const most = Math.max(1, Math.floor(room.height / line))
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), cut(`${lines[most - 1]} …`, room.width, size, weight)]
}

/** The longest start of a text that fits with an ellipsis after it. */
function cut(text: string, width: number, size: number, weight: Weight): string {
  const characters = [...text.replace(/ …$/, '')]
  let kept = ''
  for (const character of characters) {
    if (widthOf(`${kept}${character}…`, size, weight) > width) break
    kept += character
  }
  return `${kept.trimEnd()}…`
}

function pieces(word: string, width: number, size: number, weight: Weight): readonly string[] {
  if (widthOf(word, size, weight) <= width) return [word]
  const parts = ['']
  for (const character of word) {
    const part = `${parts.at(-1) ?? ''}${character}`
    if (part.length > character.length && widthOf(part, size, weight) > width) parts.push(character)
    else parts[parts.length - 1] = part
  }
  return parts
}
