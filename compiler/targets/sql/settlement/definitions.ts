/** What users fill in; `@.` stands for the schema of the settlement. */
export const CLAIM_DEFINITIONS = `CREATE TABLE @.claim (
  claim BIGINT NOT NULL PRIMARY KEY, on_day DATE, city TEXT, contribution DATE, nothing_used BOOLEAN NOT NULL);
COMMENT ON TABLE @.claim IS '案件：on_day 为结算所依之日，city 为参保市，contribution 为等待期起算的首次缴费日，nothing_used 为此前各项均未使用。 Claims: the day that decides which rules apply, where the person is insured, the first contribution from which waiting counts, and whether nothing was used before.';
CREATE TABLE @.fact (
  claim BIGINT NOT NULL REFERENCES @.claim (claim), input TEXT NOT NULL, member TEXT, number BIGINT, day DATE, answer BOOLEAN, PRIMARY KEY (claim, input),
  CHECK (CASE WHEN member IS NULL THEN 0 ELSE 1 END + CASE WHEN number IS NULL THEN 0 ELSE 1 END + CASE WHEN day IS NULL THEN 0 ELSE 1 END + CASE WHEN answer IS NULL THEN 0 ELSE 1 END <= 1));
COMMENT ON TABLE @.fact IS '案件的事实，每项一行，按种类填一列；可同时具备多项的填入 held，一项也没有时在此填一行、各列皆空。 Facts of a claim, one column filled by kind; of what several may be held the members stand in held, and where none is held a row here says so with all columns null.';
CREATE TABLE @.held (claim BIGINT NOT NULL REFERENCES @.claim (claim), input TEXT NOT NULL, member TEXT NOT NULL, PRIMARY KEY (claim, input, member));
COMMENT ON TABLE @.held IS '所具备的各项；该项其余未列的视为不具备。 Members that are held; others of the input are not.';
CREATE TABLE @.cost (claim BIGINT NOT NULL REFERENCES @.claim (claim), measure TEXT NOT NULL, fen BIGINT NOT NULL, PRIMARY KEY (claim, measure));
COMMENT ON TABLE @.cost IS '费用，整数分，合计即账单。 The bill by measure, in whole fen.';
CREATE TABLE @.used (
  claim BIGINT NOT NULL REFERENCES @.claim (claim), counts TEXT NOT NULL CHECK (counts IN ('deductible', 'paid', 'base', 'pool')), owner TEXT NOT NULL, per TEXT NOT NULL DEFAULT '', fen BIGINT NOT NULL,
  PRIMARY KEY (claim, counts, owner, per), CHECK ((counts IN ('paid', 'base')) = (per <> '')));
COMMENT ON TABLE @.used IS '此前已用，整数分：deductible 起付、paid 支付、base 费用（均按待遇，后两项并按 per 周期）、pool 额度。所需各项见 counter。 What was used before, in whole fen: by benefit its deductible, and by benefit and period what was paid or came under it; by pool what was drawn. All that there is stands in counter.';
`;

/**
 * The tables as the settlement asks them. A number says which row of another relation is meant; @AMOUNT is the widest type of whole numbers. Comments
 * inside go into the script.
 */
export const RULE_DEFINITIONS = `-- Spans of days in which nothing changes, both ends included. Plans whose layers hang together alike share a structure.
CREATE TABLE @.plan (plan INTEGER NOT NULL PRIMARY KEY, valid_from DATE NOT NULL, valid_to DATE NOT NULL, structure INTEGER NOT NULL);
-- What conditions ask: an input, or of one of which several members may be held, whether this one is. Many_no counts the latter inputs; stride makes one key of all axes.
CREATE TABLE @.axis (axis INTEGER NOT NULL PRIMARY KEY, input TEXT NOT NULL, member TEXT, kind TEXT NOT NULL, many_no INTEGER NOT NULL, stride @AMOUNT NOT NULL);
-- Values that no condition tells apart, from 1; class 0 of every axis is “not known”. Days are counted from 0001-01-01. Of yes/no and of members held 1 is no, 2 is yes.
CREATE TABLE @.axis_class (axis INTEGER NOT NULL, class INTEGER NOT NULL, member TEXT, low BIGINT, high BIGINT, PRIMARY KEY (axis, class));
-- Conditions that must all hold: on each of so many axes one of the classes.
CREATE TABLE @.box (box INTEGER NOT NULL PRIMARY KEY, axes INTEGER NOT NULL);
CREATE TABLE @.box_class (box INTEGER NOT NULL, axis INTEGER NOT NULL, class INTEGER NOT NULL, PRIMARY KEY (box, axis, class));
-- Boxes that some table in force during the plan has.
CREATE TABLE @.plan_box (plan INTEGER NOT NULL, box INTEGER NOT NULL, PRIMARY KEY (plan, box));
CREATE TABLE @.impossible (place INTEGER NOT NULL, box INTEGER NOT NULL);
-- A set of cases with its complement, so that “outside” is a row too.
CREATE TABLE @.region_box (region INTEGER NOT NULL, box INTEGER NOT NULL, inside INTEGER NOT NULL);
-- Layers in the order of settlement. One_of: benefits with the same number, of which at most one may be open. Best: each identity held alone.
CREATE TABLE @.layer (plan INTEGER NOT NULL, place INTEGER NOT NULL, benefit TEXT NOT NULL, region INTEGER NOT NULL, best INTEGER NOT NULL, one_of INTEGER, PRIMARY KEY (plan, place));
-- The slots of a layer in force, in the order in which they are asked. No region: the layer's own. No period: the slot waits for an indicator.
CREATE TABLE @.layer_slot (
  plan INTEGER NOT NULL, place INTEGER NOT NULL, slot INTEGER NOT NULL, word TEXT NOT NULL, owner TEXT NOT NULL, unit TEXT NOT NULL, limits TEXT NOT NULL,
  region INTEGER, period INTEGER, waits TEXT, counter INTEGER, by_month INTEGER NOT NULL, PRIMARY KEY (plan, place, slot));
-- Rows of a table in one period; rows with the same content need not be told apart.
CREATE TABLE @.slot_row (period INTEGER NOT NULL, box INTEGER NOT NULL, content INTEGER NOT NULL);
-- What a cell holds: a number (fen, 0.01 % or months), bands, “not covered” (closes), or the indicator it waits for. Numerator: of a ratio, over the common denominator of its table.
CREATE TABLE @.content (content INTEGER NOT NULL PRIMARY KEY, number BIGINT, numerator INTEGER, is_bound INTEGER NOT NULL, has_bands INTEGER NOT NULL, closes INTEGER NOT NULL, waits TEXT);
-- Slices of money. Top over bottom is the ratio in lowest terms; a fen paid takes spread fen of cost, in parts of the table's common unit.
CREATE TABLE @.band (
  content INTEGER NOT NULL, place INTEGER NOT NULL, low BIGINT NOT NULL, high BIGINT, numerator INTEGER NOT NULL, top INTEGER NOT NULL, bottom INTEGER NOT NULL, spread @AMOUNT, PRIMARY KEY (content, place));
CREATE TABLE @.measure (measure TEXT NOT NULL PRIMARY KEY);
CREATE TABLE @.benefit (benefit TEXT NOT NULL PRIMARY KEY);
CREATE TABLE @.counter (counter INTEGER NOT NULL PRIMARY KEY, counts TEXT NOT NULL, owner TEXT NOT NULL, per TEXT NOT NULL);
COMMENT ON TABLE @.counter IS '逐案累计的各项。 All that is counted from claim to claim; what a claim may state in used.';
`;
