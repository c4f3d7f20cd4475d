-- The compiled tables as relations, made by load.mjs. AMOUNT is the widest type of whole numbers: HUGEINT, NUMERIC or DECIMAL(38, 0).
-- A number says which row of another relation is meant; numbers are given by the loader and mean nothing outside one load.

CREATE TABLE scheme (scheme INTEGER, province VARCHAR(1000), name VARCHAR(1000));

-- A span of days in which nothing of the scheme changes. Plans whose layers hang together alike share a structure, that is a query.
CREATE TABLE plan (plan INTEGER, scheme INTEGER, valid_from DATE, valid_to DATE, structure INTEGER);

-- What conditions ask: an input, or of one of which several members may be held, whether this one is. Many_no counts
-- the latter inputs; stride makes one key of all axes.
CREATE TABLE axis (axis INTEGER, scheme INTEGER, input VARCHAR(1000), member VARCHAR(1000), kind VARCHAR(20), many_no INTEGER, stride AMOUNT);

-- Values that no condition tells apart, from 1; class 0 of every axis is “not known”. Days are counted from 0001-01-01.
CREATE TABLE axis_class (axis INTEGER, class INTEGER, fact_kind VARCHAR(20), member VARCHAR(1000), low BIGINT, high BIGINT);

-- Conditions that must all hold: on each of so many axes one of the classes.
CREATE TABLE rule_box (box INTEGER, axes INTEGER);
CREATE TABLE box_class (box INTEGER, axis INTEGER, class INTEGER);
-- Boxes that some table in force during the plan has.
CREATE TABLE plan_box (plan INTEGER, box INTEGER);

CREATE TABLE impossible (scheme INTEGER, place INTEGER, box INTEGER);
-- A set of cases with its complement, so that “outside” is a row too.
CREATE TABLE region_box (region INTEGER, box INTEGER, inside INTEGER);

-- Layers in the order of settlement. One_of: benefits with the same number, of which at most one may be open. Best: each identity held alone.
CREATE TABLE layer (plan INTEGER, place INTEGER, benefit VARCHAR(1000), region INTEGER, best INTEGER, one_of INTEGER);

-- The slots of a layer in force, in the order in which they are asked. Limits: cost, payment or deductible. Unit: fen, ratio or months.
-- No region: the layer's own. No period: the slot waits for an indicator.
CREATE TABLE layer_slot (plan INTEGER, place INTEGER, slot INTEGER, word VARCHAR(20), owner VARCHAR(1000), unit VARCHAR(20), limits VARCHAR(20),
  region INTEGER, period INTEGER, waits VARCHAR(1000), counter INTEGER, by_month INTEGER);

-- Rows of a table in one period; rows with the same content need not be told apart.
CREATE TABLE slot_row (period INTEGER, box INTEGER, content INTEGER);
-- What a cell holds: a number (fen, 0.01 % or months), bands, “not covered” (closes), or the indicator it waits for. Numerator: of a ratio,
-- over the common denominator of its table.
CREATE TABLE content (content INTEGER, number BIGINT, numerator INTEGER, is_bound INTEGER, has_bands INTEGER, closes INTEGER, waits VARCHAR(1000));
-- Slices of money. Top over bottom is the ratio in lowest terms; a fen paid takes spread fen of cost, in parts of the table's common unit.
CREATE TABLE band (content INTEGER, place INTEGER, low BIGINT, high BIGINT, numerator INTEGER, top INTEGER, bottom INTEGER, spread AMOUNT);

CREATE TABLE measure (scheme INTEGER, name VARCHAR(1000));
CREATE TABLE benefit (scheme INTEGER, name VARCHAR(1000));
-- What is counted from claim to claim; pools and deductibles have no period.
CREATE TABLE counter (counter INTEGER, scheme INTEGER, kind VARCHAR(20), owner VARCHAR(1000), per VARCHAR(1000));

-- Claims as they come. A fact that several claims state stands once: text, number, yesno, list with its members, city, or other. Of a text that is a
-- day its number too.
CREATE TABLE claim (claim_no BIGINT, province VARCHAR(1000), scheme VARCHAR(1000), on_day DATE, has_contribution INTEGER, contribution DATE, contribution_month DATE, nothing_used INTEGER);
CREATE TABLE claim_fact (claim_no BIGINT, fact INTEGER);
CREATE TABLE claim_fact_value (fact INTEGER, input VARCHAR(1000), fact_kind VARCHAR(20), member VARCHAR(1000), number BIGINT);
CREATE TABLE claim_fact_member (fact INTEGER, member VARCHAR(1000));
CREATE TABLE claim_cost (claim_no BIGINT, measure VARCHAR(1000), fen BIGINT);
-- Kinds deductible, paid, base, pool; and “benefit” for every benefit that is named.
CREATE TABLE claim_used (claim_no BIGINT, kind VARCHAR(20), owner VARCHAR(1000), per VARCHAR(1000), fen BIGINT);
