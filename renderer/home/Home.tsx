import { Mark } from '../shell/header/Mark.tsx'
import { newFile, openFile, useFiles } from '../state/files.ts'
import { useView } from '../state/view.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Continue } from './Continue.tsx'
import { Gallery } from './Gallery.tsx'
import { Recents } from './Recents.tsx'

/** The start screen: go on, open, start from a template or from nothing. */
export function Home() {
  const back = useFiles((state) => state.recents.length > 0)
  return (
    <div className="home">
      <aside className="home-side" aria-label="Skyloom">
        <p className="home-brand">
          <Mark /> Skyloom
        </p>
        <nav aria-label="Places">
          <ul>
            <li>
              <span className="home-place" aria-current="page">
                <Icon name="home" /> Home
              </span>
            </li>
            <li>
              <button type="button" className="home-place" onClick={() => useView.getState().goTo('editor')}>
                <Icon name="edit" /> Current design
              </button>
            </li>
            <li>
              <button type="button" className="home-place" onClick={() => useView.getState().openDialog('help')}>
                <Icon name="keyboard" /> All keys
              </button>
            </li>
          </ul>
        </nav>
        <p className="home-foot caption">Works offline: no account, no network, nothing left running.</p>
      </aside>
      <main className="home-main">
        <header className="home-head">
          <h1>{back ? 'Good to see you again' : 'Welcome to Skyloom'}</h1>
          <Button icon="folder" variant="line" size="large" onClick={() => void openFile()}>
            Open
          </Button>
          <Button icon="plus" variant="primary" size="large" onClick={newFile}>
            New design
          </Button>
        </header>
        <div className="home-first">
          <Continue />
          <Recents />
        </div>
        <Gallery />
      </main>
    </div>
  )
}
