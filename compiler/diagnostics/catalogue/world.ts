import { entry } from "../catalogue-entry.ts";

/** TC9xxx: files, folders and disks; nothing here is a fault of a policy's meaning. */
export const WORLD = {
  unreadableFile: entry("TC9001", "error", "The file cannot be read: {reason}.", "无法读取该文件：{reason}。"),
  missingPath: entry("TC9002", "error", "There is no such file or folder.", "没有这个文件或文件夹。"),
  noPolicyFiles: entry(
    "TC9003", "error",
    "There is no policy here: no file name ends in .tongchou.",
    "此处没有政策文件：没有以 .tongchou 结尾的文件名。",
    {
      en: "Folders are searched to the bottom, but not node_modules, dist and names that begin with a dot. `tongchou new NAME` makes a province to start from.",
      zh: "会逐层查找子文件夹，但跳过 node_modules、dist 和以点开头的名称。可用 `tongchou new 名称` 新建一个省份的起始文件。",
    },
  ),
  notUtf8: entry(
    "TC9004", "error",
    "The file is not UTF-8: the byte {byte} cannot stand here.",
    "文件不是 UTF-8 编码：此处不应出现字节 {byte}。",
    { en: "Save the file as UTF-8. Older Chinese editors write GB 18030.", zh: "请将文件另存为 UTF-8。较早的中文编辑器默认保存为 GB 18030。" },
  ),
  linkOutside: entry(
    "TC9005", "warning",
    "The link leads out of the folder and is not read.",
    "该链接指向文件夹之外，未读取。",
    { en: "Name its target on the command line, or copy it into the folder.", zh: "请在命令中直接写出链接的目标，或把它复制到文件夹中。" },
  ),
  notAPolicyFile: entry("TC9006", "error", "This is no policy file: its name does not end in .tongchou.", "这不是政策文件：文件名不以 .tongchou 结尾。"),
  unwritable: entry("TC9007", "error", "It cannot be written: {reason}.", "无法写入：{reason}。"),
  completeBuildKept: entry("TC9008", "note", "The folder still holds a complete build.", "文件夹中仍是一次完整的编译结果。"),
  workspaceFileWrong: entry(
    "TC9009", "error",
    "The workspace file cannot be understood: {reason}.",
    "无法理解工作区文件：{reason}。",
    {
      en: "schema/config.schema.json of the package describes every setting.",
      zh: "各项设置见软件包中的 schema/config.schema.json。",
    },
  ),
  nothingToBuild: entry(
    "TC9010", "error",
    "No file here belongs to a province, so there is nothing to build.",
    "此处没有属于某个省份的文件，没有可编译的内容。",
    {
      en: "Tables are made for provinces; libraries only lend them their declarations. Name a folder that holds the policies of a province.",
      zh: "数据表按省份生成，库只供各省引用。请指定含有某省政策文件的文件夹。",
    },
  ),
  ruleNotLowered: entry(
    "TC9011", "error",
    "{code} is an error and stays one: behind every error stands a sum that would be paid wrongly, or tables that cannot be trusted.",
    "{code} 属于错误，不能降级：每个错误背后都是会算错的金额，或不可信的数据表。",
    {
      en: "Take the rule out and correct the policy. What cannot be corrected at once can be listed as a known finding with an expiry date; warnings and notes can be set as you like.",
      zh: "请删去此项设置并改正政策文件。不能马上改正的，可列入已知问题清单并注明期限；警告和提示的级别可自行设置。",
    },
  ),
  baselineWrong: entry(
    "TC9012", "error",
    "The list of known findings cannot be understood: {reason}.",
    "无法理解已知问题清单：{reason}。",
    { en: "`tongchou check --write-baseline --until DATE` writes one.", zh: "可用 `tongchou check --write-baseline --until 日期` 生成。" },
  ),
  baselineGone: entry(
    "TC9013", "warning",
    "{code} is no longer found in {place}; take the entry out of the list of known findings.",
    "{place} 中已没有 {code}，请将此条从已知问题清单中删去。",
    { en: "`tongchou check --write-baseline --until DATE` writes the list without it.", zh: "`tongchou check --write-baseline --until 日期` 会重写清单，不再包含此条。" },
  ),
  keyUnusable: entry(
    "TC9014", "error",
    "The key cannot be used: {reason}.",
    "该密钥无法使用：{reason}。",
    {
      en: "`openssl genpkey -algorithm ed25519 -out private.pem` makes a key for --sign, `openssl pkey -in private.pem -pubout -out public.pem` the one for --key.",
      zh: "用 `openssl genpkey -algorithm ed25519 -out private.pem` 生成供 --sign 使用的私钥，用 `openssl pkey -in private.pem -pubout -out public.pem` 得到供 --key 使用的公钥。",
    },
  ),
  targetLeavesOut: entry("TC9040", "note", "As {target}, the file leaves out {what}.", "以 {target} 形式写入时，未包含{what}。"),
} as const;
