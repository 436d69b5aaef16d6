/**
 * The program that an exported report carries to compute by itself; the build puts it beside the window.
 *
 * @throws with a sentence for the learner where it is not there, as while developing
 */
export async function viewerProgram(): Promise<string> {
  const answer = await fetch(new URL('viewer.js', document.baseURI))
  if (!answer.ok || !answer.headers.get('content-type')?.includes('javascript')) {
    throw new Error('the program for live reports is not there; export the report without it.')
  }
  return answer.text()
}
