/** From claims to situations, and the reasons against a claim that can be told before any table is asked; common table expressions. */
export const CLAIM_STEPS = `fact_stated AS MATERIALIZED (
  SELECT claim, input FROM @.fact UNION SELECT claim, input FROM @.held
),
list_stated AS MATERIALIZED (
  SELECT s.claim, s.input FROM fact_stated s LEFT JOIN @.fact f ON f.claim = s.claim AND f.input = s.input
  WHERE f.member IS NULL AND f.number IS NULL AND f.day IS NULL AND f.answer IS NULL
),
-- What each fact means: classes of its axes, the city's among them.
claim_class AS MATERIALIZED (
  SELECT f.claim, v.axis, v.class FROM @.fact f JOIN @.axis a ON a.input = f.input AND a.kind = 'members' JOIN @.axis_class v ON v.axis = a.axis AND v.member = f.member
  UNION ALL
  SELECT c.claim, v.axis, v.class FROM @.claim c JOIN @.axis_class v ON v.member = c.city JOIN @.axis a ON a.axis = v.axis AND a.kind = 'city'
  UNION ALL
  SELECT f.claim, v.axis, v.class FROM @.fact f JOIN @.axis a ON a.input = f.input AND a.kind IN ('integer', 'count') JOIN @.axis_class v ON v.axis = a.axis AND f.number BETWEEN v.low AND v.high
  UNION ALL
  SELECT f.claim, v.axis, v.class FROM @.fact f JOIN @.axis a ON a.input = f.input AND a.kind = 'date' JOIN @.axis_class v ON v.axis = a.axis AND f.day - DATE '0001-01-01' BETWEEN v.low AND v.high
  UNION ALL
  SELECT f.claim, a.axis, CASE WHEN f.answer THEN 2 ELSE 1 END FROM @.fact f JOIN @.axis a ON a.input = f.input AND a.kind = 'yesNo' WHERE f.answer IS NOT NULL
  UNION ALL
  SELECT f.claim, a.axis, CASE WHEN h.claim IS NULL THEN 1 ELSE 2 END
  FROM list_stated f JOIN @.axis a ON a.input = f.input AND a.kind = 'many' LEFT JOIN @.held h ON h.claim = f.claim AND h.input = f.input AND h.member = a.member
),
claim_bill AS MATERIALIZED (
  SELECT c.claim, COALESCE(SUM(CAST(t.fen AS @AMOUNT)), 0) AS bill FROM @.claim c LEFT JOIN @.cost t ON t.claim = c.claim GROUP BY c.claim
),
-- Of the reasons against a claim those of the lowest rank count, all of them.
early_fault AS MATERIALIZED (
  SELECT claim, 3 AS severity, 'badDay' AS reason, 'on' AS about FROM @.claim WHERE on_day IS NULL
  UNION ALL
  SELECT f.claim, 5, 'unknownFact', f.input FROM fact_stated f WHERE NOT EXISTS (SELECT 1 FROM @.axis a WHERE a.input = f.input AND a.kind <> 'city')
  UNION ALL
  SELECT f.claim, 6, 'badFact', a.input FROM fact_stated f JOIN @.axis a ON a.input = f.input AND a.kind <> 'city' LEFT JOIN claim_class v ON v.claim = f.claim AND v.axis = a.axis
  WHERE v.axis IS NULL
  UNION ALL
  SELECT c.claim, 6, 'badFact', a.input FROM @.claim c JOIN @.axis a ON a.kind = 'city' LEFT JOIN claim_class v ON v.claim = c.claim AND v.axis = a.axis
  WHERE c.city IS NOT NULL AND v.axis IS NULL
  UNION ALL
  SELECT h.claim, 6, 'badFact', h.input FROM @.held h WHERE NOT EXISTS (SELECT 1 FROM @.axis a WHERE a.input = h.input AND a.member = h.member)
  UNION ALL
  SELECT t.claim, 7, 'unknownMeasure', t.measure FROM @.cost t WHERE NOT EXISTS (SELECT 1 FROM @.measure m WHERE m.measure = t.measure)
  UNION ALL
  SELECT claim, 8, 'badAmount', measure FROM @.cost WHERE fen < 0
  UNION ALL
  SELECT u.claim, 9, 'badUsed', u.owner FROM @.used u JOIN @.claim c ON c.claim = u.claim
  WHERE c.nothing_used OR u.fen < 0 OR u.fen > 9007199254740991
    OR u.counts = 'pool' AND NOT EXISTS (SELECT 1 FROM @.counter p WHERE p.counts = 'pool' AND p.owner = u.owner)
    OR u.counts <> 'pool' AND NOT EXISTS (SELECT 1 FROM @.benefit b WHERE b.benefit = u.owner)
  UNION ALL
  SELECT c.claim, 10, CASE WHEN c.on_day < (SELECT MIN(valid_from) FROM @.plan) THEN 'beforeFirstDay' ELSE 'noRule' END, @SCHEME
  FROM @.claim c LEFT JOIN @.plan p ON c.on_day BETWEEN p.valid_from AND p.valid_to WHERE p.plan IS NULL
  UNION ALL
  SELECT t.claim, 11, 'badAmount', t.measure FROM @.cost t JOIN claim_bill b ON b.claim = t.claim WHERE b.bill > 9007199254740991
),
-- Situations: claims of one plan whose facts no condition tells apart are looked up once.
claim_key AS MATERIALIZED (
  SELECT v.claim, SUM(v.class * a.stride) AS case_key FROM claim_class v JOIN @.axis a ON a.axis = v.axis GROUP BY v.claim
),
sound_claim AS MATERIALIZED (
  SELECT c.claim, p.plan, p.structure, c.on_day, c.contribution, c.nothing_used, COALESCE(k.case_key, 0) AS case_key
  FROM @.claim c JOIN @.plan p ON c.on_day BETWEEN p.valid_from AND p.valid_to
    LEFT JOIN claim_key k ON k.claim = c.claim LEFT JOIN (SELECT DISTINCT claim FROM early_fault) f ON f.claim = c.claim
  WHERE f.claim IS NULL
),
situation AS MATERIALIZED (
  SELECT ROW_NUMBER() OVER (ORDER BY plan, case_key) AS situation, plan, case_key, MIN(claim) AS claim FROM sound_claim GROUP BY plan, case_key
),
claim_situation AS MATERIALIZED (
  SELECT c.claim, c.plan, c.structure, c.on_day, c.contribution, c.nothing_used, s.situation FROM sound_claim c JOIN situation s ON s.plan = c.plan AND s.case_key = c.case_key
),
-- Axis 0 always has class 1, so that a box without conditions is found like any other.
plain_class AS MATERIALIZED (
  SELECT s.situation, a.axis, COALESCE(v.class, 0) AS class FROM situation s CROSS JOIN @.axis a LEFT JOIN claim_class v ON v.claim = s.claim AND v.axis = a.axis
  UNION ALL
  SELECT situation, 0, 1 FROM situation
),
-- For benefits that are best for the patient: of the members held of an input each by itself. Variant 0 is the case as it is.
held_member AS MATERIALIZED (
  SELECT h.situation, a.many_no, a.axis, COUNT(*) OVER (PARTITION BY h.situation, a.many_no) AS choices
  FROM plain_class h JOIN @.axis a ON a.axis = h.axis AND a.kind = 'many'
    JOIN situation s ON s.situation = h.situation JOIN (SELECT DISTINCT plan FROM @.layer WHERE best = 1) b ON b.plan = s.plan
  WHERE h.class = 2
)`;

/** All ways to keep one member of each input of which several are held; how many such inputs there are is known from the tables. */
export function variantSteps(manyInputs: number): string {
  const numbers = Array.from({ length: Math.max(1, manyInputs) }, (_, i) => i + 1);
  const kept = numbers.map((number) => `k${number}.axis AS kept_${number}`).join(", ");
  const order = numbers.map((number) => `k${number}.axis`).join(", ");
  const joins = numbers.map((number) => `  LEFT JOIN held_member k${number} ON k${number}.situation = h.situation AND k${number}.many_no = ${number} AND k${number}.choices > 1`);
  return `choice AS MATERIALIZED (
  SELECT h.situation, ROW_NUMBER() OVER (PARTITION BY h.situation ORDER BY ${order}) AS variant, ${kept}
  FROM (SELECT DISTINCT situation FROM held_member WHERE choices > 1) h
  ${joins.join("\n  ")}
),
kept_member AS MATERIALIZED (
${numbers.map((number) => `  SELECT situation, variant, kept_${number} AS axis FROM choice WHERE kept_${number} IS NOT NULL`).join("\n  UNION ALL\n")}
)`;
}
