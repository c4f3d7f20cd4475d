import { LABEL_DEFINITIONS, SOURCE_DEFINITIONS } from "./source-rows.ts";

/**
 * The relations of one scheme, in what PostgreSQL 15 and DuckDB 1 have alike; `@.` stands for the schema of the scheme. What one statement
 * refers to stands before it.
 */
export const DEFINITIONS = `CREATE TABLE @.scheme (
  province TEXT NOT NULL, province_label TEXT NOT NULL, scheme TEXT NOT NULL PRIMARY KEY, label TEXT NOT NULL, code TEXT,
  settles_by TEXT NOT NULL, year_from TEXT NOT NULL, pooled_by TEXT NOT NULL CHECK (pooled_by IN ('province', 'city')));
COMMENT ON TABLE @.scheme IS '险种；year_from 为参保年度首日（MM-DD）。 The scheme; year_from is the first day of the insurance year.';

${SOURCE_DEFINITIONS}
CREATE TABLE @.input (
  input TEXT NOT NULL PRIMARY KEY, label TEXT NOT NULL, code TEXT, as_of TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('members', 'many', 'city', 'integer', 'count', 'yesNo', 'date')), low BIGINT, high BIGINT,
  ordered BOOLEAN NOT NULL, counted_per TEXT, each_hospital BOOLEAN NOT NULL, CHECK (low <= high));
COMMENT ON TABLE @.input IS '案件的事实项；many 可同时具备多项。 Facts of a case; of many several members may be held.';
CREATE TABLE @.member (
  input TEXT NOT NULL REFERENCES @.input (input), member TEXT NOT NULL, place INTEGER NOT NULL, label TEXT NOT NULL, code TEXT, inside TEXT, same_as TEXT,
  PRIMARY KEY (input, member), UNIQUE (input, place));
COMMENT ON TABLE @.member IS '事实项的取值，按顺序。 Members of an input in their order.';

${LABEL_DEFINITIONS}
CREATE TABLE @.cases (cases INTEGER NOT NULL PRIMARY KEY, conditions INTEGER NOT NULL CHECK (conditions >= 0), described TEXT NOT NULL);
COMMENT ON TABLE @.cases IS '一组情形：各条件须同时满足；未列的事实任意。 A set of cases: so many conditions, which must all hold; other facts may be anything.';
CREATE TABLE @.cases_asked (cases INTEGER NOT NULL REFERENCES @.cases (cases), asked TEXT NOT NULL, input TEXT NOT NULL REFERENCES @.input (input), PRIMARY KEY (cases, asked));
COMMENT ON TABLE @.cases_asked IS '每个条件所问：事实项，或 many 的某一项（事实项:取值）。 What each condition asks: an input, or whether a member is held (input:member).';
CREATE TABLE @.cases_member (
  cases INTEGER NOT NULL, asked TEXT NOT NULL, member TEXT NOT NULL,
  PRIMARY KEY (cases, asked, member), FOREIGN KEY (cases, asked) REFERENCES @.cases_asked (cases, asked), FOREIGN KEY (asked, member) REFERENCES @.member (input, member));
CREATE TABLE @.cases_held (
  cases INTEGER NOT NULL, asked TEXT NOT NULL, input TEXT NOT NULL, member TEXT NOT NULL, held BOOLEAN NOT NULL,
  PRIMARY KEY (cases, asked), FOREIGN KEY (cases, asked) REFERENCES @.cases_asked (cases, asked), FOREIGN KEY (input, member) REFERENCES @.member (input, member));
CREATE TABLE @.cases_range (cases INTEGER NOT NULL, asked TEXT NOT NULL, place INTEGER NOT NULL, low BIGINT, high BIGINT, PRIMARY KEY (cases, asked, place), CHECK (low <= high), FOREIGN KEY (cases, asked) REFERENCES @.cases_asked (cases, asked));
CREATE TABLE @.cases_days (cases INTEGER NOT NULL, asked TEXT NOT NULL, place INTEGER NOT NULL, low DATE, high DATE, PRIMARY KEY (cases, asked, place), CHECK (low <= high), FOREIGN KEY (cases, asked) REFERENCES @.cases_asked (cases, asked));
CREATE TABLE @.cases_answer (cases INTEGER NOT NULL, asked TEXT NOT NULL, answer BOOLEAN NOT NULL, PRIMARY KEY (cases, asked), FOREIGN KEY (cases, asked) REFERENCES @.cases_asked (cases, asked));
COMMENT ON TABLE @.cases_range IS '区间含两端，空为不限。 Ranges with both ends included; null is open.';
CREATE TABLE @.impossible (cases INTEGER NOT NULL PRIMARY KEY REFERENCES @.cases (cases));
COMMENT ON TABLE @.impossible IS '不存在的组合，各表不含这些情形。 Combinations that do not occur; no table has a row for them.';

CREATE TABLE @.owner (
  kind TEXT NOT NULL CHECK (kind IN ('benefit', 'contribution', 'account', 'pool', 'scheme')), owner TEXT NOT NULL, label TEXT NOT NULL, title TEXT, code TEXT,
  valid_from DATE, valid_to DATE, draft BOOLEAN NOT NULL, benefit_kind TEXT, best_for_patient BOOLEAN NOT NULL, inside TEXT, tiers TEXT, base_fact TEXT,
  PRIMARY KEY (kind, owner), CHECK (valid_from <= valid_to));
COMMENT ON TABLE @.owner IS '待遇、缴费、账户划入、额度、险种。 Whatever has slots: benefits, contributions, accounts, pools, the scheme.';
CREATE TABLE @.owner_domain (kind TEXT NOT NULL, owner TEXT NOT NULL, cases INTEGER NOT NULL REFERENCES @.cases (cases), PRIMARY KEY (kind, owner, cases), FOREIGN KEY (kind, owner) REFERENCES @.owner (kind, owner));
CREATE TABLE @.owner_source (kind TEXT NOT NULL, owner TEXT NOT NULL, source INTEGER NOT NULL REFERENCES @.source (source), PRIMARY KEY (kind, owner, source), FOREIGN KEY (kind, owner) REFERENCES @.owner (kind, owner));

CREATE TABLE @.slot (
  slot INTEGER NOT NULL PRIMARY KEY, kind TEXT NOT NULL, owner TEXT NOT NULL, word TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL CHECK (role IN ('value', 'fixed')),
  unit TEXT NOT NULL CHECK (unit IN ('fen', 'ratio', 'months', 'years', 'number')), scope TEXT NOT NULL, has_domain BOOLEAN NOT NULL,
  UNIQUE (kind, owner, name), FOREIGN KEY (kind, owner) REFERENCES @.owner (kind, owner));
COMMENT ON TABLE @.slot IS '一项数值随时间的规则表。 One quantity over time.';
CREATE TABLE @.slot_domain (slot INTEGER NOT NULL REFERENCES @.slot (slot), cases INTEGER NOT NULL REFERENCES @.cases (cases), PRIMARY KEY (slot, cases));
CREATE TABLE @.slot_waits (slot INTEGER NOT NULL REFERENCES @.slot (slot), valid_from DATE NOT NULL, valid_to DATE, indicator TEXT NOT NULL, year INTEGER NOT NULL, PRIMARY KEY (slot, valid_from), CHECK (valid_from <= valid_to));
COMMENT ON TABLE @.slot_waits IS '因指标尚未公布而没有表的时段。 Days without a table, because an indicator was not yet published.';
CREATE TABLE @.period (
  period INTEGER NOT NULL PRIMARY KEY, slot INTEGER NOT NULL REFERENCES @.slot (slot), valid_from DATE NOT NULL, valid_to DATE, draft BOOLEAN NOT NULL, per TEXT, each_hospital BOOLEAN NOT NULL,
  counts TEXT CHECK (counts IN ('payment', 'cost', 'deductible')), scale TEXT CHECK (scale IN ('base', 'excess', 'payment')), transfer TEXT CHECK (transfer IN ('toppedUp', 'separate')),
  waiting_from TEXT CHECK (waiting_from IN ('contribution', 'calendarMonth')), waiting_month INTEGER, fund TEXT, UNIQUE (slot, valid_from), CHECK (valid_from <= valid_to));
COMMENT ON TABLE @.period IS '自 valid_from 至 valid_to（含）有效，空为未定终止。 In force from the first to the last day; null is open.';
CREATE TABLE @.rule (
  rule INTEGER NOT NULL PRIMARY KEY, period INTEGER NOT NULL REFERENCES @.period (period), cases INTEGER NOT NULL REFERENCES @.cases (cases),
  state TEXT NOT NULL CHECK (state IN ('value', 'bands', 'none', 'not covered', 'unpublished')), fen BIGINT, ratio NUMERIC(20, 4), number BIGINT,
  cost_bound TEXT CHECK (cost_bound IN ('atMostTheCost', 'whateverTheCost')), indicator TEXT, year INTEGER, UNIQUE (period, cases),
  CHECK (CASE WHEN fen IS NULL THEN 0 ELSE 1 END + CASE WHEN ratio IS NULL THEN 0 ELSE 1 END + CASE WHEN number IS NULL THEN 0 ELSE 1 END = CASE WHEN state = 'value' THEN 1 ELSE 0 END),
  CHECK ((state = 'unpublished') = (indicator IS NOT NULL AND year IS NOT NULL)));
COMMENT ON TABLE @.rule IS '规则行：金额为整数分，比例为精确小数（0.85 即 85%），其余为整数。 Rows: money in whole fen, ratios as exact decimals, other numbers whole.';
CREATE TABLE @.band (
  rule INTEGER NOT NULL REFERENCES @.rule (rule), place INTEGER NOT NULL, from_fen BIGINT NOT NULL, to_fen BIGINT,
  state TEXT NOT NULL CHECK (state IN ('value', 'none', 'not covered')), fen BIGINT, ratio NUMERIC(20, 4), number BIGINT, cost_bound TEXT CHECK (cost_bound IN ('atMostTheCost', 'whateverTheCost')),
  PRIMARY KEY (rule, place), UNIQUE (rule, from_fen), CHECK (from_fen < to_fen),
  CHECK (CASE WHEN fen IS NULL THEN 0 ELSE 1 END + CASE WHEN ratio IS NULL THEN 0 ELSE 1 END + CASE WHEN number IS NULL THEN 0 ELSE 1 END = CASE WHEN state = 'value' THEN 1 ELSE 0 END));
COMMENT ON TABLE @.band IS '分段，自零起首尾相接，止点不含。 Slices of money that follow each other from zero; the end is left out.';
CREATE TABLE @.rule_source (rule INTEGER NOT NULL REFERENCES @.rule (rule), place INTEGER NOT NULL, source INTEGER NOT NULL REFERENCES @.source (source), PRIMARY KEY (rule, place));
COMMENT ON TABLE @.rule_source IS '本行依据，其后为调整该行的依据。 The row, then what adjusted it.';

CREATE TABLE @.measure (measure TEXT NOT NULL PRIMARY KEY, label TEXT NOT NULL, code TEXT);
CREATE TABLE @.base_term (
  benefit TEXT NOT NULL, valid_from DATE NOT NULL, valid_to DATE, place INTEGER NOT NULL, measure TEXT REFERENCES @.measure (measure),
  remainder TEXT CHECK (remainder IN ('overCap', 'unpaid', 'ownShare', 'firstShare')), of_benefit TEXT, citation TEXT NOT NULL, PRIMARY KEY (benefit, valid_from, place), CHECK ((measure IS NULL) = (remainder IS NOT NULL AND of_benefit IS NOT NULL)));
COMMENT ON TABLE @.base_term IS '计算基数由哪些费用或其他层的余额构成。 What the base of a benefit is the sum of.';
CREATE TABLE @.benefit_pool (benefit TEXT NOT NULL, pool TEXT NOT NULL, valid_from DATE NOT NULL, valid_to DATE, PRIMARY KEY (benefit, pool, valid_from));
CREATE TABLE @.pool_scheme (pool TEXT NOT NULL, scheme TEXT NOT NULL, PRIMARY KEY (pool, scheme));
CREATE TABLE @.settlement (settlement INTEGER NOT NULL PRIMARY KEY, valid_from DATE NOT NULL UNIQUE, valid_to DATE, step_fen BIGINT NOT NULL CHECK (step_fen > 0), residual TEXT, citation TEXT NOT NULL);
COMMENT ON TABLE @.settlement IS '结算次序；支付四舍五入到 step_fen 分，residual 承担尾差。 Order of settlement; payments are rounded half up to so many fen, residual takes what is left.';
CREATE TABLE @.settlement_step (settlement INTEGER NOT NULL REFERENCES @.settlement (settlement), step INTEGER NOT NULL, place INTEGER NOT NULL, one_of BOOLEAN NOT NULL, benefit TEXT NOT NULL, PRIMARY KEY (settlement, step, place));
CREATE TABLE @.split (split INTEGER NOT NULL PRIMARY KEY, kind TEXT NOT NULL, owner TEXT NOT NULL, word TEXT NOT NULL, valid_from DATE NOT NULL, valid_to DATE, cases INTEGER NOT NULL REFERENCES @.cases (cases), citation TEXT NOT NULL, FOREIGN KEY (kind, owner) REFERENCES @.owner (kind, owner));
CREATE TABLE @.split_share (split INTEGER NOT NULL REFERENCES @.split (split), payer TEXT NOT NULL, share NUMERIC(20, 4) NOT NULL CHECK (share BETWEEN 0 AND 1), PRIMARY KEY (split, payer));
COMMENT ON TABLE @.split_share IS '补助由谁分担多少，合计为 1。 Who pays which share of a subsidy; they add up to 1.';
CREATE TABLE @.event_period (name TEXT NOT NULL PRIMARY KEY, label TEXT NOT NULL, splits TEXT NOT NULL, days INTEGER NOT NULL CHECK (days > 0));
CREATE TABLE @.national_field (field TEXT NOT NULL, means TEXT NOT NULL CHECK (means IN ('deductible', 'patient', 'account', 'benefit')), benefit TEXT, CHECK ((means = 'benefit') = (benefit IS NOT NULL)));
COMMENT ON TABLE @.national_field IS '国家医保接口字段名。 Names of the national settlement interface.';
`;
