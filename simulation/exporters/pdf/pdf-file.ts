import { ascii } from '../bytes.ts'

/** How one object of a PDF names another: `12 0 R`. */
export type Reference = string

/** The objects of a PDF and the file that they make. */
export class PdfFile {
  readonly #objects: (readonly Uint8Array[])[] = []

  /** An object that is put in its place later. */
  reserve(): Reference {
    this.#objects.push([])
    return `${this.#objects.length} 0 R`
  }

  /** @param data what follows the dictionary, for a stream */
  add(entries: Readonly<Record<string, string>>, data?: Uint8Array): Reference {
    const reference = this.reserve()
    this.put(reference, entries, data)
    return reference
  }

  put(reference: Reference, entries: Readonly<Record<string, string>>, data?: Uint8Array): void {
    const at = Number.parseInt(reference, 10) - 1
    this.#objects[at] = data
      ? [ascii(`${dictionary({ ...entries, Length: String(data.length) })}\nstream\n`), data, ascii('\nendstream')]
      : [ascii(dictionary(entries))]
  }

  bytes(catalog: Reference, info: Reference): Uint8Array {
    // the second line tells programs that copy files that this one is binary
    const parts: Uint8Array[] = [ascii('%PDF-1.7\n%'), Uint8Array.from([0xe2, 0xe3, 0xcf, 0xd3, 0x0a])]
    let length = parts.reduce((sum, part) => sum + part.length, 0)
    const push = (...more: readonly Uint8Array[]) => {
      for (const part of more) {
        parts.push(part)
        length += part.length
      }
    }
    const places = this.#objects.map((object, i) => {
      const at = length
      push(ascii(`${i + 1} 0 obj\n`), ...object, ascii('\nendobj\n'))
      return at
    })
    const table = length
    const rows = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
    const size = places.length + 1
    push(
      ascii(`xref\n0 ${size}\n0000000000 65535 f \n${rows}`),
      ascii(`trailer\n${dictionary({ Size: String(size), Root: catalog, Info: info })}\n`),
      ascii(`startxref\n${table}\n%%EOF\n`),
    )
    const file = new Uint8Array(length)
    let at = 0
    for (const part of parts) {
      file.set(part, at)
      at += part.length
    }
    return file
  }
}

export function dictionary(entries: Readonly<Record<string, string>>): string {
  return `<< ${Object.entries(entries)
    .map(([key, value]) => `/${key} ${value}`)
    .join(' ')} >>`
}

/** Any text as a string object: UTF-16 with its mark, in hexadecimal. */
export function textString(text: string): string {
  return `<feff${utf16(text)}>`
}

/** UTF-16, big end first, in hexadecimal. */
export function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('')
}
