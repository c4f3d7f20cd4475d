-- From claims to what each layer has for each claim, and to the reasons why a claim cannot be settled. The same text for every province.

-- 1. What can be told of a claim by itself

CREATE TABLE known_claim AS
SELECT c.claim_no, s.scheme, c.on_day, c.has_contribution, c.contribution, c.contribution_month, c.nothing_used
FROM claim c JOIN scheme s ON s.province = c.province AND s.name = c.scheme;

-- What each fact means in each scheme: classes of its axes, the city's among them.
CREATE TABLE fact_class AS
SELECT a.scheme, f.fact, a.axis, v.class
FROM claim_fact_value f JOIN axis a ON a.input = f.input AND a.kind = 'members' JOIN axis_class v ON v.axis = a.axis AND v.member = f.member
WHERE f.fact_kind = 'text'
UNION ALL
SELECT a.scheme, f.fact, a.axis, v.class
FROM claim_fact_value f JOIN axis a ON a.kind = 'city' JOIN axis_class v ON v.axis = a.axis AND v.member = f.member
WHERE f.fact_kind = 'city'
UNION ALL
SELECT a.scheme, f.fact, a.axis, v.class
FROM claim_fact_value f JOIN axis a ON a.input = f.input AND a.kind IN ('integer', 'count', 'yesNo', 'date')
  JOIN axis_class v ON v.axis = a.axis AND v.fact_kind = f.fact_kind AND f.number BETWEEN v.low AND v.high
UNION ALL
SELECT a.scheme, f.fact, a.axis, CASE WHEN h.fact IS NULL THEN 1 ELSE 2 END
FROM claim_fact_value f JOIN axis a ON a.input = f.input AND a.kind = 'many' LEFT JOIN claim_fact_member h ON h.fact = f.fact AND h.member = a.member
WHERE f.fact_kind = 'list';

CREATE TABLE fact_fault AS
SELECT s.scheme, f.fact, 5 AS severity, 'unknownFact' AS reason, f.input AS about
FROM claim_fact_value f CROSS JOIN scheme s
WHERE f.fact_kind <> 'city' AND NOT EXISTS (SELECT 1 FROM axis a WHERE a.scheme = s.scheme AND a.input = f.input AND a.kind <> 'city')
UNION ALL
SELECT a.scheme, f.fact, 6, 'badFact', a.input
FROM claim_fact_value f JOIN axis a ON f.fact_kind <> 'city' AND a.input = f.input AND a.kind <> 'city' OR f.fact_kind = 'city' AND a.kind = 'city'
  LEFT JOIN fact_class v ON v.fact = f.fact AND v.axis = a.axis
WHERE v.axis IS NULL
UNION ALL
SELECT s.scheme, f.fact, 6, 'badFact', f.input
FROM claim_fact_value f JOIN claim_fact_member h ON h.fact = f.fact CROSS JOIN scheme s
WHERE NOT EXISTS (SELECT 1 FROM axis a WHERE a.scheme = s.scheme AND a.input = f.input AND a.member = h.member)
UNION ALL
SELECT s.scheme, f.fact, 6, 'badFact', f.input
FROM claim_fact_value f JOIN (SELECT fact FROM claim_fact_member GROUP BY fact, member HAVING COUNT(*) > 1) h ON h.fact = f.fact CROSS JOIN scheme s;

-- The classes of a fact as one number; those of all facts of a claim add up to the key of its case.
CREATE TABLE fact_key AS
SELECT v.scheme, v.fact, SUM(v.class * a.stride) AS fact_key
FROM fact_class v JOIN axis a ON a.axis = v.axis
GROUP BY v.scheme, v.fact;

CREATE TABLE claim_bill AS
SELECT k.claim_no, COALESCE(SUM(CAST(t.fen AS AMOUNT)), 0) AS bill
FROM known_claim k LEFT JOIN claim_cost t ON t.claim_no = k.claim_no
GROUP BY k.claim_no;

-- Of the reasons against a claim those of the lowest rank count, all of them.
CREATE TABLE fault AS
SELECT c.claim_no, 1 AS severity, 'unknownProvince' AS reason, c.province AS about
FROM claim c WHERE NOT EXISTS (SELECT 1 FROM scheme s WHERE s.province = c.province)
UNION ALL
SELECT c.claim_no, 2, 'unknownScheme', c.scheme
FROM claim c WHERE NOT EXISTS (SELECT 1 FROM scheme s WHERE s.province = c.province AND s.name = c.scheme)
UNION ALL
SELECT claim_no, 3, 'badDay', 'on' FROM known_claim WHERE on_day IS NULL
UNION ALL
SELECT claim_no, 4, 'badDay', 'contribution' FROM known_claim WHERE has_contribution = 1 AND contribution IS NULL
UNION ALL
SELECT k.claim_no, e.severity, e.reason, e.about
FROM known_claim k JOIN claim_fact f ON f.claim_no = k.claim_no JOIN fact_fault e ON e.scheme = k.scheme AND e.fact = f.fact
UNION ALL
SELECT k.claim_no, 7, 'unknownMeasure', t.measure
FROM known_claim k JOIN claim_cost t ON t.claim_no = k.claim_no
WHERE NOT EXISTS (SELECT 1 FROM measure m WHERE m.scheme = k.scheme AND m.name = t.measure)
UNION ALL
SELECT claim_no, 8, 'badAmount', measure FROM claim_cost WHERE fen IS NULL OR fen < 0
UNION ALL
SELECT k.claim_no, 9, 'badUsed', u.owner
FROM known_claim k JOIN claim_used u ON u.claim_no = k.claim_no
WHERE u.kind <> 'benefit' AND (u.fen IS NULL OR u.fen < 0)
  OR u.kind = 'pool' AND NOT EXISTS (SELECT 1 FROM counter p WHERE p.scheme = k.scheme AND p.kind = 'pool' AND p.owner = u.owner)
  OR u.kind <> 'pool' AND NOT EXISTS (SELECT 1 FROM benefit b WHERE b.scheme = k.scheme AND b.name = u.owner)
UNION ALL
SELECT k.claim_no, 10, CASE WHEN k.on_day < f.first_day THEN 'beforeFirstDay' ELSE 'noRule' END, s.name
FROM known_claim k JOIN scheme s ON s.scheme = k.scheme
  LEFT JOIN (SELECT scheme, MIN(valid_from) AS first_day FROM plan GROUP BY scheme) f ON f.scheme = k.scheme
  LEFT JOIN plan p ON p.scheme = k.scheme AND k.on_day BETWEEN p.valid_from AND p.valid_to
WHERE p.plan IS NULL
UNION ALL
SELECT t.claim_no, 11, 'badAmount', t.measure
FROM claim_cost t JOIN claim_bill b ON b.claim_no = t.claim_no WHERE b.bill > 9007199254740991;

-- 2. Situations: claims of one plan whose facts no condition tells apart are looked up once

CREATE TABLE claim_key AS
SELECT k.claim_no, SUM(w.fact_key) AS case_key
FROM known_claim k JOIN claim_fact f ON f.claim_no = k.claim_no JOIN fact_key w ON w.scheme = k.scheme AND w.fact = f.fact
GROUP BY k.claim_no;

CREATE TABLE sound_claim AS
SELECT k.claim_no, p.plan, p.structure, k.on_day, k.has_contribution, k.contribution, k.contribution_month, k.nothing_used, COALESCE(c.case_key, 0) AS case_key
FROM known_claim k JOIN plan p ON p.scheme = k.scheme AND k.on_day BETWEEN p.valid_from AND p.valid_to
  LEFT JOIN claim_key c ON c.claim_no = k.claim_no
  LEFT JOIN (SELECT DISTINCT claim_no FROM fault) f ON f.claim_no = k.claim_no
WHERE f.claim_no IS NULL;

CREATE TABLE situation AS
SELECT ROW_NUMBER() OVER (ORDER BY plan, case_key) AS situation, plan, case_key, MIN(claim_no) AS claim_no
FROM sound_claim GROUP BY plan, case_key;

CREATE TABLE claim_situation AS
SELECT c.claim_no, c.plan, c.structure, c.on_day, c.has_contribution, c.contribution, c.contribution_month, c.nothing_used, s.situation
FROM sound_claim c JOIN situation s ON s.plan = c.plan AND s.case_key = c.case_key;

-- Axis 0 always has class 1, so that a box without conditions is found like any other.
CREATE TABLE plain_class AS
SELECT s.situation, a.axis, COALESCE(v.class, 0) AS class
FROM situation s JOIN plan p ON p.plan = s.plan JOIN axis a ON a.scheme = p.scheme
  LEFT JOIN (SELECT t.situation, c.axis, c.class FROM situation t JOIN claim_fact f ON f.claim_no = t.claim_no JOIN fact_class c ON c.fact = f.fact) v
    ON v.situation = s.situation AND v.axis = a.axis
UNION ALL
SELECT situation, 0, 1 FROM situation;

-- For benefits that are best for the patient: of the members held of an input each by itself. Variant 0 is the case as it is.
CREATE TABLE held_member AS
SELECT h.situation, a.many_no, a.axis, COUNT(*) OVER (PARTITION BY h.situation, a.many_no) AS choices
FROM plain_class h JOIN axis a ON a.axis = h.axis AND a.kind = 'many'
  JOIN situation s ON s.situation = h.situation JOIN (SELECT DISTINCT plan FROM layer WHERE best = 1) b ON b.plan = s.plan
WHERE h.class = 2;

--VARIANTS--

CREATE TABLE variant AS
SELECT situation, 0 AS variant, 0 AS for_best FROM situation
UNION ALL
SELECT s.situation, 0, 1 FROM situation s WHERE NOT EXISTS (SELECT 1 FROM choice c WHERE c.situation = s.situation)
UNION ALL
SELECT situation, variant, 1 FROM choice;

CREATE TABLE situation_class AS
SELECT c.situation, 0 AS variant, c.axis, c.class FROM plain_class c
UNION ALL
SELECT c.situation, v.variant, c.axis, CASE WHEN h.axis IS NULL THEN c.class WHEN k.axis IS NULL THEN 1 ELSE 2 END
FROM variant v JOIN plain_class c ON c.situation = v.situation
  LEFT JOIN held_member h ON h.situation = c.situation AND h.axis = c.axis AND h.choices > 1
  LEFT JOIN kept_member k ON k.situation = c.situation AND k.variant = v.variant AND k.axis = c.axis
WHERE v.variant > 0;

-- Every box that may hold, and on how many axes that rests on a fact that is not known.
CREATE TABLE found_box AS
SELECT c.situation, c.variant, r.box, SUM(CASE WHEN c.class = 0 THEN 1 ELSE 0 END) AS unknowns
FROM situation_class c JOIN situation s ON s.situation = c.situation
  JOIN plan_box_class r ON r.plan = s.plan AND r.axis = c.axis AND r.class = c.class
GROUP BY c.situation, c.variant, r.box, r.axes
HAVING COUNT(*) = r.axes;

CREATE TABLE unknown_input AS
SELECT DISTINCT f.situation, f.variant, f.box, a.input
FROM found_box f JOIN box_class b ON b.box = f.box AND b.class = 0
  JOIN situation_class c ON c.situation = f.situation AND c.variant = f.variant AND c.axis = b.axis AND c.class = 0
  JOIN axis a ON a.axis = c.axis
WHERE f.unknowns > 0;

CREATE TABLE found_region AS
SELECT f.situation, f.variant, r.region, MAX(r.inside) AS may_be_inside, MIN(r.inside) AS is_inside
FROM found_box f JOIN region_box r ON r.box = f.box
GROUP BY f.situation, f.variant, r.region;

-- 3. Layers and the one cell of each of their slots

CREATE TABLE situation_layer AS
SELECT s.situation, v.variant, s.plan, l.place, l.benefit, l.region, l.one_of, r.may_be_inside, r.is_inside
FROM situation s JOIN layer l ON l.plan = s.plan
  JOIN variant v ON v.situation = s.situation AND v.for_best = l.best
  JOIN found_region r ON r.situation = s.situation AND r.variant = v.variant AND r.region = l.region;

CREATE TABLE found_content AS
SELECT f.situation, f.variant, r.period, COUNT(DISTINCT r.content) AS contents, MIN(r.content) AS content
FROM found_box f JOIN slot_row r ON r.box = f.box
GROUP BY f.situation, f.variant, r.period;

-- In_slot 1: the case has the slot, 0: it has not, -1: that depends on a fact that is not known.
CREATE TABLE situation_slot AS
SELECT l.situation, l.variant, l.place, l.benefit, t.slot, t.word, t.owner, t.unit, t.limits, t.region, t.period, t.counter, t.by_month,
  CASE WHEN t.region IS NULL OR g.is_inside = 1 THEN 1 WHEN g.may_be_inside = 0 THEN 0 ELSE -1 END AS in_slot,
  COALESCE(f.contents, 0) AS contents, COALESCE(t.waits, n.waits) AS waits,
  n.content, n.number, n.numerator, n.is_bound, n.has_bands, n.closes
FROM situation_layer l JOIN layer_slot t ON t.plan = l.plan AND t.place = l.place
  LEFT JOIN found_region g ON g.situation = l.situation AND g.variant = l.variant AND g.region = t.region
  LEFT JOIN found_content f ON f.situation = l.situation AND f.variant = l.variant AND f.period = t.period
  LEFT JOIN content n ON n.content = f.content AND f.contents = 1
WHERE l.is_inside = 1;

-- Why a case or a layer cannot be judged. Later: pools and the ratio are asked for only where the layer is not closed.
CREATE TABLE situation_fault AS
SELECT f.situation, f.variant, 0 AS place, 0 AS later, 100 + i.place AS severity, 'impossibleCase' AS reason, a.input AS about
FROM found_box f JOIN impossible i ON i.box = f.box
  JOIN box_class b ON b.box = f.box AND b.class = 0 JOIN axis a ON a.axis = b.axis
WHERE f.variant = 0 AND f.unknowns = 0
UNION ALL
SELECT l.situation, l.variant, l.place, 0, 900000, 'missingFact', u.input
FROM situation_layer l JOIN region_box r ON r.region = l.region AND r.inside = 1
  JOIN unknown_input u ON u.situation = l.situation AND u.variant = l.variant AND u.box = r.box
WHERE l.may_be_inside = 1 AND l.is_inside = 0
UNION ALL
SELECT t.situation, t.variant, t.place, CASE WHEN t.word = 'pool' THEN 1 ELSE 0 END, 900000, 'missingFact', u.input
FROM situation_slot t JOIN region_box r ON r.region = t.region AND r.inside = 1
  JOIN unknown_input u ON u.situation = t.situation AND u.variant = t.variant AND u.box = r.box
WHERE t.in_slot = -1
UNION ALL
SELECT t.situation, t.variant, t.place, CASE WHEN t.word = 'pool' THEN 1 ELSE 0 END, 900000, 'missingFact', u.input
FROM situation_slot t JOIN slot_row r ON r.period = t.period
  JOIN unknown_input u ON u.situation = t.situation AND u.variant = t.variant AND u.box = r.box
WHERE t.in_slot = 1 AND t.contents > 1
UNION ALL
SELECT t.situation, t.variant, t.place, CASE WHEN t.word = 'pool' THEN 1 ELSE 0 END,
  1000000 + t.place * 1000000 + t.variant * 1000 + t.slot, 'unpublished', t.waits
FROM situation_slot t WHERE t.in_slot = 1 AND t.contents < 2 AND t.waits IS NOT NULL
UNION ALL
SELECT t.situation, t.variant, t.place, CASE WHEN t.word = 'pool' THEN 1 ELSE 0 END,
  1000000 + t.place * 1000000 + t.variant * 1000 + t.slot, 'noRule', CONCAT(t.word, ' of ', t.owner)
FROM situation_slot t WHERE t.in_slot = 1 AND t.contents = 0 AND t.waits IS NULL
UNION ALL
-- Between the other slots and the pools.
SELECT t.situation, t.variant, t.place, 1, 1000000 + t.place * 1000000 + t.variant * 1000 + 500, 'noRule', CONCAT('ratio of ', t.benefit)
FROM situation_slot t
GROUP BY t.situation, t.variant, t.place, t.benefit
HAVING SUM(CASE WHEN t.in_slot = 1 AND (t.word = 'amount' AND t.number IS NOT NULL OR t.word = 'ratio' AND (t.number IS NOT NULL OR t.has_bands = 1)) THEN 1 ELSE 0 END) = 0
UNION ALL
SELECT l.situation, l.variant, l.place, 1, 1000000 + l.place * 1000000 + l.variant * 1000 + 500, 'noRule', CONCAT('ratio of ', l.benefit)
FROM situation_layer l LEFT JOIN layer_slot t ON t.plan = l.plan AND t.place = l.place
WHERE l.is_inside = 1 AND t.plan IS NULL;

-- Layers that are open as far as the facts go, with what they have for the case.
CREATE TABLE open_layer AS
SELECT l.situation, l.variant, l.place, l.benefit, l.one_of,
  MAX(CASE WHEN t.word = 'firstShare' AND t.unit <> 'ratio' THEN t.number END) AS first_share,
  MAX(CASE WHEN t.word = 'firstShare' THEN t.numerator END) AS first_numerator,
  MAX(CASE WHEN t.word = 'deductible' THEN t.number END) AS deductible,
  MAX(CASE WHEN t.word = 'deductible' THEN t.counter END) AS deductible_counter,
  MAX(CASE WHEN t.word = 'ratio' THEN t.content END) AS ratio_content,
  MAX(CASE WHEN t.word = 'ratio' THEN t.counter END) AS ratio_counter,
  MAX(CASE WHEN t.word = 'amount' THEN t.number END) AS amount,
  MAX(CASE WHEN t.word = 'amount' THEN t.is_bound END) AS is_bound,
  MAX(CASE WHEN t.word = 'copay' THEN t.number END) AS copay
FROM situation_layer l LEFT JOIN situation_slot t ON t.situation = l.situation AND t.variant = l.variant AND t.place = l.place AND t.in_slot = 1
WHERE l.is_inside = 1
GROUP BY l.situation, l.variant, l.place, l.benefit, l.one_of
HAVING COALESCE(MAX(CASE WHEN t.word <> 'pool' THEN t.closes END), 0) = 0;

-- 4. Back to the claims: waiting, what was used, what is left

-- Waiting that is not over closes the layer. A month that does not have the day ends on its last one.
CREATE TABLE waiting_claim AS
SELECT DISTINCT c.claim_no, t.place, t.variant
FROM claim_situation c JOIN situation_slot t ON t.situation = c.situation
WHERE t.word = 'waiting' AND t.in_slot = 1 AND t.number IS NOT NULL AND c.contribution IS NOT NULL
  AND c.on_day < CASE WHEN t.by_month = 1 THEN c.contribution_month ELSE c.contribution END + LEAST(t.number, 120000) * INTERVAL '1' MONTH;

CREATE TABLE claim_counter AS
SELECT c.claim_no, n.counter, u.fen
FROM claim_situation c JOIN plan p ON p.plan = c.plan JOIN claim_used u ON u.claim_no = c.claim_no
  JOIN counter n ON n.scheme = p.scheme AND n.kind = u.kind AND n.owner = u.owner AND n.per = u.per;

CREATE TABLE claim_open AS
SELECT c.claim_no, c.structure, c.nothing_used, l.*
FROM claim_situation c JOIN open_layer l ON l.situation = c.situation
  LEFT JOIN waiting_claim w ON w.claim_no = c.claim_no AND w.place = l.place AND w.variant = l.variant
WHERE w.claim_no IS NULL;

CREATE TABLE late_fault AS
SELECT c.claim_no, f.severity, f.reason, f.about
FROM claim_situation c JOIN situation_fault f ON f.situation = c.situation
WHERE f.later = 0
UNION ALL
SELECT c.claim_no, f.severity, f.reason, f.about
FROM claim_open c JOIN situation_fault f ON f.situation = c.situation AND f.variant = c.variant AND f.place = c.place
WHERE f.later = 1 AND NOT EXISTS (SELECT 1 FROM situation_fault e WHERE e.situation = f.situation AND e.variant = f.variant AND e.place = f.place AND e.later = 0)
UNION ALL
SELECT c.claim_no, 900000, 'missingFact', 'contribution'
FROM claim_situation c JOIN situation_slot t ON t.situation = c.situation
  JOIN open_layer l ON l.situation = t.situation AND l.variant = t.variant AND l.place = t.place
WHERE c.has_contribution = 0 AND t.word = 'waiting' AND t.in_slot = 1 AND t.number IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM situation_fault e WHERE e.situation = t.situation AND e.variant = t.variant AND e.place = t.place AND e.later = 0)
UNION ALL
SELECT c.claim_no, 1000000000, 'missingUsed', CASE WHEN n.per = '' THEN CONCAT(n.owner, ' ', n.kind) ELSE CONCAT(n.owner, ' ', n.kind, ' ', n.per) END
FROM claim_open c JOIN situation_slot t ON t.situation = c.situation AND t.variant = c.variant AND t.place = c.place
  JOIN counter n ON n.counter = t.counter
  LEFT JOIN claim_counter u ON u.claim_no = c.claim_no AND u.counter = t.counter
WHERE c.nothing_used = 0 AND t.in_slot = 1 AND u.claim_no IS NULL;

CREATE TABLE several_open AS
SELECT DISTINCT c.claim_no, c.one_of, c.place, c.benefit FROM claim_open c WHERE c.one_of IS NOT NULL;

CREATE TABLE last_fault AS
SELECT a.claim_no, 2000000000 + a.one_of AS severity, 'severalOpen' AS reason, a.benefit AS about
FROM several_open a JOIN several_open b ON b.claim_no = a.claim_no AND b.one_of = a.one_of AND b.place <> a.place;

CREATE TABLE any_fault AS
SELECT claim_no, severity, reason, about FROM fault
UNION ALL
SELECT claim_no, severity, reason, about FROM late_fault
UNION ALL
SELECT claim_no, severity, reason, about FROM last_fault;

CREATE TABLE refusal AS
SELECT DISTINCT f.claim_no, f.reason, f.about
FROM any_fault f JOIN (SELECT claim_no, MIN(severity) AS severity FROM any_fault GROUP BY claim_no) g ON g.claim_no = f.claim_no AND g.severity = f.severity;

CREATE TABLE ready_claim AS
SELECT c.claim_no, c.structure, c.nothing_used, b.bill
FROM claim_situation c JOIN claim_bill b ON b.claim_no = c.claim_no LEFT JOIN refusal f ON f.claim_no = c.claim_no
WHERE f.claim_no IS NULL;

-- What caps, limits and pools leave, none where there is none; of a limit nobody has used anything but by its counter.
CREATE TABLE claim_left AS
SELECT c.claim_no, c.place, c.variant,
  MIN(CASE WHEN t.limits = 'cost' THEN GREATEST(0, t.number - COALESCE(u.fen, 0)) END) AS left_of_cost,
  MIN(CASE WHEN t.word = 'limit' AND t.limits <> 'cost' THEN GREATEST(0, t.number - COALESCE(u.fen, 0)) END) AS left_of_limits,
  MIN(CASE WHEN t.word = 'cap' AND t.limits <> 'cost' THEN GREATEST(0, t.number - COALESCE(u.fen, 0)) END) AS left_of_caps
FROM claim_open c JOIN situation_slot t ON t.situation = c.situation AND t.variant = c.variant AND t.place = c.place
  LEFT JOIN claim_counter u ON u.claim_no = c.claim_no AND u.counter = t.counter
WHERE t.in_slot = 1 AND t.word IN ('limit', 'cap') AND t.number IS NOT NULL
GROUP BY c.claim_no, c.place, c.variant;

CREATE TABLE claim_pool AS
SELECT c.claim_no, c.place, c.variant, t.counter, t.number - COALESCE(u.fen, 0) AS left_of_pool
FROM claim_open c JOIN situation_slot t ON t.situation = c.situation AND t.variant = c.variant AND t.place = c.place
  LEFT JOIN claim_counter u ON u.claim_no = c.claim_no AND u.counter = t.counter
WHERE t.in_slot = 1 AND t.word = 'pool';

CREATE TABLE claim_layer AS
SELECT c.claim_no, c.structure, c.place, c.variant, c.first_share, c.first_numerator, c.amount, c.is_bound, c.ratio_content,
  COALESCE(c.copay, 0) AS copay, GREATEST(0, COALESCE(c.deductible, 0) - COALESCE(d.fen, 0)) AS deductible_left,
  COALESCE(d.fen, 0) AS deductible_used, COALESCE(r.fen, 0) AS ratio_used, l.left_of_cost, l.left_of_limits, l.left_of_caps
FROM claim_open c
  LEFT JOIN claim_counter d ON d.claim_no = c.claim_no AND d.counter = c.deductible_counter
  LEFT JOIN claim_counter r ON r.claim_no = c.claim_no AND r.counter = c.ratio_counter
  LEFT JOIN claim_left l ON l.claim_no = c.claim_no AND l.place = c.place AND l.variant = c.variant;
