import { forgetRecent, locateRecent, openRecent, useFiles } from '../state/files.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { RecentPicture } from './RecentPicture.tsx'
import { writeDay } from './writeDay.ts'

const MOST = 5

/** The files that were open last. */
export function Recents() {
  const recents = useFiles((state) => state.recents)
  return (
    <section className="card recents" aria-label="Recent designs">
      {recents.length === 0 ? (
        <div className="recents-none">
          <p className="strong">No recent designs</p>
          <p className="caption">What you save or open is listed here.</p>
        </div>
      ) : (
        <ul>
          {recents.slice(0, MOST).map((file) => (
            <li key={file.key} className="recent">
              <button
                type="button"
                className="recent-open"
                aria-disabled={!file.exists || undefined}
                title={file.exists ? file.key : `${file.key} is no longer there`}
                onClick={() => file.exists && void openRecent(file.key)}
              >
                <RecentPicture file={file} />
                <span className="strong grow name-cut">{file.name.replace(/\.skyloom$/, '')}</span>
                <span className="caption">{file.exists ? writeDay(file.openedAt, Date.now()) : 'no longer there'}</span>
              </button>
              {!file.exists && (
                <Button size="compact" aria-label={`Locate ${file.name}`} onClick={() => void locateRecent(file)}>
                  Locate…
                </Button>
              )}
              <IconButton
                icon="close"
                iconSize={12}
                size="compact"
                variant="ghost"
                label={`Forget ${file.name}`}
                onClick={() => void forgetRecent(file.key)}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
