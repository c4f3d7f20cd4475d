/** The page begins here. */
import { byId } from "./element.ts";
import { Playground } from "./playground.ts";

void new Playground({ tabs: byId("tabs", HTMLElement), tools: byId("tools", HTMLElement), editor: byId("editor", HTMLElement), panes: byId("panes", HTMLElement), pane: byId("pane", HTMLElement), notice: byId("notice", HTMLElement) }).start();
