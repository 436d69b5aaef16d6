import { open } from 'node:fs/promises'

const PIECE = 1024 * 1024

/**
 * The bytes of a file, read to its end: a pipe or a device does not tell its size before.
 *
 * @param most bytes
 * @returns `null` where there are more
 * @throws the system's error
 */
export async function readAtMost(path: string, most: number): Promise<Uint8Array | null> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    if (size > most) return null
    const pieces: Uint8Array[] = []
    let length = 0
    for await (const piece of file.createReadStream({ autoClose: false, highWaterMark: PIECE })) {
      length += piece.length
      if (length > most) return null
      pieces.push(piece)
    }
    return Buffer.concat(pieces)
  } finally {
    await file.close()
  }
}
