// v1 with its author's corrections (he named both on 16 August 2019): every level starts at its own index.

import {index} from "../geometry.ts"
import {v1} from "./v1.ts"

export const v1Intended = v1("v1-as-intended", index)
