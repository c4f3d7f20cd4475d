/** `第三条`, `第二章第五条（一）项`: as notices number what they say. */
export function isArticle(text: string): boolean {
  return /^第[0-9０-９一二三四五六七八九十百零〇]{1,8}[章节条款项]/.test(text);
}
