/** At the end of a test's name: left out on purpose, which nobody takes for a test that could not run. */
export const LEFT_OUT = "[left out by TONGCHOU_SKIP_EDITORS]";
