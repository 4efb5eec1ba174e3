import { GuidePage, guideMetadata } from '../_ui/guide-page.tsx'
import En from './en.mdx'
import Zh from './zh.mdx'

export const generateMetadata = () => guideMetadata('demos')

export default function DemosGuide() {
  return <GuidePage here="demos" zh={<Zh />} en={<En />} />
}
