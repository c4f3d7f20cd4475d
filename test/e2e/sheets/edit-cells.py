"""Opens a workbook in LibreOffice, as a drafter would, types into cells and saves it again.

    edit-cells.py FILE PIPE SHEET CELL TEXT [SHEET CELL TEXT ...]

LibreOffice listens at the pipe of that name. What is typed is read as in the window: 86% into a cell of percentages is a number.
"""
import pathlib
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.5)
    raise SystemExit("LibreOffice does not answer")


def main(file, pipe, *edits):
    context = connect(pipe)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    hidden = PropertyValue(Name="Hidden", Value=True)
    url = pathlib.Path(file).resolve().as_uri()
    document = desktop.loadComponentFromURL(url, "_blank", 0, (hidden,))
    try:
        for sheet, cell, text in zip(*[iter(edits)] * 3):
            target = document.Sheets.getByName(sheet).getCellRangeByName(cell)
            # Unlike setString, this takes the text as it is typed.
            target.setFormula(text)
        document.storeToURL(url, (PropertyValue(Name="FilterName", Value="Calc MS Excel 2007 XML"),))
    finally:
        document.close(True)
        try:
            desktop.terminate()
        except DisposedException:
            pass  # It ended before it could answer.


main(*sys.argv[1:])
