/** Back to the claims: waiting, what was used, what is left, and the reasons against a claim that follow; common table expressions. */
export const AMOUNT_STEPS = `-- Waiting that is not over closes the layer. A month that does not have the day ends on its last one.
waiting_claim AS MATERIALIZED (
  SELECT DISTINCT c.claim, t.place, t.variant
  FROM claim_situation c JOIN situation_slot t ON t.situation = c.situation
  WHERE t.word = 'waiting' AND t.in_slot = 1 AND t.number IS NOT NULL AND c.contribution IS NOT NULL
    AND c.on_day < CASE WHEN t.by_month = 1 THEN CAST(DATE_TRUNC('month', c.contribution) AS DATE) ELSE c.contribution END + LEAST(t.number, 120000) * INTERVAL '1' MONTH
),
claim_counter AS MATERIALIZED (
  SELECT c.claim, n.counter, u.fen
  FROM claim_situation c JOIN @.used u ON u.claim = c.claim JOIN @.counter n ON n.counts = u.counts AND n.owner = u.owner AND n.per = u.per
),
claim_open AS MATERIALIZED (
  SELECT c.claim, c.structure, c.nothing_used, l.*
  FROM claim_situation c JOIN open_layer l ON l.situation = c.situation
    LEFT JOIN waiting_claim w ON w.claim = c.claim AND w.place = l.place AND w.variant = l.variant
  WHERE w.claim IS NULL
),
late_fault AS MATERIALIZED (
  SELECT c.claim, f.severity, f.reason, f.about
  FROM claim_situation c JOIN situation_fault f ON f.situation = c.situation
  WHERE f.later = 0
  UNION ALL
  SELECT c.claim, f.severity, f.reason, f.about
  FROM claim_open c JOIN situation_fault f ON f.situation = c.situation AND f.variant = c.variant AND f.place = c.place
  WHERE f.later = 1 AND NOT EXISTS (SELECT 1 FROM situation_fault e WHERE e.situation = f.situation AND e.variant = f.variant AND e.place = f.place AND e.later = 0)
  UNION ALL
  SELECT c.claim, 900000, 'missingFact', 'contribution'
  FROM claim_situation c JOIN situation_slot t ON t.situation = c.situation
    JOIN open_layer l ON l.situation = t.situation AND l.variant = t.variant AND l.place = t.place
  WHERE c.contribution IS NULL AND t.word = 'waiting' AND t.in_slot = 1 AND t.number IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM situation_fault e WHERE e.situation = t.situation AND e.variant = t.variant AND e.place = t.place AND e.later = 0)
  UNION ALL
  SELECT c.claim, 1000000000, 'missingUsed', CASE WHEN n.per = '' THEN CONCAT(n.owner, ' ', n.counts) ELSE CONCAT(n.owner, ' ', n.counts, ' ', n.per) END
  FROM claim_open c JOIN situation_slot t ON t.situation = c.situation AND t.variant = c.variant AND t.place = c.place
    JOIN @.counter n ON n.counter = t.counter
    LEFT JOIN claim_counter u ON u.claim = c.claim AND u.counter = t.counter
  WHERE NOT c.nothing_used AND t.in_slot = 1 AND u.claim IS NULL
),
several_open AS MATERIALIZED (
  SELECT DISTINCT claim, one_of, place, benefit FROM claim_open WHERE one_of IS NOT NULL
),
any_fault AS MATERIALIZED (
  SELECT claim, severity, reason, about FROM early_fault
  UNION ALL
  SELECT claim, severity, reason, about FROM late_fault
  UNION ALL
  SELECT a.claim, 2000000000 + a.one_of, 'severalOpen', a.benefit
  FROM several_open a JOIN several_open b ON b.claim = a.claim AND b.one_of = a.one_of AND b.place <> a.place
),
refused AS MATERIALIZED (
  SELECT DISTINCT f.claim, f.reason, f.about
  FROM any_fault f JOIN (SELECT claim, MIN(severity) AS severity FROM any_fault GROUP BY claim) g ON g.claim = f.claim AND g.severity = f.severity
),
ready_claim AS MATERIALIZED (
  SELECT c.claim, c.structure, c.nothing_used, b.bill
  FROM claim_situation c JOIN claim_bill b ON b.claim = c.claim LEFT JOIN (SELECT DISTINCT claim FROM refused) f ON f.claim = c.claim
  WHERE f.claim IS NULL
),
-- What caps, limits and pools leave, null where there is none; of a limit nobody has used anything but by its counter.
claim_left AS MATERIALIZED (
  SELECT c.claim, c.place, c.variant,
    MIN(CASE WHEN t.limits = 'cost' THEN GREATEST(0, t.number - COALESCE(u.fen, 0)) END) AS left_of_cost,
    MIN(CASE WHEN t.word = 'limit' AND t.limits <> 'cost' THEN GREATEST(0, t.number - COALESCE(u.fen, 0)) END) AS left_of_limits,
    MIN(CASE WHEN t.word = 'cap' AND t.limits <> 'cost' THEN GREATEST(0, t.number - COALESCE(u.fen, 0)) END) AS left_of_caps
  FROM claim_open c JOIN situation_slot t ON t.situation = c.situation AND t.variant = c.variant AND t.place = c.place
    LEFT JOIN claim_counter u ON u.claim = c.claim AND u.counter = t.counter
  WHERE t.in_slot = 1 AND t.word IN ('limit', 'cap') AND t.number IS NOT NULL
  GROUP BY c.claim, c.place, c.variant
),
claim_pool AS MATERIALIZED (
  SELECT c.claim, c.place, c.variant, t.counter, t.number - COALESCE(u.fen, 0) AS left_of_pool
  FROM claim_open c JOIN situation_slot t ON t.situation = c.situation AND t.variant = c.variant AND t.place = c.place
    LEFT JOIN claim_counter u ON u.claim = c.claim AND u.counter = t.counter
  WHERE t.in_slot = 1 AND t.word = 'pool'
),
claim_layer AS MATERIALIZED (
  SELECT c.claim, c.structure, c.place, c.variant, c.first_share, c.first_numerator, c.amount, c.is_bound, c.ratio_content,
    COALESCE(c.copay, 0) AS copay, GREATEST(0, COALESCE(c.deductible, 0) - COALESCE(d.fen, 0)) AS deductible_left,
    COALESCE(d.fen, 0) AS deductible_used, COALESCE(r.fen, 0) AS ratio_used, l.left_of_cost, l.left_of_limits, l.left_of_caps
  FROM claim_open c
    LEFT JOIN claim_counter d ON d.claim = c.claim AND d.counter = c.deductible_counter
    LEFT JOIN claim_counter r ON r.claim = c.claim AND r.counter = c.ratio_counter
    LEFT JOIN claim_left l ON l.claim = c.claim AND l.place = c.place AND l.variant = c.variant
)`;
