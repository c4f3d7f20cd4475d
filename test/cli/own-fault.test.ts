import { expect, test } from "vitest";
import { tellOwnFault } from "../../compiler/cli/own-fault.ts";
import { recordingHost, scratchFolder } from "./memory-host.ts";

function told(environment: Readonly<Record<string, string>>, error: unknown = new Error("no such axis")): string {
  const { host, err } = recordingHost(scratchFolder(), { environment });
  tellOwnFault(error, host);
  return err();
}

test("a fault of the program is told in one sentence, without a trace", () => {
  expect(told({ LANG: "C" })).toBe("tongchou: The program itself failed, not the policies: no such axis. Please report it with what a run with TONGCHOU_TRACE=1 says.\n");
  expect(told({ LANG: "zh_CN.UTF-8" }, "gone")).toBe("tongchou: 程序自身出错，并非政策文件的问题：gone。请设置环境变量 TONGCHOU_TRACE=1 重新运行，把输出一并报告。\n");
});

test("with a trace where one is asked for", () => {
  expect(told({ LANG: "C", TONGCHOU_TRACE: "1" })).toMatch(/says\.\nError: no such axis\n +at /);
});
