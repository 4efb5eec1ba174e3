import { GuidePage, guideMetadata } from '../_ui/guide-page.tsx'
import En from './en.mdx'
import Zh from './zh.mdx'

export const generateMetadata = () => guideMetadata('card-format')

export default function CardFormatGuide() {
  return <GuidePage here="card-format" zh={<Zh />} en={<En />} />
}
