/** The system's error at reading a file as a sentence for a person. */
export function readFault(error: unknown): string {
  return codeOf(error) === 'ENOENT' ? 'The file is not there.' : fault(error)
}

/** The system's error at writing a file as a sentence for a person. */
export function writeFault(error: unknown): string {
  return codeOf(error) === 'ENOENT' ? 'The folder is not there.' : fault(error)
}

function fault(error: unknown): string {
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
      return 'You may not read or write there.'
    case 'EISDIR':
      return 'It is a folder, not a file.'
    case 'ENOTDIR':
      return 'What stands before the last slash is a file, not a folder.'
    case 'ENOSPC':
      return 'The disk is full.'
    case 'EROFS':
      return 'The disk cannot be written to.'
    default:
      return error instanceof Error ? error.message : String(error)
  }
}

/** The system's name for an error: "EACCES". */
export function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
}
