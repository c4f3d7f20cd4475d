import type { Tables, When } from "../../../emit/format.ts";
import type { Rows } from "../script.ts";
import { type Axes, axesOf, type Box, boxOf, complementOf } from "./axes.ts";

export interface Region {
  readonly region: number;
  /** Inside and outside. */
  readonly boxes: readonly number[];
}

const digitsOfKeys = 37n;

/** The sets of cases of a scheme as rows: axes with their classes, boxes of classes, regions of boxes. What is alike is one. */
export class Boxes {
  readonly axes: Axes;
  readonly #sizes: ReadonlyMap<number, number>;
  readonly #rows: Rows;
  readonly #boxes = new Map<string, number>();
  readonly #regions = new Map<string, Region>();

  constructor(file: Tables, whens: readonly When[], rows: Rows) {
    this.#rows = rows;
    this.axes = axesOf(file.inputs, whens);
    this.#sizes = new Map([...this.axes.values()].flat().map(({ number, classes }) => [number, classes.length]));
    this.#addAxes();
  }

  /** The strides make a number of any choice of classes, 0 for what is not known among them. */
  #addAxes(): void {
    let stride = 1n;
    for (const { number, input, member, manyNo, classes } of [...this.axes.values()].flat()) {
      this.#rows.add("axis", number, input.name, member, input.kind, manyNo, stride);
      classes.forEach((each, i) => this.#rows.add("axis_class", number, i + 1, each.member, each.low, each.high));
      stride *= BigInt(classes.length + 1);
    }
    if (stride > 10n ** digitsOfKeys) throw new RangeError("the inputs of a scheme have more combinations than a number of 38 digits can tell apart");
  }

  numberOf(when: When): number {
    return this.#add(boxOf(when, this.axes));
  }

  /** Axis 0 stands in every box and always holds; class 0 of the others agrees with everything, being unknown. */
  #add(box: Box): number {
    const sorted = [...box].map(([axis, classes]) => [axis, ...classes]).sort(([a = 0], [b = 0]) => a - b);
    const key = JSON.stringify(sorted);
    const known = this.#boxes.get(key);
    if (known !== undefined) return known;
    const number = this.#boxes.size;
    this.#boxes.set(key, number);
    this.#rows.add("box", number, box.size + 1);
    this.#rows.add("box_class", number, 0, 1);
    for (const [axis, classes] of box) for (const each of [0, ...classes]) this.#rows.add("box_class", number, axis, each);
    return number;
  }

  /** The boxes outside are those of the complement. */
  regionOf(whens: readonly When[]): Region {
    const key = JSON.stringify(whens);
    const known = this.#regions.get(key);
    if (known !== undefined) return known;
    const inside = whens.map((when) => boxOf(when, this.axes));
    const number = this.#regions.size;
    const boxes = ([[inside, 1], [complementOf(inside, this.#sizes), 0]] as const).flatMap(([own, isInside]) => own.map((box) => {
      const boxNumber = this.#add(box);
      this.#rows.add("region_box", number, boxNumber, isInside);
      return boxNumber;
    }));
    const region = { region: number, boxes };
    this.#regions.set(key, region);
    return region;
  }
}
