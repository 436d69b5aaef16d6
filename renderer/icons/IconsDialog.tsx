import { useCatalog } from '../state/catalog.ts'
import { chooseIcons, forgetIcon, forgetIcons, type TakenIcons, useIcons } from '../state/icons.ts'
import { useView } from '../state/view.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ServiceTile } from '../ui/ProviderTag.tsx'

const MOST_LISTED = 6

/** The learner's own pictures for services: a folder of them, what was found in it, and the way back. */
export function IconsDialog() {
  const { own, taken, failure } = useIcons()
  const services = useCatalog((state) => state.services).filter(({ id }) => own[id] !== undefined)
  const close = () => useView.getState().openDialog(null)
  return (
    <Dialog
      title="Icons"
      width={640}
      description="SVG and PNG files of a folder take the place of a service’s icon on the canvas, in the parts and in the settings. They are kept on this machine, not in the design."
      onClose={close}
      actions={
        <>
          {services.length > 0 && (
            <Button size="large" variant="ghost" onClick={() => void forgetIcons()}>
              Remove all
            </Button>
          )}
          <Button size="large" variant="line" icon="folder" onClick={() => void chooseIcons()}>
            Choose a folder…
          </Button>
          <Button size="large" variant="primary" onClick={close}>
            Done
          </Button>
        </>
      }
    >
      {failure !== null && <p role="alert">{failure}</p>}
      {taken && <Taken taken={taken} />}
      {services.length === 0 ? (
        <EmptyState icon="folder" title="No icons of your own yet">
          Name each file after the service: its id (aws.ec2.svg), a folder and its short id (azure/functions.png), or
          the vendor’s name (Arch_Amazon-EC2_48.svg).
        </EmptyState>
      ) : (
        <ul className="own-icons" aria-label="Services with an icon of your own">
          {services.map((service) => (
            <li key={service.id}>
              <ServiceTile service={service} size={32} />
              <span className="grow">{service.vendorName}</span>
              <IconButton
                icon="trash"
                variant="ghost"
                label={`Remove the icon of ${service.vendorName}`}
                onClick={() => void forgetIcon(service.id)}
              />
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}

function Taken({ taken: { pictures, refused, unknown } }: { readonly taken: TakenIcons }) {
  return (
    <div role="status">
      <p className="strong">{pictures === 1 ? 'One icon is in use.' : `${pictures} icons are in use.`}</p>
      {refused.length > 0 && <p className="caption">No picture: {listed(refused)}.</p>}
      {unknown.length > 0 && <p className="caption">No service is called {listed(unknown)}.</p>}
    </div>
  )
}

function listed(names: readonly string[]): string {
  const more = names.length - MOST_LISTED
  return `${names.slice(0, MOST_LISTED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
