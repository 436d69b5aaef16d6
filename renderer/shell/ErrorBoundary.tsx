import { Component, type ReactNode } from 'react'
import { useDesign } from '../state/design.ts'
import { saveFileAs } from '../state/files.ts'
import { Button } from '../ui/Button.tsx'

/** A fault in one part of the window: the design lives outside it, so it is kept, can be saved, and the part can be drawn anew. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode; readonly room: string },
  { readonly error: Error | null }
> {
  override readonly state: { readonly error: Error | null } = { error: null }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <div className="fault" role="alert">
        <h2>{this.props.room} stopped working</h2>
        <p>Your design is safe. Save a copy, then try again; if the last change caused it, undoing that may help.</p>
        <div className="row">
          <Button variant="primary" size="large" onClick={() => void saveFileAs()}>
            Save a copy
          </Button>
          <Button size="large" variant="line" onClick={() => this.setState({ error: null })}>
            Try again
          </Button>
          <Button
            size="large"
            onClick={() => {
              useDesign.getState().undo()
              this.setState({ error: null })
            }}
          >
            Undo and try again
          </Button>
        </div>
        <details>
          <summary>What happened</summary>
          <pre>{error.stack ?? error.message}</pre>
        </details>
      </div>
    )
  }
}
