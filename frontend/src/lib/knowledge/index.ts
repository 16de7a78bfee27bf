export { countReading } from './count-reading'
export {
  type Article,
  type ArticleSummary,
  type Asked,
  articleQuery,
  articlesQuery,
  chosen,
  type ReadingTime,
  type SearchFilters,
  searchFacetsQuery,
  searchQuery,
  type ThemeKey,
  themeQuery,
  themesQuery,
} from './queries'
export { isReadingTime, READING_TIMES } from './reading-times'
export { isThemeKey, RIBBON_OF_THEME, THEME_KEYS } from './themes'
