import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './shell/App.tsx'
import 'reactflow/dist/style.css'
import './ui/ui.css'
import './shell/shell.css'
import './palette/palette.css'
import './outline/outline.css'
import './canvas/canvas.css'
import './canvas/sheet.css'
import './inspector/inspector.css'
import './results/results.css'
import './home/home.css'
import './export/export.css'
import './prices/prices.css'
import './icons/icons.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
