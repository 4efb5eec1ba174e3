import { GuidePage, guideMetadata } from '../_ui/guide-page.tsx'
import En from './en.mdx'
import Zh from './zh.mdx'

export const generateMetadata = () => guideMetadata('sharing')

export default function SharingGuide() {
  return <GuidePage here="sharing" zh={<Zh />} en={<En />} />
}
