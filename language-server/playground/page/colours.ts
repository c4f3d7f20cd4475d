/** Colours by meaning, as the server's tokens give them: no second grammar. Between two answers they move along with the text. */
import { RangeSetBuilder, StateEffect, StateField, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import { TOKEN_TYPES } from "../../features/semantic-tokens.ts";

const setColours = StateEffect.define<DecorationSet>();

/** A word that is being typed keeps the colour of its beginning. */
const MARKS = TOKEN_TYPES.map((type) => Decoration.mark({ class: `tok-${type}`, inclusiveEnd: true }));

export const colours = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (shown, transaction) => {
    const anew = transaction.effects.find((effect) => effect.is(setColours));
    return anew === undefined ? shown.map(transaction.changes) : (anew.value as DecorationSet);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** `data` as LSP encodes it: five numbers a token, places relative to the token before. */
function colouring(doc: Text, data: readonly number[]): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  let [line, character] = [0, 0];
  for (let at = 0; at + 4 < data.length; at += 5) {
    const [down = 0, along = 0, length = 0, type = 0] = data.slice(at, at + 4);
    line += down;
    character = down === 0 ? character + along : along;
    const mark = MARKS[type];
    if (mark === undefined || line >= doc.lines) continue;
    const from = doc.line(line + 1).from + character;
    if (from + length <= doc.length) builder.add(from, from + length, mark);
  }
  return builder.finish();
}

/** Of the text that stands there now. */
export function recolour(view: EditorView, data: readonly number[]): void {
  view.dispatch({ effects: setColours.of(colouring(view.state.doc, data)) });
}
