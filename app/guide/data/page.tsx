import { GuidePage, guideMetadata } from '../_ui/guide-page.tsx'
import En from './en.mdx'
import Zh from './zh.mdx'

export const generateMetadata = () => guideMetadata('data')

export default function DataGuide() {
  return <GuidePage here="data" zh={<Zh />} en={<En />} />
}
