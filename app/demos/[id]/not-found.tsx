import { Missing } from '../../_ui/missing.tsx'

export default function NotFound() {
  return <Missing what="demo" />
}
