import "@fontsource-variable/encode-sans/wdth.css"
import "@fontsource/commit-mono/latin-400.css"
import "@fontsource/commit-mono/latin-700.css"
import {createRoot} from "react-dom/client"
import {startAddress} from "./link/address.ts"
import {App} from "./App.tsx"
import {startReading} from "./head/reading.ts"
import "./style.css"
import {startTheme} from "./theme.ts"

startTheme()
startReading()
startAddress()
createRoot(document.getElementById("root")!).render(<App />)
