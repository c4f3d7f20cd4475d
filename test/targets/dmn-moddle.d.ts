/** The package brings no types; what the tests ask of it. */
declare module "dmn-moddle" {
  export class DmnModdle {
    fromXML(text: string): Promise<{ readonly rootElement: object; readonly warnings: readonly unknown[] }>;
  }
}
