import "@fontsource-variable/encode-sans/wdth.css"
import "@fontsource/commit-mono/latin-400.css"
import "@fontsource/commit-mono/latin-700.css"
import {createRoot} from "react-dom/client"
import {startAddress} from "./link/address.ts"
import {App} from "./App.tsx"
import {Boundary} from "./Boundary.tsx"
import {startReading} from "./head/reading.ts"
import "./base.css"
import "./contrast.css"
import "./frame.css"
import "./head/head.css"
import "./head/sourceList.css"
import "./head/help.css"
import "./words/verdict.css"
import "./control/revisions.css"
import "./control/flags.css"
import "./control/editor.css"
import {startTheme} from "./theme.ts"

startTheme()
startReading()
startAddress()
createRoot(document.getElementById("root")!).render(
  <Boundary part="The page" subject={null}>
    <App />
  </Boundary>,
)
