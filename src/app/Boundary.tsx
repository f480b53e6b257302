// A part of the page that fails says so in its place; the rest stays alive.

import {Component, type ReactNode} from "react"

interface BoundaryProps {
  /** What is missing then: "The picture". */
  readonly part: string
  /** Another value is another try. */
  readonly subject: unknown
  readonly children: ReactNode
}

export class Boundary extends Component<BoundaryProps, {error: unknown; subject: unknown}> {
  state = {error: null as unknown, subject: this.props.subject}

  static getDerivedStateFromError(error: unknown) {
    return {error}
  }

  static getDerivedStateFromProps(props: BoundaryProps, state: {error: unknown; subject: unknown}) {
    return props.subject === state.subject ? null : {error: null, subject: props.subject}
  }

  render() {
    const {error} = this.state
    if (error === null) return this.props.children
    return (
      <p className="failed" role="alert">
        {this.props.part} cannot be shown: {error instanceof Error ? error.message : String(error)}
      </p>
    )
  }
}
