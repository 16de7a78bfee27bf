export {
  type Article,
  type ArticleSummary,
  articleQuery,
  articlesQuery,
  cursorOf,
  searchQuery,
  type ThemeKey,
  themeQuery,
  themesQuery,
} from './queries'
export { isThemeKey, RIBBON_OF_THEME, THEME_KEYS } from './themes'
