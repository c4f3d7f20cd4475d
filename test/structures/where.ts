import { layer, table, type Structure } from "./structure.ts";

/** Handbook 2.2: where care is given. */
export const WHERE: readonly Structure[] = [
  {
    id: "I1", title: "three levels of hospitals", how: "`dimension hospital ordered { primary, secondary, tertiary }`",
    source: layer({ ratio: table("hospital | ratio", "primary | 90%", "secondary | 85%", "tertiary | 80%") }), yields: ["hospital primary/community: 90%", "hospital tertiary: 80%"],
  },
  {
    id: "I2", title: "finer splits (三甲, 三乙, 特等); “一级及以下” as a range", how: "members inside members: `add to dimension hospital { tertiary_a 三甲 in tertiary }`, cells `..primary`",
    source: `add to dimension hospital { tertiary_a 三甲 in tertiary, tertiary_b 三乙 in tertiary }\n${layer({ ratio: table("hospital | ratio", "..primary | 90%", "secondary | 85%", "tertiary_a | 75%", "tertiary_b | 78%", "other | 80%") })}`,
    yields: ["hospital primary/community: 90%", "hospital tertiary_a: 75%", "hospital tertiary: 80%"],
  },
  {
    id: "I3", title: "level and administrative rank: a legal break of monotonicity (Beijing's 区属三级)", how: "a nested member; the guardrail's finding is allowed with its reason",
    source: `add to dimension hospital { district_tertiary 区属三级 in tertiary }
guardrail "级别越高，比例不升" warning
  require ratio of inpatient never rises with hospital
${layer({ kind: "inpatient", ratio: table("hospital | ratio", "primary | 80%", "secondary | 76%", "district_tertiary | 78% | allow TC6002 because \"区属三级另定\" article \"第五条\"", "other | 75%").replaceAll("\" |\n", "\"\n") })}`,
    yields: ["hospital district_tertiary: 78%"], finds: ["TC6002"],
  },
  {
    id: "I4", title: "the community apart from 一级 (Beijing's outpatients)", how: "`community in primary`; rows `community` and `other`",
    source: layer({ ratio: table("hospital | ratio", "community | 90%", "other | 70%") }), yields: ["hospital community: 90%", "hospital primary/secondary/tertiary: 70%"],
  },
  {
    id: "I5", title: "pharmacies (Jiangxi: 甲 65 %, 乙 10 % first)", how: "`first share` by class of drug, on a base that holds it",
    source: `dimension drug_class 药品类别 { class_a 甲类, class_b 乙类 }\n${layer({ base: "eligible + class_b_share", ratio: "65%", more: `first share ${table("drug_class | ratio", "class_a | none", "class_b | 10%")}` })}`,
    yields: ["inpatient base 2025-01-01..: eligible + class_b_share", "drug_class class_b: 10%"],
  },
  {
    id: "I6", title: "the family doctor's contract (+5 points)", how: "a yes/no fact of the encounter and an adjustment",
    source: `dimension family_doctor 家庭医生签约 yes/no\n${layer({ ratio: "60%", more: "adjust ratio { family_doctor = yes: + 5 points }" })}`, yields: ["family_doctor no: 60%", "family_doctor yes: 65%"],
  },
  {
    id: "I7", title: "the chosen institution (Shenzhen's outpatient pooling)", how: "a yes/no fact in `when`, or `not covered`",
    source: `dimension chosen 选定机构 yes/no\n${layer({ when: "chosen = yes" })}`, yields: ["when chosen yes, member active/retired"],
  },
  {
    id: "I8", title: "a flag of the facility (essential-drug institutions)", how: "a yes/no dimension as a column",
    source: `dimension essential 基本药物机构 yes/no\n${layer({ deductible: `per admission ${table("essential | amount", "yes | 100 yuan", "no | 300 yuan")}` })}`, yields: ["essential yes: 100"],
  },
  {
    id: "I9", title: "first visit at primary level, slip valid 180 days (Beijing's residents)", how: "facts `slip`, `slip_days`; an adjustment `not covered`",
    source: `dimension slip 转诊单 yes/no\ndimension slip_days 转诊单天数 integer 0..3650\n${layer({ scheme: "resident", more: "adjust ratio { hospital in secondary, tertiary and (slip = no or slip_days > 180): not covered }" })}`,
    yields: ["slip_days 181..3650: not covered", "slip_days 0..180: 80%"],
  },
];
