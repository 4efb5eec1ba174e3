import { GuidePage, guideMetadata } from '../_ui/guide-page.tsx'
import En from './en.mdx'
import Zh from './zh.mdx'

export const generateMetadata = () => guideMetadata('keys')

export default function KeysGuide() {
  return <GuidePage here="keys" zh={<Zh />} en={<En />} />
}
