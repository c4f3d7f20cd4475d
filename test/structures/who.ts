import { benefit, layer, table, type Structure } from "./structure.ts";

const tiers = "dimension tier 缴费档次 { first 一档, second 二档 }\n";

/** Handbook 2.1: who is insured, and what follows from it. */
export const WHO: readonly Structure[] = [
  {
    id: "P1", title: "two schemes with separate funds", how: "`scheme employee … code \"310\"`, `scheme resident … code \"390\"`; nothing of one is a default of the other",
    source: layer({ ratio: "80%" }) + layer({ name: "clinic", scheme: "resident", ratio: "60%" }),
    yields: ["linhai employee\n", "linhai resident\n", "inpatient ratio, uniform\n    2025-01-01..\n      always: 80%", "clinic ratio, uniform\n    2025-01-01..\n      always: 60%"],
  },
  {
    id: "P2", title: "active and retired (Jiangxi: retired +5 points)", how: "`adjust ratio { member = retired: + 5 points }`, or a column `member`",
    source: layer({ ratio: table("hospital | ratio", "..secondary | 65%", "tertiary | 55%"), more: "adjust ratio { member = retired: + 5 points }" }),
    yields: ["hospital tertiary, member active: 55%", "hospital tertiary, member retired: 60%", "member retired: 70%"],
  },
  {
    id: "P3", title: "a ratio from another population's own share (Beijing, Art. 36)", how: "`member = retired: patient share × 60%`, which follows when the table is amended",
    source: layer({ ratio: "85%", more: "adjust ratio { member = retired: patient share × 60% }" }), yields: ["member active: 85%", "member retired: 91%"],
  },
  {
    id: "P4", title: "age bands of the retired (Beijing: under 70, from 70)", how: "`dimension age integer 0..150 as of admission`, cells `..69`, `70..`",
    source: layer({ ratio: table("member | age | ratio", "active | any | 70%", "retired | ..69 | 85%", "retired | 70.. | 90%") }),
    yields: ["age 0..69, member retired: 85%", "age 70..150, member retired: 90%"],
  },
  {
    id: "P5", title: "age bands of the active (Langfang's cap)", how: "the same columns in a `cap`",
    source: layer({ cap: `of payment per year ${table("age | amount", "..45 | 2,000 yuan", "46.. | 3,000 yuan")}` }), yields: ["age 0..45: 2,000", "age 46..150: 3,000"],
  },
  {
    id: "P6", title: "cohorts by fixed dates of a person (Shanghai “中人”)", how: "`dimension born date`, `dimension began_work date`; cells `..1955-12-31`",
    source: `dimension born 出生日期 date\ndimension began_work 参加工作日期 date\n${layer({ ratio: table("born | began_work | ratio", "..1955-12-31 | any | 92%", "1956-01-01.. | ..2000-12-31 | 85%", "1956-01-01.. | 2001-01-01.. | 80%") })}`,
    yields: ["born ..1955-12-31: 92%", "began_work 2001-01-01.., born 1956-01-01..: 80%"],
  },
  {
    id: "P7", title: "sub-groups of residents by sex and age (Beijing)", how: "a dimension for the group, and `impossible` for what cannot be",
    source: `dimension sex 性别 { man 男, woman 女 }
dimension group 居民类别 { student_child 学生儿童, working_age 劳动年龄内居民, elderly 城乡老年人 }
impossible group = elderly and sex = man and age < 60
impossible group = elderly and sex = woman and age < 50
${layer({ scheme: "resident", ratio: table("group | ratio", "student_child | 55%", "working_age, elderly | 50%") })}`,
    yields: ["group student_child: 55%", "group working_age/elderly: 50%"],
  },
  {
    id: "P8", title: "a tier chosen by what is paid (Chongqing)", how: "`contribution … { tiers tier }`, and `tier` as a column of benefits",
    source: `${tiers}contribution resident for resident {\n  tiers tier\n  member uniform per year ${table("tier | amount", "first | 400 yuan", "second | 775 yuan")}\n}
${layer({ scheme: "resident", cap: `of payment per year ${table("tier | amount", "first | 80,000 yuan", "second | 120,000 yuan")}` })}`,
    yields: ["tier first: 400", "tier second: 120,000"],
  },
  {
    id: "P9", title: "the tier of benefits is not the tier paid (Ningxia's minors)", how: "a table over population and paid tier",
    source: tiers + layer({ scheme: "resident", ratio: table("age | tier | ratio", "..17 | any | 80%", "18.. | first | 70%", "18.. | second | 80%") }),
    yields: ["age 0..17: 80%", "age 18..150, tier first: 70%"],
  },
  {
    id: "P10", title: "poverty identities", how: "`dimension identity many { … }`, conditions with `has`",
    source: layer({ scheme: "resident", more: "adjust ratio { identity has poor, destitute: + 5 points }" }), yields: ["identity −poor −destitute: 80%", "identity +poor: 85%"],
  },
  {
    id: "P11", title: "several identities: the highest standard, a sum, an order (Shanghai, Art. 14)", how: "`best for the patient`, `sum`, `in order`, table by table",
    source: layer({ scheme: "resident", ratio: `best for the patient ${table("identity | ratio", "poor | 75%", "destitute | 90%", "other | 50%")}` }),
    yields: ["identity +destitute: 90%", "identity +poor −destitute: 75%", "identity −poor −destitute: 50%"],
  },
  {
    id: "P12", title: "identity frozen at payment (Beijing's residents)", how: "`dimension group as of contribution`",
    source: `dimension group 居民类别 as of contribution { child 儿童, adult 成人 }\n${layer({ scheme: "resident", ratio: table("group | ratio", "child | 60%", "adult | 50%") })}`,
    yields: ["group child: 60%"],
  },
  {
    id: "P13", title: "the scheme changes during a stay", how: "one day decides, by `settles by admission` or `discharge`; “分别计算” means two claims, which the hospital makes of one stay",
    source: `scheme transferred 转入职工 { member in active\n  settles by admission }\n${benefit({ scheme: "transferred" })}settle for transferred: inpatient\n`,
    yields: ["linhai transferred\n"],
  },
  {
    id: "P14", title: "a top-up by rank (Nanchang's civil servants)", how: "a layer of its own over `own share of inpatient`, `when` its population",
    source: `dimension rank 职级 { clerk 科员, division 处级, bureau 厅级, outside 非公务员 }
${benefit({})}${benefit({ name: "top_up", when: "rank in clerk, division, bureau", base: "own share of inpatient", ratio: table("rank | ratio", "clerk | 96%", "division | 98%", "bureau | 100%") })}settle for employee: inpatient; then top_up\n`,
    yields: ["top_up base 2025-01-01..: ownShare of inpatient", "rank bureau: 100%"],
  },
];
