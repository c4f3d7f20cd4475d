import type { Diagnostic, Phrase } from "../diagnostics/diagnostic.ts";
import type { DiagnosticId } from "../diagnostics/catalogue.ts";

/** Of a link. */
export const LEADS_NOWHERE: Phrase = { en: "it leads to nothing", zh: "目标不存在" };

const REASONS: Readonly<Record<string, Phrase>> = {
  ENOENT: { en: "there is no such file", zh: "没有这个文件" },
  ELOOP: { en: "the link leads back to itself", zh: "链接指回自身" },
  // Two of ours, of a folder that is to be made.
  NO_FOLDER_HERE: { en: "no folder can be made there", zh: "此处不能新建文件夹" },
  LINK_NOWHERE: { en: "a link stands there that leads to nothing", zh: "此处是一个链接，其目标不存在" },
  EISDIR: { en: "it is a folder", zh: "它是文件夹" },
  ENOTDIR: { en: "there is a file where a folder should be", zh: "应为文件夹之处是一个文件" },
  EEXIST: { en: "there is a file where a folder should be", zh: "应为文件夹之处是一个文件" },
  EACCES: { en: "permission is denied", zh: "没有权限" },
  EPERM: { en: "permission is denied", zh: "没有权限" },
  EROFS: { en: "the disk can only be read", zh: "磁盘为只读" },
  ENOSPC: { en: "the disk is full", zh: "磁盘已满" },
  EDQUOT: { en: "the disk quota is used up", zh: "磁盘配额已用完" },
  EFBIG: { en: "it is too large", zh: "文件过大" },
  ERR_FS_FILE_TOO_LARGE: { en: "it is too large", zh: "文件过大" },
  ENAMETOOLONG: { en: "the name is too long", zh: "名称过长" },
  EMFILE: { en: "too many files are open", zh: "打开的文件过多" },
  EBUSY: { en: "another program holds or has just changed it", zh: "另一程序正占用或刚改动了它" },
  EIO: { en: "the disk reports an error", zh: "磁盘报告错误" },
};

export const NOT_UTF8: Phrase = { en: "it is not UTF-8; save it as UTF-8", zh: "不是 UTF-8 文本，请另存为 UTF-8" };
export const IS_FOLDER: Phrase = { en: "it is a folder", zh: "它是文件夹" };
export const IS_SPECIAL: Phrase = { en: "it is a device or a pipe", zh: "它是设备或管道" };

/** What the system says, in plain words; its own code where there are none. A fault of ours is thrown on. */
export function reasonOf(error: unknown): Phrase {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") throw error;
  return REASONS[error.code] ?? { en: error.code, zh: error.code };
}

export function isNotFound(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

const OUTSIDE: ReadonlySet<DiagnosticId> = new Set(["unreadableFile", "missingPath", "noPolicyFiles", "notAPolicyFile", "unwritable", "workspaceFileWrong", "ruleNotLowered", "baselineWrong", "keyUnusable", "nothingToBuild"]);

/** Whether the outside world is at fault and not the policies: the exit code is 2. */
export function isOutside(diagnostic: Diagnostic): boolean {
  return OUTSIDE.has(diagnostic.id);
}
