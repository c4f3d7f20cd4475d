-- Plays the part of a drafter in Neovim: what to do stands as JSON in the file that TONGCHOU_ASK names, what was seen goes to TONGCHOU_ANSWER.
local ask = vim.json.decode(table.concat(vim.fn.readfile(vim.env.TONGCHOU_ASK), "\n"))
local PATIENCE = ask.patience

local function buffer_of(path)
  local buffer = vim.fn.bufadd(ask.root .. "/" .. path)
  vim.fn.bufload(buffer)
  return buffer
end

local function findings()
  local seen = {}
  for _, found in ipairs(vim.diagnostic.get()) do
    local path = vim.api.nvim_buf_get_name(found.bufnr):sub(#ask.root + 2)
    table.insert(seen, {
      file = path, code = found.user_data.lsp.code, severity = found.severity, message = found.message,
      from = { found.lnum, found.col }, to = { found.end_lnum, found.end_col },
    })
  end
  return seen
end

local function keys(found)
  local each = vim.tbl_map(function(one) return one.file .. ":" .. one.from[1] .. ":" .. one.code end, found)
  table.sort(each)
  return each
end

-- What is expected, or whatever there is when patience ends: the comparison is the caller's.
local function wait_for(expected)
  local wanted = keys(expected)
  vim.wait(PATIENCE, function() return vim.deep_equal(keys(findings()), wanted) end, 50)
  return findings()
end

local function request(client, buffer, method, place)
  local parameters = { textDocument = { uri = vim.uri_from_bufnr(buffer) }, position = { line = place.line, character = place.character } }
  local answers = vim.lsp.buf_request_sync(buffer, method, parameters, PATIENCE) or {}
  return (answers[client] or {}).result
end

local client = vim.lsp.start_client({ name = "tongchou", cmd = ask.command, root_dir = ask.root, init_options = { tongchou = ask.settings } })
for _, path in ipairs(ask.open) do vim.lsp.buf_attach_client(buffer_of(path), client) end

local broken = wait_for(ask.broken)
-- `:edit` reads a file anew: Neovim closes the document, forgets its findings, and whoever configures it attaches it again.
vim.api.nvim_set_current_buf(buffer_of(ask.open[1]))
vim.cmd("edit")
vim.lsp.buf_attach_client(0, client)
local reloaded = wait_for(ask.broken)
local hovered = buffer_of(ask.place.file)
local hover = request(client, hovered, "textDocument/hover", ask.place)
local definition = request(client, hovered, "textDocument/definition", ask.place)

for _, mend in ipairs(ask.mends) do
  local buffer = buffer_of(mend.file)
  vim.lsp.buf_attach_client(buffer, client)
  vim.api.nvim_buf_set_lines(buffer, 0, -1, true, vim.split(mend.text, "\n"))
end
local mended = wait_for(ask.mended)

vim.fn.writefile({ vim.json.encode({ broken = broken, reloaded = reloaded, mended = mended, hover = hover, definition = definition }) }, vim.env.TONGCHOU_ANSWER)
vim.lsp.stop_client(client)
vim.cmd("qall!")
