/** From situations to the one cell of every slot, and every reason why a case or a layer cannot be judged; common table expressions. */
export const CELL_STEPS = `variant AS MATERIALIZED (
  SELECT situation, 0 AS variant, 0 AS for_best FROM situation
  UNION ALL
  SELECT s.situation, 0, 1 FROM situation s WHERE NOT EXISTS (SELECT 1 FROM choice c WHERE c.situation = s.situation)
  UNION ALL
  SELECT situation, variant, 1 FROM choice
),
situation_class AS MATERIALIZED (
  SELECT c.situation, 0 AS variant, c.axis, c.class FROM plain_class c
  UNION ALL
  SELECT c.situation, v.variant, c.axis, CASE WHEN h.axis IS NULL THEN c.class WHEN k.axis IS NULL THEN 1 ELSE 2 END
  FROM variant v JOIN plain_class c ON c.situation = v.situation
    LEFT JOIN held_member h ON h.situation = c.situation AND h.axis = c.axis AND h.choices > 1
    LEFT JOIN kept_member k ON k.situation = c.situation AND k.variant = v.variant AND k.axis = c.axis
  WHERE v.variant > 0
),
-- Every box that may hold, and on how many axes that rests on a fact that is not known.
found_box AS MATERIALIZED (
  SELECT c.situation, c.variant, b.box, SUM(CASE WHEN c.class = 0 THEN 1 ELSE 0 END) AS unknowns
  FROM situation_class c JOIN situation s ON s.situation = c.situation
    JOIN @.box_class b ON b.axis = c.axis AND b.class = c.class JOIN @.plan_box p ON p.plan = s.plan AND p.box = b.box JOIN @.box r ON r.box = b.box
  GROUP BY c.situation, c.variant, b.box, r.axes
  HAVING COUNT(*) = r.axes
),
unknown_input AS MATERIALIZED (
  SELECT DISTINCT f.situation, f.variant, f.box, a.input
  FROM found_box f JOIN @.box_class b ON b.box = f.box AND b.class = 0
    JOIN situation_class c ON c.situation = f.situation AND c.variant = f.variant AND c.axis = b.axis AND c.class = 0
    JOIN @.axis a ON a.axis = c.axis
  WHERE f.unknowns > 0
),
found_region AS MATERIALIZED (
  SELECT f.situation, f.variant, r.region, MAX(r.inside) AS may_be_inside, MIN(r.inside) AS is_inside
  FROM found_box f JOIN @.region_box r ON r.box = f.box
  GROUP BY f.situation, f.variant, r.region
),
situation_layer AS MATERIALIZED (
  SELECT s.situation, v.variant, s.plan, l.place, l.benefit, l.region, l.one_of, r.may_be_inside, r.is_inside
  FROM situation s JOIN @.layer l ON l.plan = s.plan
    JOIN variant v ON v.situation = s.situation AND v.for_best = l.best
    JOIN found_region r ON r.situation = s.situation AND r.variant = v.variant AND r.region = l.region
),
found_content AS MATERIALIZED (
  SELECT f.situation, f.variant, r.period, COUNT(DISTINCT r.content) AS contents, MIN(r.content) AS content
  FROM found_box f JOIN @.slot_row r ON r.box = f.box
  GROUP BY f.situation, f.variant, r.period
),
-- In_slot 1: the case has the slot, 0: it has not, -1: that depends on a fact that is not known.
situation_slot AS MATERIALIZED (
  SELECT l.situation, l.variant, l.place, l.benefit, t.slot, t.word, t.owner, t.unit, t.limits, t.region, t.period, t.counter, t.by_month,
    CASE WHEN t.region IS NULL OR g.is_inside = 1 THEN 1 WHEN g.may_be_inside = 0 THEN 0 ELSE -1 END AS in_slot,
    COALESCE(f.contents, 0) AS contents, COALESCE(t.waits, n.waits) AS waits,
    n.content, n.number, n.numerator, n.is_bound, n.has_bands, n.closes
  FROM situation_layer l JOIN @.layer_slot t ON t.plan = l.plan AND t.place = l.place
    LEFT JOIN found_region g ON g.situation = l.situation AND g.variant = l.variant AND g.region = t.region
    LEFT JOIN found_content f ON f.situation = l.situation AND f.variant = l.variant AND f.period = t.period
    LEFT JOIN @.content n ON n.content = f.content AND f.contents = 1
  WHERE l.is_inside = 1
),
-- Later: pools and the ratio are asked for only where the layer is not closed.
situation_fault AS MATERIALIZED (
  SELECT f.situation, f.variant, 0 AS place, 0 AS later, 100 + i.place AS severity, 'impossibleCase' AS reason, a.input AS about
  FROM found_box f JOIN @.impossible i ON i.box = f.box
    JOIN @.box_class b ON b.box = f.box AND b.class = 0 JOIN @.axis a ON a.axis = b.axis
  WHERE f.variant = 0 AND f.unknowns = 0
  UNION ALL
  SELECT l.situation, l.variant, l.place, 0, 900000, 'missingFact', u.input
  FROM situation_layer l JOIN @.region_box r ON r.region = l.region AND r.inside = 1
    JOIN unknown_input u ON u.situation = l.situation AND u.variant = l.variant AND u.box = r.box
  WHERE l.may_be_inside = 1 AND l.is_inside = 0
  UNION ALL
  SELECT t.situation, t.variant, t.place, CASE WHEN t.word = 'pool' THEN 1 ELSE 0 END, 900000, 'missingFact', u.input
  FROM situation_slot t JOIN @.region_box r ON r.region = t.region AND r.inside = 1
    JOIN unknown_input u ON u.situation = t.situation AND u.variant = t.variant AND u.box = r.box
  WHERE t.in_slot = -1
  UNION ALL
  SELECT t.situation, t.variant, t.place, CASE WHEN t.word = 'pool' THEN 1 ELSE 0 END, 900000, 'missingFact', u.input
  FROM situation_slot t JOIN @.slot_row r ON r.period = t.period
    JOIN unknown_input u ON u.situation = t.situation AND u.variant = t.variant AND u.box = r.box
  WHERE t.in_slot = 1 AND t.contents > 1
  UNION ALL
  SELECT t.situation, t.variant, t.place, CASE WHEN t.word = 'pool' THEN 1 ELSE 0 END, 1000000 + t.place * 1000000 + t.variant * 1000 + t.slot, 'unpublished', t.waits
  FROM situation_slot t WHERE t.in_slot = 1 AND t.contents < 2 AND t.waits IS NOT NULL
  UNION ALL
  SELECT t.situation, t.variant, t.place, CASE WHEN t.word = 'pool' THEN 1 ELSE 0 END, 1000000 + t.place * 1000000 + t.variant * 1000 + t.slot, 'noRule', CONCAT(t.word, ' of ', t.owner)
  FROM situation_slot t WHERE t.in_slot = 1 AND t.contents = 0 AND t.waits IS NULL
  UNION ALL
  -- Between the other slots and the pools.
  SELECT t.situation, t.variant, t.place, 1, 1000000 + t.place * 1000000 + t.variant * 1000 + 500, 'noRule', CONCAT('ratio of ', t.benefit)
  FROM situation_slot t
  GROUP BY t.situation, t.variant, t.place, t.benefit
  HAVING SUM(CASE WHEN t.in_slot = 1 AND (t.word = 'amount' AND t.number IS NOT NULL OR t.word = 'ratio' AND (t.number IS NOT NULL OR t.has_bands = 1)) THEN 1 ELSE 0 END) = 0
  UNION ALL
  SELECT l.situation, l.variant, l.place, 1, 1000000 + l.place * 1000000 + l.variant * 1000 + 500, 'noRule', CONCAT('ratio of ', l.benefit)
  FROM situation_layer l LEFT JOIN @.layer_slot t ON t.plan = l.plan AND t.place = l.place
  WHERE l.is_inside = 1 AND t.plan IS NULL
),
-- Layers that are open as far as the facts go, with what they have for the case.
open_layer AS MATERIALIZED (
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
  HAVING COALESCE(MAX(CASE WHEN t.word <> 'pool' THEN t.closes END), 0) = 0
)`;
