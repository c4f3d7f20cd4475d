/** Look-ups and checks as views over the relations; `@.` stands for the schema of the scheme. */
export const VIEWS = `CREATE TABLE @.question (question BIGINT NOT NULL PRIMARY KEY, on_day DATE NOT NULL);
COMMENT ON TABLE @.question IS '查询：某日的一个案件；其事实在 question_fact 与 question_held。 A case on a day; its facts stand in question_fact and question_held.';
CREATE TABLE @.question_fact (
  question BIGINT NOT NULL REFERENCES @.question (question), input TEXT NOT NULL REFERENCES @.input (input), member TEXT, number BIGINT, day DATE, answer BOOLEAN, PRIMARY KEY (question, input),
  CHECK (CASE WHEN member IS NULL THEN 0 ELSE 1 END + CASE WHEN number IS NULL THEN 0 ELSE 1 END + CASE WHEN day IS NULL THEN 0 ELSE 1 END + CASE WHEN answer IS NULL THEN 0 ELSE 1 END = 1));
CREATE TABLE @.question_held (
  question BIGINT NOT NULL REFERENCES @.question (question), input TEXT NOT NULL, member TEXT NOT NULL, PRIMARY KEY (question, input, member), FOREIGN KEY (input, member) REFERENCES @.member (input, member));
COMMENT ON TABLE @.question_held IS '所具备的各项；未列的视为不具备。 Members that are held; others are not.';

CREATE VIEW @.condition_met AS
SELECT f.question, c.cases, c.asked FROM @.question_fact f JOIN @.cases_member c ON c.asked = f.input AND c.member = f.member
UNION ALL
SELECT f.question, c.cases, c.asked FROM @.question_fact f JOIN @.cases_range c ON c.asked = f.input AND (c.low IS NULL OR c.low <= f.number) AND (c.high IS NULL OR f.number <= c.high) AND f.number IS NOT NULL
UNION ALL
SELECT f.question, c.cases, c.asked FROM @.question_fact f JOIN @.cases_days c ON c.asked = f.input AND (c.low IS NULL OR c.low <= f.day) AND (c.high IS NULL OR f.day <= c.high) AND f.day IS NOT NULL
UNION ALL
SELECT f.question, c.cases, c.asked FROM @.question_fact f JOIN @.cases_answer c ON c.asked = f.input AND c.answer = f.answer
UNION ALL
SELECT q.question, c.cases, c.asked FROM @.question q CROSS JOIN @.cases_held c LEFT JOIN @.question_held h ON h.question = q.question AND h.input = c.input AND h.member = c.member
WHERE c.held = (h.member IS NOT NULL);

CREATE VIEW @.question_cases AS
SELECT m.question, m.cases FROM @.condition_met m JOIN @.cases c ON c.cases = m.cases GROUP BY m.question, m.cases, c.conditions HAVING COUNT(*) = c.conditions
UNION ALL
SELECT q.question, c.cases FROM @.question q CROSS JOIN @.cases c WHERE c.conditions = 0;
COMMENT ON VIEW @.question_cases IS '案件属于哪些情形。 Which sets of cases a question lies in.';

CREATE VIEW @.slot_asked AS
SELECT q.question, s.slot FROM @.question q CROSS JOIN @.slot s
WHERE NOT s.has_domain OR EXISTS (SELECT 1 FROM @.slot_domain m JOIN @.question_cases a ON a.cases = m.cases AND a.question = q.question WHERE m.slot = s.slot);
COMMENT ON VIEW @.slot_asked IS '案件有哪些表：表未限定情形时从其所属。 Which slots a question has; one without cases of its own follows its owner, see open_owner.';

CREATE VIEW @.open_owner AS
SELECT DISTINCT q.question, o.kind, o.owner
FROM @.question q JOIN @.owner o ON (o.valid_from IS NULL OR o.valid_from <= q.on_day) AND (o.valid_to IS NULL OR q.on_day <= o.valid_to)
  JOIN @.owner_domain m ON m.kind = o.kind AND m.owner = o.owner JOIN @.question_cases a ON a.cases = m.cases AND a.question = q.question;
COMMENT ON VIEW @.open_owner IS '案件适用哪些待遇、缴费等。 Which benefits, contributions and so on are open to a question on its day.';

CREATE VIEW @.decision AS
SELECT s.slot, s.kind, s.owner, s.name AS slot_name, s.unit, p.valid_from, p.valid_to, p.per, c.described, r.rule, r.state, b.from_fen, b.to_fen, COALESCE(b.state, r.state) AS in_band,
  COALESCE(r.fen, b.fen) AS fen, COALESCE(r.ratio, b.ratio) AS ratio, COALESCE(r.number, b.number) AS number, COALESCE(r.cost_bound, b.cost_bound) AS cost_bound, r.indicator, r.year,
  (SELECT o.citation FROM @.rule_source a JOIN @.source o ON o.source = a.source WHERE a.rule = r.rule AND a.place = 1) AS citation
FROM @.slot s JOIN @.period p ON p.slot = s.slot JOIN @.rule r ON r.period = p.period JOIN @.cases c ON c.cases = r.cases LEFT JOIN @.band b ON b.rule = r.rule;
COMMENT ON VIEW @.decision IS '供人阅读的规则表，每段一行。 The tables as people read them, a row for each band.';

CREATE VIEW @.answer AS
SELECT q.question, d.* FROM @.question q JOIN @.question_cases a ON a.question = q.question JOIN @.rule r ON r.cases = a.cases
  JOIN @.decision d ON d.rule = r.rule AND d.valid_from <= q.on_day AND (d.valid_to IS NULL OR q.on_day <= d.valid_to)
  JOIN @.slot_asked k ON k.question = q.question AND k.slot = d.slot
UNION ALL
SELECT q.question, s.slot, s.kind, s.owner, s.name, s.unit, w.valid_from, w.valid_to, NULL, NULL, NULL, 'unpublished', NULL, NULL, 'unpublished', NULL, NULL, NULL, NULL, w.indicator, w.year, NULL
FROM @.question q JOIN @.slot_waits w ON w.valid_from <= q.on_day AND (w.valid_to IS NULL OR q.on_day <= w.valid_to) JOIN @.slot s ON s.slot = w.slot
  JOIN @.slot_asked k ON k.question = q.question AND k.slot = s.slot;
COMMENT ON VIEW @.answer IS '每个案件在每张表中的那一格，每段一行。 The one cell of each slot for each question, a row for each band.';

CREATE VIEW @.layer AS
SELECT q.question, t.step, t.place, t.one_of, t.benefit, o.owner IS NOT NULL AS is_open, s.step_fen, s.residual
FROM @.question q JOIN @.settlement s ON s.valid_from <= q.on_day AND (s.valid_to IS NULL OR q.on_day <= s.valid_to)
  JOIN @.settlement_step t ON t.settlement = s.settlement
  LEFT JOIN @.open_owner o ON o.question = q.question AND o.kind = 'benefit' AND o.owner = t.benefit;
COMMENT ON VIEW @.layer IS '按结算次序的各层及是否适用；数值见 answer。等待期与不予支付未计入。 Layers in the order of settlement and whether they are open to the case; their figures stand in answer. Waiting and “not covered” are left to who settles.';

CREATE VIEW @.rules_meeting AS
SELECT a.rule, b.rule AS other, x.asked FROM @.rule a JOIN @.rule b ON b.period = a.period AND a.rule < b.rule
  JOIN @.cases_member x ON x.cases = a.cases JOIN @.cases_member y ON y.cases = b.cases AND y.asked = x.asked AND y.member = x.member
UNION
SELECT a.rule, b.rule, x.asked FROM @.rule a JOIN @.rule b ON b.period = a.period AND a.rule < b.rule
  JOIN @.cases_range x ON x.cases = a.cases JOIN @.cases_range y ON y.cases = b.cases AND y.asked = x.asked AND (x.low IS NULL OR y.high IS NULL OR x.low <= y.high) AND (y.low IS NULL OR x.high IS NULL OR y.low <= x.high)
UNION
SELECT a.rule, b.rule, x.asked FROM @.rule a JOIN @.rule b ON b.period = a.period AND a.rule < b.rule
  JOIN @.cases_days x ON x.cases = a.cases JOIN @.cases_days y ON y.cases = b.cases AND y.asked = x.asked AND (x.low IS NULL OR y.high IS NULL OR x.low <= y.high) AND (y.low IS NULL OR x.high IS NULL OR y.low <= x.high)
UNION
SELECT a.rule, b.rule, x.asked FROM @.rule a JOIN @.rule b ON b.period = a.period AND a.rule < b.rule
  JOIN @.cases_answer x ON x.cases = a.cases JOIN @.cases_answer y ON y.cases = b.cases AND y.asked = x.asked AND y.answer = x.answer
UNION
SELECT a.rule, b.rule, x.asked FROM @.rule a JOIN @.rule b ON b.period = a.period AND a.rule < b.rule
  JOIN @.cases_held x ON x.cases = a.cases JOIN @.cases_held y ON y.cases = b.cases AND y.asked = x.asked AND y.held = x.held;
COMMENT ON VIEW @.rules_meeting IS '同一时段的两行在哪个条件上有共同取值。 On which of the conditions that both have two rows of a period agree for some fact.';

CREATE VIEW @.fault AS
SELECT 'two rules hold for one case' AS fault, a.rule AS one, b.rule AS other
FROM @.rule a JOIN @.rule b ON b.period = a.period AND a.rule < b.rule
  LEFT JOIN (SELECT c.rule, d.rule AS other, COUNT(*) AS conditions FROM @.rule c JOIN @.rule d ON d.period = c.period AND c.rule < d.rule
    JOIN @.cases_asked x ON x.cases = c.cases JOIN @.cases_asked y ON y.cases = d.cases AND y.asked = x.asked GROUP BY c.rule, d.rule) asked ON asked.rule = a.rule AND asked.other = b.rule
  LEFT JOIN (SELECT rule, other, COUNT(*) AS conditions FROM @.rules_meeting GROUP BY rule, other) met ON met.rule = a.rule AND met.other = b.rule
WHERE COALESCE(asked.conditions, 0) = COALESCE(met.conditions, 0)
UNION ALL
SELECT 'two periods of a slot on one day', a.period, b.period
FROM @.period a JOIN @.period b ON b.slot = a.slot AND a.valid_from < b.valid_from WHERE a.valid_to IS NULL OR b.valid_from <= a.valid_to
UNION ALL
SELECT 'a day between two periods of a slot has neither', a.period, a.period
FROM @.period a WHERE a.valid_to IS NOT NULL
  AND EXISTS (SELECT 1 FROM @.period b WHERE b.slot = a.slot AND b.valid_from > a.valid_to)
  AND NOT EXISTS (SELECT 1 FROM @.period b WHERE b.slot = a.slot AND b.valid_from = a.valid_to + 1)
  AND NOT EXISTS (SELECT 1 FROM @.slot_waits b WHERE b.slot = a.slot AND b.valid_from = a.valid_to + 1)
UNION ALL
SELECT 'bands do not follow each other from zero', b.rule, b.place
FROM @.band b LEFT JOIN @.band c ON c.rule = b.rule AND c.place = b.place - 1
WHERE b.from_fen <> COALESCE(c.to_fen, 0) OR (b.place > 1) <> (c.rule IS NOT NULL) OR (b.to_fen IS NULL) <> (b.place = (SELECT MAX(d.place) FROM @.band d WHERE d.rule = b.rule))
UNION ALL
SELECT 'a row says bands and has none, or the other way round', r.rule, r.rule
FROM @.rule r WHERE (r.state = 'bands') <> EXISTS (SELECT 1 FROM @.band b WHERE b.rule = r.rule)
UNION ALL
SELECT 'the number is not of the unit of its slot', r.rule, r.rule
FROM @.rule r JOIN @.period p ON p.period = r.period JOIN @.slot s ON s.slot = p.slot LEFT JOIN @.band b ON b.rule = r.rule
WHERE (COALESCE(r.fen, b.fen) IS NOT NULL AND s.unit <> 'fen') OR (COALESCE(r.ratio, b.ratio) IS NOT NULL AND s.unit <> 'ratio') OR (COALESCE(r.number, b.number) IS NOT NULL AND s.unit IN ('fen', 'ratio'))
UNION ALL
SELECT 'shares do not add up to the whole', s.split, s.split FROM @.split_share s GROUP BY s.split HAVING SUM(s.share) <> 1;
COMMENT ON VIEW @.fault IS '自检，应为空：规则重叠、时段不衔接、分段不衔接等。 Checks; it must be empty.';
`;
