import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Settles claims from compiled tables: {@code java -cp /usr/share/java/jackson-core.jar Settle.java TABLES < claims.ndjson}.
 * Money is in fen; everything before the last rounding is an exact fraction. compiler/docs/semantics.md says what is paid,
 * and the names of the steps below are its names.
 */
public final class Settle {
  /** No whole number of the format is larger: 2^53 - 1. */
  private static final long LARGEST = 9_007_199_254_740_991L;

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) throw stop("usage: java Settle.java TABLES < claims.ndjson");
    Map<String, Map<String, Scheme>> provinces;
    try {
      provinces = readTables(Path.of(arguments[0]));
    } catch (IOException | Json.Fault fault) {
      throw stop(arguments[0] + ": " + fault.getMessage());
    }
    boolean isRefused = false;
    try (OutputStream out = new BufferedOutputStream(System.out, 1 << 16); JsonParser claims = Json.FACTORY.createParser(System.in)) {
      while (claims.nextToken() != null) {
        Map<String, Object> result = answer(provinces, Claim.of(Json.read(claims, 0)));
        isRefused |= result.containsKey("refused");
        out.write((Json.canonical(result) + "\n").getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException | Json.Fault fault) {
      throw stop("a claim cannot be read: " + fault.getMessage());
    }
    System.exit(isRefused ? 1 : 0);
  }

  private static IllegalStateException stop(String reason) {
    System.err.println(reason);
    System.exit(2);
    return new IllegalStateException(reason);
  }

  private static Map<String, Map<String, Scheme>> readTables(Path folder) throws IOException {
    Map<String, Map<String, Scheme>> provinces = new HashMap<>();
    Map<String, Object> manifest = ofKnownFormat(Json.parse(Files.readString(folder.resolve("manifest.json"))));
    for (Map<String, Object> entry : Json.objects(manifest.get("files"))) {
      if (!"tables".equals(entry.get("kind"))) continue;
      byte[] bytes = Files.readAllBytes(folder.resolve(Json.text(entry, "path")));
      if (!digestOf(bytes).equals(entry.get("sha256"))) throw new Json.Fault(entry.get("path") + " is not the file that the manifest names");
      Map<String, Object> tables = ofKnownFormat(Json.parse(new String(bytes, StandardCharsets.UTF_8)));
      Scheme scheme = new Scheme(tables);
      provinces.computeIfAbsent(Json.text(Json.object(tables, "province"), "name"), name -> new HashMap<>()).put(scheme.name, scheme);
    }
    return provinces;
  }

  private static Map<String, Object> ofKnownFormat(Map<String, Object> file) {
    if (file.get("format") instanceof String format && format.startsWith("1.")) return file;
    throw new Json.Fault("a format that this engine does not know: " + file.get("format"));
  }

  private static String digestOf(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static Map<String, Object> answer(Map<String, Map<String, Scheme>> provinces, Claim claim) {
    Map<String, Object> result;
    try {
      Map<String, Scheme> schemes = provinces.get(claim.province);
      if (schemes == null) throw new Refusal("unknownProvince", claim.province);
      Scheme scheme = schemes.get(claim.scheme);
      if (scheme == null) throw new Refusal("unknownScheme", claim.scheme);
      result = new Settling(scheme, claim).settle();
    } catch (Refusal refusal) {
      result = new TreeMap<>(Map.of("refused", refusal.reason, "about", String.join(", ", refusal.about)));
    }
    if (claim.id != null) result.put("id", claim.id);
    return result;
  }

  // ---------------------------------------------------------------------------------------------------- exact fractions

  record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {
    static final Fraction ZERO = whole(0);
    static final Fraction ONE = whole(1);

    static Fraction whole(long value) {
      return new Fraction(BigInteger.valueOf(value), BigInteger.ONE);
    }

    /** Of a ratio in 0.01 %. */
    static Fraction hundredths(long ratio) {
      return of(BigInteger.valueOf(ratio), BigInteger.valueOf(10_000));
    }

    /** The denominator must not be 0. */
    private static Fraction of(BigInteger numerator, BigInteger denominator) {
      BigInteger divisor = numerator.gcd(denominator).multiply(BigInteger.valueOf(denominator.signum()));
      return new Fraction(numerator.divide(divisor), denominator.divide(divisor));
    }

    Fraction plus(Fraction other) {
      return of(numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)), denominator.multiply(other.denominator));
    }

    Fraction minus(Fraction other) {
      return plus(new Fraction(other.numerator.negate(), other.denominator));
    }

    Fraction times(Fraction other) {
      return of(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    Fraction over(Fraction other) {
      return of(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    Fraction atLeastZero() {
      return numerator.signum() < 0 ? ZERO : this;
    }

    Fraction least(Fraction other) {
      return compareTo(other) <= 0 ? this : other;
    }

    boolean isZero() {
      return numerator.signum() == 0;
    }

    /** The nearest multiple of the step, halves away from zero. */
    long rounded(long step) {
      BigInteger unit = denominator.multiply(BigInteger.valueOf(step));
      BigInteger size = numerator.abs().shiftLeft(1).add(unit).divide(unit.shiftLeft(1)).multiply(BigInteger.valueOf(step));
      return (numerator.signum() < 0 ? size.negate() : size).longValueExact();
    }

    long toFen() {
      return rounded(1);
    }

    @Override
    public int compareTo(Fraction other) {
      return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }
  }

  // ------------------------------------------------------------------------------------------------------------ tables

  /** One thing that conditions ask: an input, or of an input of which several members may be held, whether this one is. */
  record Axis(String input, String member) {}

  /** The axis must have a value in one of the ranges, both ends included. */
  record Condition(Axis axis, List<long[]> ranges) {
    /** Null where the fact is not known. */
    Boolean holds(Map<Axis, Long> facts) {
      Long value = facts.get(axis);
      return value == null ? null : ranges.stream().anyMatch(range -> range[0] <= value && value <= range[1]);
    }
  }

  /** Conditions that must all hold. */
  record Box(List<Condition> conditions) {
    boolean mayHold(Map<Axis, Long> facts) {
      return conditions.stream().noneMatch(condition -> Boolean.FALSE.equals(condition.holds(facts)));
    }

    boolean surelyHolds(Map<Axis, Long> facts) {
      return conditions.stream().allMatch(condition -> Boolean.TRUE.equals(condition.holds(facts)));
    }

    List<Axis> unknownIn(Map<Axis, Long> facts) {
      return conditions.stream().map(Condition::axis).filter(axis -> !facts.containsKey(axis)).toList();
    }
  }

  /** What people may be asked: `kind` as in the tables; members by name, or the lowest and the highest value. */
  record Input(String name, String kind, Map<String, Long> places, long low, long high) {
    boolean hasMembers() {
      return !places.isEmpty();
    }

    boolean isMany() {
      return kind.equals("many");
    }

    static Input of(Map<String, Object> input) {
      Map<String, Long> places = new LinkedHashMap<>();
      for (Map<String, Object> member : Json.objects(input.get("members"))) places.put(Json.text(member, "name"), (long) places.size());
      String kind = Json.text(input, "kind");
      boolean isCount = kind.equals("count");
      long low = input.get("low") instanceof Long least ? least : isCount ? 1 : 0;
      long high = input.get("high") instanceof Long most ? most : kind.equals("yesNo") ? 1 : kind.equals("date") ? Days.LAST : LARGEST;
      return new Input(Json.text(input, "name"), kind, places, low, high);
    }

    List<Condition> conditions(Object written) {
      if (written instanceof Boolean answer) return List.of(new Condition(new Axis(name, null), List.of(point(answer ? 1 : 0))));
      if (written instanceof Map<?, ?> held) {
        Stream<Condition> has = Json.texts(held.get("has")).stream().map(member -> new Condition(new Axis(name, member), List.of(point(1))));
        Stream<Condition> lacks = Json.texts(held.get("lacks")).stream().map(member -> new Condition(new Axis(name, member), List.of(point(0))));
        return Stream.concat(has, lacks).toList();
      }
      List<?> list = (List<?>) written;
      List<long[]> ranges = new ArrayList<>();
      if (hasMembers()) for (Object member : list) ranges.add(point(places.get((String) member)));
      else for (int i = 0; i < list.size(); i += 2) ranges.add(new long[] {end(list.get(i), Long.MIN_VALUE), end(list.get(i + 1), Long.MAX_VALUE)});
      return List.of(new Condition(new Axis(name, null), ranges));
    }

    private static long[] point(long value) {
      return new long[] {value, value};
    }

    private static long end(Object written, long open) {
      return written == null ? open : written instanceof String day ? Days.parse(day).orElseThrow() : (Long) written;
    }
  }

  record Span(long from, long to) {
    static Span of(Map<String, Object> entry) {
      return new Span(Days.parse(Json.text(entry, "from")).orElseThrow(), entry.get("to") == null ? Days.LAST : Days.parse(Json.text(entry, "to")).orElseThrow());
    }

    boolean has(long day) {
      return from <= day && day <= to;
    }
  }

  /** A row, or a case whose row waits for an indicator; `content` is all that a settlement reads of it. */
  record Cell(Box when, List<Object> content, Object value, boolean isWhateverTheCost, List<Band> bands, String waitsFor) {
    Long number() {
      return value instanceof Long number ? number : null;
    }

    boolean isNotCovered() {
      return "not covered".equals(value) || (bands != null && bands.stream().allMatch(band -> "not covered".equals(band.value)));
    }
  }

  record Band(long from, Long to, Object value) {
    Fraction ratio() {
      return Fraction.hundredths(value instanceof Long ratio ? ratio : 0);
    }
  }

  record Period(Span span, Map<String, Object> written, List<Cell> cells) {
    String text(String field) {
      return (String) written.get(field);
    }
  }

  record Wait(Span span, String indicator) {}

  /** A table in time. `domain` is null where every case of its owner has the slot. */
  record Slot(String word, String owner, String unit, List<Box> domain, List<Period> periods, List<Wait> waits) {}

  /** What is counted from claim to claim; `per` is null but for `paid` and `base`. */
  record Counter(String kind, String name, String per) {
    @Override
    public String toString() {
      return name + " " + kind + (per == null ? "" : " " + per);
    }
  }

  /** A slot on one day; `period` is null while it waits for an indicator, `counter` where each claim stands by itself. */
  record SlotInForce(Slot slot, Period period, Wait waits, Counter counter) {}

  /** `kind` is `measure` or a remainder, `of` the measure or the layer. */
  record Term(String kind, String of) {}

  static final class Layer {
    String name;
    int place;
    boolean isInDates;
    boolean isBest;
    List<Box> domain;
    List<Term> terms = new ArrayList<>();
    Map<String, List<SlotInForce>> slots = new HashMap<>();
    List<SlotInForce> pools = new ArrayList<>();

    List<SlotInForce> all(String word) {
      return slots.getOrDefault(word, List.of());
    }
  }

  /** What is in force on one day. */
  record Plan(List<Layer> layers, List<List<String>> oneOf, long step, String residual) {}

  static final class Scheme {
    final String name;
    private final Map<String, Object> tables;
    final Map<String, Input> inputs = new LinkedHashMap<>();
    final Set<String> measures = new LinkedHashSet<>();
    final Set<String> benefits = new LinkedHashSet<>();
    final Map<String, Map<String, Object>> pools = new LinkedHashMap<>();
    final List<Box> impossible;
    final Set<Counter> counters = new LinkedHashSet<>();
    private final Map<Object, Slot> slots = new IdentityHashMap<>();
    private final Map<Long, Optional<Plan>> plans = new HashMap<>();

    Scheme(Map<String, Object> tables) {
      this.tables = tables;
      name = Json.text(Json.object(tables, "scheme"), "name");
      for (Map<String, Object> input : Json.objects(tables.get("inputs"))) inputs.put(Json.text(input, "name"), Input.of(input));
      for (Map<String, Object> measure : Json.objects(tables.get("measures"))) measures.add(Json.text(measure, "name"));
      for (Map<String, Object> pool : Json.objects(tables.get("pools"))) pools.put(Json.text(pool, "name"), pool);
      impossible = boxes(tables.get("impossible"));
      for (Map<String, Object> benefit : Json.objects(tables.get("benefits"))) {
        String owner = Json.text(benefit, "name");
        benefits.add(owner);
        Json.object(benefit, "slots").forEach((word, list) -> {
          for (Slot slot : slots(word, owner, list)) for (Period period : slot.periods) counted(slot, period).ifPresent(counters::add);
        });
      }
      for (String pool : pools.keySet()) counters.add(new Counter("pool", pool, null));
    }

    Input city() {
      return inputs.values().stream().filter(input -> input.kind.equals("city")).findFirst().orElse(null);
    }

    List<Box> boxes(Object whens) {
      return Json.objects(whens).stream().map(this::box).toList();
    }

    private Box box(Map<String, Object> when) {
      return new Box(when.entrySet().stream().flatMap(entry -> inputs.get(entry.getKey()).conditions(entry.getValue()).stream()).toList());
    }

    private List<Slot> slots(String word, String owner, Object tables) {
      return Json.objects(tables).stream().map(table -> slot(word, owner, table)).toList();
    }

    /** Each table is understood once. */
    private Slot slot(String word, String owner, Map<String, Object> table) {
      return slots.computeIfAbsent(table, key -> {
        List<Period> periods = Json.objects(table.get("periods")).stream().map(period -> {
          List<Map<String, Object>> rows = new ArrayList<>(Json.objects(period.get("rows")));
          rows.addAll(Json.objects(period.get("unpublished")));
          return new Period(Span.of(period), period, rows.stream().map(this::cell).toList());
        }).toList();
        List<Wait> waits = Json.objects(table.get("unpublished")).stream().map(days -> new Wait(Span.of(days), waited(days))).toList();
        return new Slot(word, owner, Json.text(table, "unit"), table.containsKey("domain") ? boxes(table.get("domain")) : null, periods, waits);
      });
    }

    private static String waited(Map<String, Object> entry) {
      return entry.get("indicator") + " " + entry.get("year");
    }

    private Cell cell(Map<String, Object> row) {
      Box when = box(Json.object(row, "when"));
      if (row.containsKey("indicator")) return new Cell(when, List.of(waited(row)), null, false, null, waited(row));
      List<Band> bands = !row.containsKey("bands") ? null : Json.objects(row.get("bands")).stream().map(band -> new Band((Long) band.get("from"), (Long) band.get("to"), band.get("value"))).toList();
      List<Object> content = Stream.of("value", "costBound", "bands").map(field -> Optional.ofNullable(row.get(field))).map(Object.class::cast).toList();
      return new Cell(when, content, row.get("value"), "whateverTheCost".equals(row.get("costBound")), bands, null);
    }

    /** What a slot counts while the period is in force, whatever its row says. */
    private static Optional<Counter> counted(Slot slot, Period period) {
      String per = period.text("per");
      if (per == null) return Optional.empty();
      String of = slot.word.equals("ratio") ? period.text("scale") : period.text("of");
      return switch (slot.word) {
        case "deductible" -> Optional.of(new Counter("deductible", slot.owner, null));
        case "ratio", "cap", "limit" -> of == null ? Optional.empty() : Optional.of(new Counter(of.equals("payment") ? "paid" : "base", slot.owner, per));
        default -> Optional.empty();
      };
    }

    /** Empty where no order of settlement is in force. */
    Optional<Plan> planOn(long day) {
      return plans.computeIfAbsent(day, this::makePlan);
    }

    boolean isBeforeFirstDay(long day) {
      List<Map<String, Object>> orders = Json.objects(tables.get("settlement"));
      return !orders.isEmpty() && orders.stream().allMatch(order -> Span.of(order).from > day);
    }

    private Optional<Plan> makePlan(long day) {
      return inForce(tables.get("settlement"), day).findFirst().map(order -> {
        List<Layer> layers = new ArrayList<>();
        List<List<String>> oneOf = new ArrayList<>();
        for (Map<String, Object> step : Json.objects(order.get("steps"))) {
          List<String> names = Json.texts(step.get("benefits"));
          for (String benefit : names) layers.add(layer(benefit, day, layers.size()));
          if (Boolean.TRUE.equals(step.get("oneOf"))) oneOf.add(names);
        }
        Map<String, Object> rounding = Json.object(order, "rounding");
        return new Plan(layers, oneOf, (Long) rounding.get("step"), (String) rounding.get("residual"));
      });
    }

    private static Stream<Map<String, Object>> inForce(Object list, long day) {
      return Json.objects(list).stream().filter(entry -> Span.of(entry).has(day));
    }

    private Layer layer(String benefit, long day, int place) {
      Map<String, Object> written = Json.objects(tables.get("benefits")).stream().filter(entry -> benefit.equals(entry.get("name"))).findFirst().orElseThrow();
      Layer layer = new Layer();
      layer.name = benefit;
      layer.place = place;
      layer.isInDates = Span.of(written).has(day);
      layer.isBest = Boolean.TRUE.equals(written.get("bestForThePatient"));
      layer.domain = boxes(written.get("domain"));
      inForce(written.get("base"), day).findFirst().ifPresent(base -> Json.objects(base.get("terms")).forEach(term -> layer.terms.add(
        term.containsKey("measure") ? new Term("measure", Json.text(term, "measure")) : new Term(Json.text(term, "remainder"), Json.text(term, "of")))));
      Json.object(written, "slots").forEach((word, list) -> layer.slots.put(word, slotsOn(slots(word, benefit, list), day)));
      List<SlotInForce> waitings = new ArrayList<>(layer.all("waiting"));
      waitings.addAll(slotsOn(slots("waiting", name, Json.object(tables, "scheme").get("waiting")), day));
      layer.slots.put("waiting", waitings);
      layer.pools = poolsOn(inForce(written.get("pools"), day).map(entry -> Json.text(entry, "pool")).toList(), day);
      return layer;
    }

    private static List<SlotInForce> slotsOn(List<Slot> slots, long day) {
      return slots.stream().flatMap(slot -> slotOn(slot, day).stream()).toList();
    }

    private static Optional<SlotInForce> slotOn(Slot slot, long day) {
      Period period = slot.periods.stream().filter(each -> each.span.has(day)).findFirst().orElse(null);
      Wait waits = slot.waits.stream().filter(each -> each.span.has(day)).findFirst().orElse(null);
      if (period == null && waits == null) return Optional.empty();
      return Optional.of(new SlotInForce(slot, period, waits, period == null ? null : counted(slot, period).orElse(null)));
    }

    /** The pools drawn on and those they lie in, each once, from the inside outwards. */
    private List<SlotInForce> poolsOn(List<String> drawn, long day) {
      List<String> names = new ArrayList<>(new LinkedHashSet<>(drawn));
      List<SlotInForce> found = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        Map<String, Object> pool = pools.get(names.get(i));
        if (pool.get("inside") instanceof String outer && !names.contains(outer)) names.add(outer);
        Counter counter = new Counter("pool", names.get(i), null);
        slotOn(slot("pool", names.get(i), Json.object(pool, "table")), day).ifPresent(slot -> found.add(new SlotInForce(slot.slot, slot.period, slot.waits, counter)));
      }
      return found;
    }
  }

  // ------------------------------------------------------------------------------------------------------------- claims

  static final class Refusal extends RuntimeException {
    final String reason;
    final TreeSet<String> about;

    Refusal(String reason, Collection<String> about) {
      super(reason, null, false, false);
      this.reason = reason;
      this.about = new TreeSet<>(about);
    }

    Refusal(String reason, String about) {
      this(reason, List.of(about));
    }
  }

  /** As written; `used` is null where nothing was used. */
  record Claim(String id, String province, String scheme, String on, String city, String contribution,
      Map<String, Object> facts, Map<String, Object> costs, Map<String, Object> used) {
    private static final Set<String> FIELDS = Set.of("id", "province", "scheme", "on", "city", "contribution", "facts", "costs", "used");

    static Claim of(Object written) {
      if (!(written instanceof Map<?, ?>)) throw new Json.Fault("it is no object");
      Map<String, Object> claim = Json.cast(written);
      for (String field : claim.keySet()) if (!FIELDS.contains(field)) throw new Json.Fault("it has an unknown field " + field);
      for (String field : List.of("province", "scheme", "on", "facts", "costs", "used")) if (!claim.containsKey(field)) throw new Json.Fault("it lacks the field " + field);
      for (String field : List.of("id", "province", "scheme", "on", "city", "contribution")) {
        if (claim.containsKey(field) && !(claim.get(field) instanceof String)) throw new Json.Fault(field + " is no text");
      }
      Map<String, Object> used = "nothing".equals(claim.get("used")) ? null : usedIn(claim.get("used"));
      return new Claim((String) claim.get("id"), Json.text(claim, "province"), Json.text(claim, "scheme"), Json.text(claim, "on"), (String) claim.get("city"),
        (String) claim.get("contribution"), object(claim.get("facts")), object(claim.get("costs")), used);
    }

    private static Map<String, Object> usedIn(Object written) {
      Map<String, Object> used = fields(object(written), Set.of("benefits", "pools"));
      object(used.get("pools"));
      for (Object benefit : object(used.get("benefits")).values()) {
        Map<String, Object> amounts = fields(object(benefit), Set.of("deductible", "paid", "base"));
        for (String kind : List.of("paid", "base")) if (amounts.containsKey(kind)) object(amounts.get(kind));
      }
      return used;
    }

    private static Map<String, Object> fields(Map<String, Object> object, Set<String> known) {
      if (known.containsAll(object.keySet())) return object;
      throw new Json.Fault("used has an unknown field");
    }

    private static Map<String, Object> object(Object written) {
      if (written instanceof Map<?, ?>) return Json.cast(written);
      throw new Json.Fault("facts, costs or used has not the form of a claim's");
    }

    /** Null for what the claim does not say; 0 where nothing was used. */
    Object usedOf(Counter counter) {
      if (used == null) return 0L;
      if (counter.kind.equals("pool")) return Json.object(used, "pools").get(counter.name);
      Map<String, Object> benefit = Json.cast(Json.object(used, "benefits").getOrDefault(counter.name, Map.of()));
      if (counter.per == null) return benefit.get("deductible");
      return Json.cast(benefit.getOrDefault(counter.kind, Map.of())).get(counter.per);
    }
  }

  // ----------------------------------------------------------------------------------------------------- one settlement

  /** The cell of a slot for the case. */
  record Figure(SlotInForce slot, Cell cell) {
    String of() {
      return slot.period.text("of");
    }
  }

  /** What an open layer has for the case; a slot that the case does not have is missing. */
  static final class Figures {
    final Map<String, List<Figure>> slots = new LinkedHashMap<>();
    final List<Figure> pools = new ArrayList<>();

    List<Figure> all(String word) {
      return slots.getOrDefault(word, List.of());
    }

    Optional<Figure> one(String word) {
      return all(word).stream().findFirst();
    }

    Long number(String word) {
      return one(word).map(figure -> figure.cell.number()).orElse(null);
    }

    long orZero(String word) {
      return Optional.ofNullable(number(word)).orElse(0L);
    }
  }

  /** Why the claim cannot be settled, gathered over all layers so that all that is missing is named at once. */
  static final class Faults {
    final Set<String> missing = new TreeSet<>();
    final Set<String> unstated = new TreeSet<>();
    final List<Refusal> others = new ArrayList<>();

    boolean isEmpty() {
      return missing.isEmpty() && others.isEmpty();
    }

    void add(Faults more) {
      missing.addAll(more.missing);
      unstated.addAll(more.unstated);
      others.addAll(more.others);
    }

    void refuse() {
      if (!missing.isEmpty()) throw new Refusal("missingFact", missing);
      if (!others.isEmpty()) throw others.get(0);
      if (!unstated.isEmpty()) throw new Refusal("missingUsed", unstated);
    }
  }

  /** A slice of cost, without end where `width` is null, and what is paid of it. */
  record Slice(Fraction width, Fraction ratio) {}

  static final class Portion {
    final Term term;
    final Fraction amount;
    Fraction taken = Fraction.ZERO;

    Portion(Term term, Fraction amount) {
      this.term = term;
      this.amount = amount;
    }
  }

  static final class OpenLayer {
    Layer layer;
    Figures figures;
    List<Portion> portions;
    Fraction whole;
    Fraction firstShare;
    Fraction afterShare;
    /** After first share and cost limits. */
    Fraction base;
    Fraction deductible;
    Fraction payment;
    Fraction overCap;
    /** Paid out of what is left after the first share, by this layer and by later ones. */
    Fraction paidOut = Fraction.ZERO;
    long reported;
  }

  static final class Settling {
    private static final List<String> WORDS = List.of("firstShare", "deductible", "ratio", "amount", "copay", "limit", "cap", "waiting");
    private final Scheme scheme;
    private final Claim claim;
    private final Plan plan;
    private final long day;
    private final Long contribution;
    private final Map<Axis, Long> facts;
    private final long bill;
    private final Map<Counter, Long> used = new LinkedHashMap<>();
    private final Map<String, OpenLayer> open = new LinkedHashMap<>();
    private final Map<Counter, Fraction> drawn = new HashMap<>();

    Settling(Scheme scheme, Claim claim) {
      this.scheme = scheme;
      this.claim = claim;
      day = Days.parse(claim.on).orElseThrow(() -> new Refusal("badDay", "on"));
      contribution = claim.contribution == null ? null : Days.parse(claim.contribution).orElseThrow(() -> new Refusal("badDay", "contribution"));
      facts = readFacts();
      judgeAmounts();
      plan = scheme.planOn(day).orElseThrow(() -> new Refusal(scheme.isBeforeFirstDay(day) ? "beforeFirstDay" : "noRule", scheme.name));
      BigInteger sum = claim.costs.values().stream().map(cost -> BigInteger.valueOf((Long) cost)).reduce(BigInteger.ZERO, BigInteger::add);
      if (sum.compareTo(BigInteger.valueOf(LARGEST)) > 0) throw new Refusal("badAmount", claim.costs.keySet());
      bill = sum.longValueExact();
      for (Counter counter : scheme.counters) if (claim.usedOf(counter) instanceof Long amount) used.put(counter, amount);
      scheme.impossible.stream().filter(box -> box.surelyHolds(facts)).findFirst().ifPresent(box -> {
        throw new Refusal("impossibleCase", box.conditions.stream().map(condition -> condition.axis.input).toList());
      });
    }

    // --- the claim understood

    private Map<Axis, Long> readFacts() {
      Map<Axis, Long> found = new HashMap<>();
      Set<String> unknown = new TreeSet<>();
      Set<String> bad = new TreeSet<>();
      claim.facts.forEach((name, fact) -> {
        Input input = scheme.inputs.get(name);
        if (input == null || input.kind.equals("city")) unknown.add(name);
        else if (!place(input, fact, found)) bad.add(name);
      });
      Input city = scheme.city();
      if (city != null && claim.city != null && !place(city, claim.city, found)) bad.add(city.name);
      if (!unknown.isEmpty()) throw new Refusal("unknownFact", unknown);
      if (!bad.isEmpty()) throw new Refusal("badFact", bad);
      return found;
    }

    /** False where the fact is no value of the input. */
    private static boolean place(Input input, Object fact, Map<Axis, Long> found) {
      if (input.isMany()) return fact instanceof List<?> held && hold(input, held, found);
      Long value = switch (input.kind) {
        case "yesNo" -> fact instanceof Boolean answer ? (answer ? 1L : 0L) : null;
        case "date" -> fact instanceof String text ? Days.parse(text).orElse(null) : null;
        case "integer", "count" -> fact instanceof Long number && input.low <= number && number <= input.high ? number : null;
        default -> fact instanceof String member ? input.places.get(member) : null;
      };
      if (value != null) found.put(new Axis(input.name, null), value);
      return value != null;
    }

    private static boolean hold(Input input, List<?> held, Map<Axis, Long> found) {
      if (!input.places.keySet().containsAll(held) || new HashSet<>(held).size() < held.size()) return false;
      for (String member : input.places.keySet()) found.put(new Axis(input.name, member), held.contains(member) ? 1L : 0L);
      return true;
    }

    private void judgeAmounts() {
      refuseAny("unknownMeasure", claim.costs.keySet().stream().filter(name -> !scheme.measures.contains(name)));
      refuseAny("badAmount", claim.costs.keySet().stream().filter(name -> !isAmount(claim.costs.get(name))));
      if (claim.used == null) return;
      Map<String, Object> benefits = Json.object(claim.used, "benefits");
      Map<String, Object> pools = Json.object(claim.used, "pools");
      Stream<String> badBenefits = benefits.keySet().stream().filter(name -> !scheme.benefits.contains(name) || !areAmounts(Json.object(benefits, name)));
      Stream<String> badPools = pools.keySet().stream().filter(name -> !scheme.pools.containsKey(name) || !isAmount(pools.get(name)));
      refuseAny("badUsed", Stream.concat(badBenefits, badPools));
    }

    private static void refuseAny(String reason, Stream<String> names) {
      List<String> about = names.toList();
      if (!about.isEmpty()) throw new Refusal(reason, about);
    }

    private static boolean areAmounts(Map<String, Object> stated) {
      return stated.values().stream().flatMap(amount -> amount instanceof Map<?, ?> periods ? periods.values().stream() : Stream.of(amount)).allMatch(Settling::isAmount);
    }

    private static boolean isAmount(Object value) {
      return value instanceof Long amount && amount >= 0;
    }

    // --- step 0: open layers and the one cell of each slot

    Map<String, Object> settle() {
      Faults faults = new Faults();
      List<List<Figures>> cases = new ArrayList<>();
      for (Layer layer : plan.layers) {
        List<Map<Axis, Long>> points = layer.isBest ? heldAlone() : List.of(facts);
        cases.add(points.stream().flatMap(point -> figuresAt(layer, point, faults).stream()).toList());
      }
      faults.refuse();
      for (List<String> step : plan.oneOf) {
        List<String> both = plan.layers.stream().filter(layer -> step.contains(layer.name) && !cases.get(layer.place).isEmpty()).map(layer -> layer.name).toList();
        if (both.size() > 1) throw new Refusal("severalOpen", both);
      }
      for (Layer layer : plan.layers) {
        cases.get(layer.place).stream().map(figures -> pay(layer, figures)).reduce((best, other) -> other.payment.compareTo(best.payment) > 0 ? other : best).ifPresent(this::book);
      }
      return report();
    }

    /** The facts as they would be if of the members held of each input only one were: all combinations. */
    private List<Map<Axis, Long>> heldAlone() {
      List<Map<Axis, Long>> points = List.of(facts);
      for (Input input : scheme.inputs.values()) {
        List<Axis> held = input.places.keySet().stream().map(member -> new Axis(input.name, member)).filter(axis -> input.isMany() && facts.getOrDefault(axis, 0L) == 1L).toList();
        if (held.size() < 2) continue;
        points = points.stream().flatMap(point -> held.stream().map(kept -> {
          Map<Axis, Long> other = new HashMap<>(point);
          for (Axis axis : held) other.put(axis, axis.equals(kept) ? 1L : 0L);
          return other;
        })).toList();
      }
      return points;
    }

    /** Empty where the layer is closed. */
    private Optional<Figures> figuresAt(Layer layer, Map<Axis, Long> point, Faults faults) {
      if (!layer.isInDates) return Optional.empty();
      Faults own = new Faults();
      Optional<Figures> found = isInside(layer.domain, point, own) ? figuresIn(layer, point, own) : Optional.empty();
      faults.add(own);
      return found;
    }

    private Optional<Figures> figuresIn(Layer layer, Map<Axis, Long> point, Faults faults) {
      Figures figures = new Figures();
      for (String word : WORDS) figures.slots.put(word, layer.all(word).stream().flatMap(slot -> figureAt(slot, point, faults).stream()).toList());
      if (!faults.isEmpty() || isClosed(figures, faults)) return Optional.empty();
      boolean hasRatio = figures.one("ratio").map(figure -> figure.cell.bands != null || figure.cell.number() != null).orElse(false);
      if (figures.number("amount") == null && !hasRatio) faults.others.add(new Refusal("noRule", "ratio of " + layer.name));
      for (SlotInForce pool : layer.pools) figureAt(pool, point, faults).ifPresent(figures.pools::add);
      if (faults.isEmpty()) askForUsed(figures, faults);
      return Optional.of(figures);
    }

    private boolean isInside(List<Box> domain, Map<Axis, Long> point, Faults faults) {
      List<Box> possible = domain.stream().filter(box -> box.mayHold(point)).toList();
      if (covers(possible, point)) return true;
      for (Box box : possible) box.unknownIn(point).forEach(axis -> faults.missing.add(axis.input));
      return false;
    }

    /** Whether one of the boxes holds whatever the facts are that are not known. */
    private boolean covers(List<Box> boxes, Map<Axis, Long> point) {
      if (boxes.isEmpty()) return false;
      if (boxes.stream().anyMatch(box -> box.surelyHolds(point))) return true;
      Axis axis = boxes.get(0).unknownIn(point).get(0);
      Map<Axis, Long> other = new HashMap<>(point);
      for (long value : valuesOf(axis, boxes)) {
        other.put(axis, value);
        if (!covers(boxes.stream().filter(box -> box.mayHold(other)).toList(), other)) return false;
      }
      return true;
    }

    /** A value of each stretch of the axis in which no box begins or ends. */
    private Collection<Long> valuesOf(Axis axis, List<Box> boxes) {
      Input input = scheme.inputs.get(axis.input);
      if (axis.member != null) return List.of(0L, 1L);
      if (input.hasMembers()) return input.places.values();
      Set<Long> values = new TreeSet<>(List.of(input.low));
      for (Box box : boxes) for (Condition condition : box.conditions) if (condition.axis.equals(axis)) for (long[] range : condition.ranges) {
        if (range[0] > input.low) values.add(range[0]);
        if (range[1] < input.high) values.add(range[1] + 1);
      }
      return values;
    }

    /** A fact is asked for only where the cells that are possible without it differ. Empty where the case has no such slot. */
    private Optional<Figure> figureAt(SlotInForce found, Map<Axis, Long> point, Faults faults) {
      Slot slot = found.slot;
      if (slot.domain != null && !isInside(slot.domain, point, faults)) return Optional.empty();
      if (found.period == null) return fault(faults, "unpublished", found.waits.indicator);
      List<Cell> cells = found.period.cells.stream().filter(cell -> cell.when.mayHold(point)).toList();
      if (cells.isEmpty()) return fault(faults, "noRule", slot.word + " of " + slot.owner);
      Cell cell = cells.get(0);
      if (cells.stream().anyMatch(other -> !other.content.equals(cell.content))) {
        for (Cell other : cells) other.when.unknownIn(point).forEach(axis -> faults.missing.add(axis.input));
        return Optional.empty();
      }
      return cell.waitsFor == null ? Optional.of(new Figure(found, cell)) : fault(faults, "unpublished", cell.waitsFor);
    }

    private static Optional<Figure> fault(Faults faults, String reason, String about) {
      faults.others.add(new Refusal(reason, about));
      return Optional.empty();
    }

    private boolean isClosed(Figures figures, Faults faults) {
      if (figures.slots.values().stream().flatMap(List::stream).anyMatch(figure -> figure.cell.isNotCovered())) return true;
      List<Figure> waitings = figures.all("waiting").stream().filter(figure -> figure.cell.number() != null).toList();
      if (!waitings.isEmpty() && contribution == null) faults.missing.add("contribution");
      return contribution != null && waitings.stream().anyMatch(figure -> day < endOfWaiting(figure));
    }

    /** The first day on which it is over: the same day of a later month or its last day, or the first day of a calendar month. */
    private long endOfWaiting(Figure figure) {
      boolean isByCalendar = figure.slot.period.written.get("waitingFrom") instanceof Map<?, ?> from && "calendarMonth".equals(from.get("kind"));
      return Days.monthsAfter(contribution, figure.cell.number(), isByCalendar);
    }

    private void askForUsed(Figures figures, Faults faults) {
      Stream<Figure> counting = Stream.concat(Stream.of("deductible", "ratio", "limit", "cap").flatMap(word -> figures.all(word).stream()), figures.pools.stream());
      counting.map(figure -> figure.slot.counter).filter(counter -> counter != null && !used.containsKey(counter)).forEach(counter -> faults.unstated.add(counter.toString()));
    }

    // --- steps 1 to 4

    private OpenLayer pay(Layer layer, Figures figures) {
      OpenLayer result = new OpenLayer();
      result.layer = layer;
      result.figures = figures;
      result.portions = layer.terms.stream().map(term -> new Portion(term, amountOf(term))).toList();
      result.whole = result.portions.stream().map(portion -> portion.amount).reduce(Fraction.ZERO, Fraction::plus);
      result.firstShare = firstShareOf(figures, result.whole);
      result.afterShare = result.whole.minus(result.firstShare);
      result.base = Stream.of(leftOf(figures.all("limit"), true), leftOf(figures.all("cap"), true), poolsLeft(figures, "cost")).flatMap(List::stream).reduce(result.afterShare, Fraction::least);
      Long amount = figures.number("amount");
      Fraction left = amount == null ? deductibleLeft(figures) : Fraction.ZERO;
      result.deductible = result.base.least(left);
      boolean isLumpSum = amount != null && figures.one("amount").orElseThrow().cell.isWhateverTheCost;
      Fraction lumpSum = isLumpSum ? Fraction.whole(amount) : Fraction.ZERO;
      List<Slice> slices = slicesFor(figures, left);
      Fraction copay = Fraction.whole(figures.orZero("copay"));
      Fraction before = lumpSum.plus(paidFor(result.base, left, slices)).minus(copay).atLeastZero();
      Fraction due = leftOf(figures.all("limit"), false).stream().reduce(before, Fraction::least);
      result.payment = Stream.concat(leftOf(figures.all("cap"), false).stream(), poolsLeft(figures, "payment").stream()).reduce(due, Fraction::least);
      Fraction forSlices = result.payment.plus(copay).minus(lumpSum);
      result.overCap = due.compareTo(result.payment) <= 0 ? Fraction.ZERO
        : forSlices.numerator.signum() < 0 ? result.base
        : result.base.minus(largestCost(result.base, forSlices, left, slices));
      return result;
    }

    private Fraction amountOf(Term term) {
      if (term.kind.equals("measure")) return Fraction.whole((Long) claim.costs.getOrDefault(term.of, 0L));
      OpenLayer source = open.get(term.of);
      if (source == null) return Fraction.ZERO;
      return switch (term.kind) {
        case "firstShare" -> source.firstShare;
        case "overCap" -> source.overCap;
        case "ownShare" -> source.afterShare.minus(source.payment).atLeastZero();
        default -> source.afterShare.minus(source.paidOut).atLeastZero();
      };
    }

    private static Fraction firstShareOf(Figures figures, Fraction whole) {
      boolean isRatio = figures.one("firstShare").map(figure -> figure.slot.slot.unit.equals("ratio")).orElse(false);
      long value = figures.orZero("firstShare");
      return isRatio ? whole.times(Fraction.hundredths(value)) : whole.least(Fraction.whole(value));
    }

    private Fraction deductibleLeft(Figures figures) {
      long before = figures.one("deductible").map(this::usedBefore).orElse(0L);
      Fraction left = Fraction.whole(Math.max(0, figures.orZero("deductible") - before));
      return poolsLeft(figures, "deductible").stream().reduce(left, Fraction::least);
    }

    private long usedBefore(Figure figure) {
      return figure.slot.counter == null ? 0 : used.getOrDefault(figure.slot.counter, 0L);
    }

    private List<Fraction> leftOf(List<Figure> limits, boolean isOfCost) {
      return limits.stream().filter(figure -> figure.cell.number() != null && "cost".equals(figure.of()) == isOfCost)
        .map(figure -> Fraction.whole(Math.max(0, figure.cell.number() - usedBefore(figure)))).toList();
    }

    private List<Fraction> poolsLeft(Figures figures, String of) {
      return figures.pools.stream().filter(pool -> pool.cell.number() != null && limited(pool).equals(of))
        .map(pool -> Fraction.whole(pool.cell.number() - usedBefore(pool)).minus(drawn.getOrDefault(pool.slot.counter, Fraction.ZERO)).atLeastZero()).toList();
    }

    private static String limited(Figure pool) {
      return Optional.ofNullable(pool.of()).orElse("payment");
    }

    private List<Slice> slicesFor(Figures figures, Fraction deductible) {
      Long amount = figures.number("amount");
      if (amount != null && figures.one("amount").orElseThrow().cell.isWhateverTheCost) return List.of(new Slice(null, Fraction.ZERO));
      if (amount != null) return List.of(new Slice(Fraction.whole(amount), Fraction.ONE), new Slice(null, Fraction.ZERO));
      Figure ratio = figures.one("ratio").orElseThrow();
      if (ratio.cell.bands == null) return List.of(new Slice(null, Fraction.hundredths(ratio.cell.number())));
      Fraction before = Fraction.whole(usedBefore(ratio));
      String scale = Optional.ofNullable(ratio.slot.period.text("scale")).orElse("base");
      long borne = figures.one("deductible").map(this::usedBefore).orElse(0L);
      return switch (scale) {
        case "payment" -> slicesFrom(ratio.cell.bands, before).stream().map(Settling::costOfPayment).toList();
        case "excess" -> slicesFrom(ratio.cell.bands, before.minus(Fraction.whole(borne)).atLeastZero());
        default -> slicesFrom(ratio.cell.bands, before.plus(deductible));
      };
    }

    /** What is left of the bands from a place on their scale. */
    private static List<Slice> slicesFrom(List<Band> bands, Fraction start) {
      List<Slice> slices = new ArrayList<>();
      for (Band band : bands) {
        Fraction from = Fraction.whole(band.from);
        Fraction begin = from.compareTo(start) < 0 ? start : from;
        Fraction width = band.to == null ? null : Fraction.whole(band.to).minus(begin);
        if (width == null || width.numerator.signum() > 0) slices.add(new Slice(width, band.ratio()));
      }
      return slices;
    }

    /** A band of money paid is used up by more cost than it pays; at 0 % it is never used up. */
    private static Slice costOfPayment(Slice slice) {
      return new Slice(slice.width == null || slice.ratio.isZero() ? null : slice.width.over(slice.ratio), slice.ratio);
    }

    private static Fraction paidFor(Fraction cost, Fraction deductible, List<Slice> slices) {
      Fraction paid = Fraction.ZERO;
      Fraction left = cost.minus(deductible).atLeastZero();
      for (Slice slice : slices) {
        Fraction part = slice.width == null ? left : slice.width.least(left);
        paid = paid.plus(part.times(slice.ratio));
        left = left.minus(part);
      }
      return paid;
    }

    /** The largest cost up to `most` for which the slices pay no more than `allowed`. */
    private static Fraction largestCost(Fraction most, Fraction allowed, Fraction deductible, List<Slice> slices) {
      Fraction cost = deductible;
      Fraction left = allowed;
      for (Slice slice : slices) {
        Fraction full = slice.ratio.isZero() ? null : left.over(slice.ratio);
        if (full != null && (slice.width == null || full.compareTo(slice.width) < 0)) return cost.plus(full).least(most);
        if (slice.width == null) return most;
        cost = cost.plus(slice.width);
        left = left.minus(slice.width.times(slice.ratio));
      }
      return cost.least(most);
    }

    /** Notes what was paid: out of which remainders, and from which pools. */
    private void book(OpenLayer result) {
      open.put(result.layer.name, result);
      result.paidOut = result.paidOut.plus(result.payment);
      take(result, result.payment);
      for (Figure pool : result.figures.pools) {
        Fraction amount = switch (limited(pool)) {
          case "payment" -> result.payment;
          case "cost" -> result.base;
          default -> result.deductible;
        };
        drawn.merge(pool.slot.counter, amount, Fraction::plus);
      }
    }

    /** From the terms in the order written, each up to its amount; what is taken from a remainder is taken from that layer's terms too. */
    private void take(OpenLayer from, Fraction amount) {
      Fraction left = amount;
      for (Portion portion : from.portions) {
        Fraction taken = left.least(portion.amount.minus(portion.taken));
        portion.taken = portion.taken.plus(taken);
        left = left.minus(taken);
        OpenLayer source = portion.term.kind.equals("measure") ? null : open.get(portion.term.of);
        if (source == null || taken.isZero()) continue;
        if (!portion.term.kind.equals("firstShare")) source.paidOut = source.paidOut.plus(taken);
        take(source, taken);
      }
    }

    // --- step 5: whole fen that add up

    private Map<String, Object> report() {
      long exactPatient = roundPayments();
      long patient = bill - open.values().stream().mapToLong(layer -> layer.reported).sum();
      if (plan.residual != null && open.containsKey(plan.residual)) {
        OpenLayer residual = open.get(plan.residual);
        residual.reported = Math.max(0, Math.min(patient - exactPatient, roomOf(residual)));
        patient -= residual.reported;
      }
      Map<Counter, Long> after = new LinkedHashMap<>(used);
      open.values().forEach(layer -> count(layer, after));
      refuseAny("badUsed", after.entrySet().stream().filter(entry -> entry.getValue() > LARGEST).map(entry -> entry.getKey().name));
      Map<String, Object> result = new TreeMap<>();
      result.put("bill", bill);
      result.put("layers", plan.layers.stream().map(this::layerOf).toList());
      result.put("patient", patient);
      result.put("shares", sharesOf(patient));
      result.put("used", usedAfter(after));
      return result;
    }

    /** Each payment once, but never past what is left of a cap, a pool or the bill; gives the exact patient's amount, rounded. */
    private long roundPayments() {
      Fraction paid = Fraction.ZERO;
      long sum = 0;
      for (OpenLayer layer : open.values()) {
        if (layer.layer.name.equals(plan.residual)) continue;
        paid = paid.plus(layer.payment);
        long room = Math.max(bill, paid.toFen()) - sum;
        layer.reported = Math.min(Math.min(layer.payment.rounded(plan.step), room), roomOf(layer));
        sum += layer.reported;
      }
      return open.values().stream().map(layer -> layer.payment).reduce(Fraction.whole(bill), Fraction::minus).rounded(plan.step);
    }

    /** What caps and pools of payment leave, after what was reported of the layers before. */
    private long roomOf(OpenLayer layer) {
      long room = Long.MAX_VALUE;
      for (Figure cap : layer.figures.all("cap")) if (cap.cell.number() != null && !"cost".equals(cap.of())) room = Math.min(room, cap.cell.number() - usedBefore(cap));
      for (Figure pool : layer.figures.pools) {
        if (pool.cell.number() == null || !limited(pool).equals("payment")) continue;
        long others = open.values().stream().filter(other -> other != layer && drawsOn(other, pool.slot.counter)).mapToLong(other -> other.reported).sum();
        room = Math.min(room, pool.cell.number() - usedBefore(pool) - others);
      }
      return Math.max(0, room);
    }

    private static boolean drawsOn(OpenLayer layer, Counter counter) {
      return layer.figures.pools.stream().anyMatch(pool -> limited(pool).equals("payment") && pool.slot.counter.equals(counter));
    }

    /** All that the benefit counts at any time goes on, and the pools that it draws on; what the claim does not state stays unstated. */
    private void count(OpenLayer layer, Map<Counter, Long> after) {
      Map<String, Long> amounts = Map.of("payment", layer.reported, "paid", layer.reported, "deductible", layer.deductible.toFen(), "base", layer.base.toFen(), "cost", layer.base.toFen());
      for (Counter counter : used.keySet()) if (!counter.kind.equals("pool") && counter.name.equals(layer.layer.name)) after.merge(counter, amounts.get(counter.kind), Long::sum);
      for (Figure pool : layer.figures.pools) after.merge(pool.slot.counter, amounts.get(limited(pool)), Long::sum);
    }

    private Map<String, Object> layerOf(Layer layer) {
      OpenLayer result = open.get(layer.name);
      Map<String, Object> fields = new TreeMap<>(Map.of("benefit", layer.name, "open", result != null));
      fields.put("base", result == null ? 0L : result.whole.toFen());
      fields.put("firstShare", result == null ? 0L : result.firstShare.toFen());
      fields.put("deductible", result == null ? 0L : result.deductible.toFen());
      fields.put("payment", result == null ? 0L : result.reported);
      fields.put("overCap", result == null ? 0L : result.overCap.toFen());
      return fields;
    }

    private Map<String, Object> sharesOf(long patient) {
      Set<String> named = new HashSet<>();
      for (OpenLayer layer : open.values()) for (Term term : layer.layer.terms) if (term.kind.equals("measure")) named.add(term.of);
      long outside = claim.costs.entrySet().stream().filter(cost -> !named.contains(cost.getKey())).mapToLong(cost -> (Long) cost.getValue()).sum();
      Fraction firstShare = sumOf("firstShare");
      Fraction deductible = sumOf("deductible");
      Fraction overCap = sumOf("overCap");
      Fraction own = open.values().stream().map(layer -> layer.payment).reduce(Fraction.whole(bill - outside), Fraction::minus).minus(firstShare).minus(deductible).minus(overCap);
      Map<String, Object> shares = new TreeMap<>();
      shares.put("outside", outside);
      shares.put("firstShare", firstShare.toFen());
      shares.put("deductible", deductible.toFen());
      shares.put("overCap", overCap.toFen());
      shares.put("ownShare", own.toFen());
      shares.put("rounding", patient - shares.values().stream().mapToLong(share -> (Long) share).sum());
      return shares;
    }

    private Fraction sumOf(String part) {
      Fraction sum = Fraction.ZERO;
      for (OpenLayer layer : open.values()) {
        if (isTakenUp(part, layer)) continue;
        sum = sum.plus(part.equals("firstShare") ? layer.firstShare : part.equals("deductible") ? layer.deductible : layer.overCap);
      }
      return sum;
    }

    /** Whether a later open layer's base names the part, or what is unpaid of the layer or of one that the layer's cost came from. */
    private boolean isTakenUp(String part, OpenLayer layer) {
      Set<String> sources = sourcesOf(layer.layer);
      return open.values().stream().filter(later -> later.layer.place > layer.layer.place).flatMap(later -> later.layer.terms.stream()).anyMatch(term -> {
        boolean isWhole = term.kind.equals("unpaid") || term.kind.equals("ownShare");
        if (term.kind.equals("measure")) return false;
        if (term.of.equals(layer.layer.name)) return term.kind.equals(part) || (isWhole && !part.equals("firstShare"));
        return isWhole && sources.contains(term.of);
      });
    }

    /** Layers that the layer's cost came from, at first or at second hand; nothing comes through a closed one. */
    private Set<String> sourcesOf(Layer layer) {
      Set<String> names = new HashSet<>();
      for (Term term : layer.terms) {
        if (term.kind.equals("measure") || !names.add(term.of)) continue;
        OpenLayer earlier = open.get(term.of);
        if (earlier != null) names.addAll(sourcesOf(earlier.layer));
      }
      return names;
    }

    /** What the claim stated, with every counter that is known written over it. */
    private Map<String, Object> usedAfter(Map<Counter, Long> after) {
      Map<String, Object> benefits = new TreeMap<>();
      Map<String, Object> pools = new TreeMap<>();
      if (claim.used != null) {
        pools.putAll(Json.object(claim.used, "pools"));
        Json.object(claim.used, "benefits").forEach((name, stated) -> Json.cast(stated).forEach((kind, amounts) ->
          benefit(benefits, name).put(kind, amounts instanceof Map<?, ?> ? new TreeMap<>(Json.cast(amounts)) : amounts)));
        Json.object(claim.used, "benefits").keySet().forEach(name -> benefit(benefits, name));
      }
      after.forEach((counter, amount) -> {
        if (counter.kind.equals("pool")) pools.put(counter.name, amount);
        else if (counter.per == null) benefit(benefits, counter.name).put(counter.kind, amount);
        else Json.cast(benefit(benefits, counter.name).computeIfAbsent(counter.kind, kind -> new TreeMap<>())).put(counter.per, amount);
      });
      return new TreeMap<>(Map.of("benefits", benefits, "pools", pools));
    }

    private static Map<String, Object> benefit(Map<String, Object> benefits, String name) {
      return Json.cast(benefits.computeIfAbsent(name, key -> new TreeMap<>()));
    }
  }

  // --------------------------------------------------------------------------------------------------------------- days

  /** Days as numbers, from 0001-01-01 to 9999-12-31. */
  static final class Days {
    static final long LAST = LocalDate.of(9999, 12, 31).toEpochDay();
    private static final long FIRST = LocalDate.of(1, 1, 1).toEpochDay();
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    static Optional<Long> parse(String text) {
      if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) return Optional.empty();
      try {
        return Optional.of(LocalDate.parse(text, FORMAT).toEpochDay()).filter(day -> day >= FIRST);
      } catch (DateTimeParseException fault) {
        return Optional.empty();
      }
    }

    /** Later than every day where the month lies beyond the calendar. */
    static long monthsAfter(long from, long months, boolean isByCalendar) {
      LocalDate date = LocalDate.ofEpochDay(from);
      if (months > 9999 * 12) return Long.MAX_VALUE;
      YearMonth month = YearMonth.from(date).plusMonths(months);
      if (month.getYear() > 9999) return Long.MAX_VALUE;
      return month.atDay(isByCalendar ? 1 : Math.min(date.getDayOfMonth(), month.lengthOfMonth())).toEpochDay();
    }
  }

  // --------------------------------------------------------------------------------------------------------------- JSON

  /** Objects are maps, numbers whole; what readers of JSON understand differently is refused. */
  static final class Json {
    static final JsonFactory FACTORY = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private static final int DEEPEST = 40;

    static final class Fault extends RuntimeException {
      Fault(String reason) {
        super(reason);
      }
    }

    static Map<String, Object> parse(String text) throws IOException {
      try (JsonParser parser = FACTORY.createParser(text)) {
        parser.nextToken();
        return cast(read(parser, 0));
      }
    }

    /** The value whose first token was read; a null is a null. */
    static Object read(JsonParser parser, int depth) throws IOException {
      if (depth > DEEPEST) throw new Fault("nested too deeply");
      return switch (parser.currentToken()) {
        case START_OBJECT -> readObject(parser, depth);
        case START_ARRAY -> {
          List<Object> list = new ArrayList<>();
          while (parser.nextToken() != JsonToken.END_ARRAY) list.add(read(parser, depth + 1));
          yield list;
        }
        case VALUE_STRING -> wellFormed(parser.getText());
        case VALUE_NUMBER_INT -> wholeNumber(parser.getText());
        case VALUE_TRUE -> true;
        case VALUE_FALSE -> false;
        case VALUE_NULL -> null;
        default -> throw new Fault("a number that is not whole");
      };
    }

    private static Map<String, Object> readObject(JsonParser parser, int depth) throws IOException {
      Map<String, Object> object = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = wellFormed(parser.getCurrentName());
        if (name.equals("__proto__")) throw new Fault("a key that not every reader takes");
        parser.nextToken();
        object.put(name, read(parser, depth + 1));
      }
      return object;
    }

    private static long wholeNumber(String text) {
      BigInteger value = new BigInteger(text);
      if (text.equals("-0") || value.abs().compareTo(BigInteger.valueOf(LARGEST)) > 0) throw new Fault("a number that is not exact everywhere");
      return value.longValueExact();
    }

    private static String wellFormed(String text) {
      if (text.codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF)) throw new Fault("half a character");
      return text;
    }

    /** RFC 8785: no spaces, keys by UTF-16 units, strings escaped as ECMAScript does. */
    static String canonical(Object value) {
      StringBuilder out = new StringBuilder();
      write(value, out);
      return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
      if (value instanceof Map<?, ?> object) {
        String mark = "{";
        for (Map.Entry<String, Object> field : new TreeMap<>(cast(object)).entrySet()) {
          out.append(mark);
          quote(field.getKey(), out);
          write(field.getValue(), out.append(':'));
          mark = ",";
        }
        out.append(object.isEmpty() ? "{}" : "}");
      } else if (value instanceof List<?> list) {
        String mark = "[";
        for (Object item : list) {
          write(item, out.append(mark));
          mark = ",";
        }
        out.append(list.isEmpty() ? "[]" : "]");
      } else if (value instanceof String text) quote(text, out);
      else out.append(value);
    }

    private static void quote(String text, StringBuilder out) {
      out.append('"');
      for (int i = 0; i < text.length(); i++) {
        char mark = text.charAt(i);
        int named = "\b\t\n\f\r\"\\".indexOf(mark);
        if (named >= 0) out.append('\\').append("btnfr\"\\".charAt(named));
        else if (mark < ' ') out.append(String.format("\\u%04x", (int) mark));
        else out.append(mark);
      }
      out.append('"');
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> cast(Object object) {
      return (Map<String, Object>) object;
    }

    static Map<String, Object> object(Map<String, Object> object, String field) {
      return cast(object.get(field));
    }

    static String text(Map<String, Object> object, String field) {
      return (String) object.get(field);
    }

    /** None where the field is missing. */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> objects(Object list) {
      return list == null ? List.of() : (List<Map<String, Object>>) list;
    }

    @SuppressWarnings("unchecked")
    static List<String> texts(Object list) {
      return list == null ? List.of() : (List<String>) list;
    }
  }
}
