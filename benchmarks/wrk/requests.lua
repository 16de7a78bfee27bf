-- Sends the requests of a file in turn, every connection beginning elsewhere, and prints what was
-- measured as one line of JSON. The file: one request a line, "METHOD PATH", then optionally a
-- tab and a body. KEY in a body or header is replaced by a number that never repeats.
local lines, headers, serial, thread_count = {}, {}, 0, 0
local salt = tostring(os.time())

local function read(path)
  for line in io.lines(path) do
    local method, rest = line:match("^(%S+) (.*)$")
    local target, body = rest:match("^([^\t]*)\t(.*)$")
    lines[#lines + 1] = { method, target or rest, body }
  end
end

function setup(thread)
  thread:set("number", thread_count)
  thread_count = thread_count + 1
end

function init(args)
  read(args[1])
  for index = 2, #args do
    local name, value = args[index]:match("^([^:]+): (.*)$")
    headers[name] = value
  end
  serial = number * 7919
end

-- A UUID of version 7, as the app makes them: milliseconds, then a number that never repeats.
local function identifier()
  local stamp = string.format("%012x", os.time() * 1000 + serial % 1000)
  return string.format(
    "%s-%s-7%03x-%04x-%012x", stamp:sub(1, 8), stamp:sub(9, 12), serial % 4096,
    0x8000 + number * 64 + (serial % 64), (tonumber(salt) % 65536) * 4294967296 + serial)
end

function request()
  serial = serial + 1
  local line = lines[serial % #lines + 1]
  local key = identifier()
  local sent = {}
  for name, value in pairs(headers) do
    sent[name] = value:gsub("KEY", key)
  end
  local body = line[3] and line[3]:gsub("KEY", key)
  return wrk.format(line[1], line[2], sent, body)
end

function done(summary, latency, _)
  io.write(string.format(
    'RESULT {"requests":%d,"microseconds":%d,"p50":%d,"p99":%d,"max":%d,"bytes":%d,'
      .. '"failed":%d,"broken":%d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    latency.max, summary.bytes, summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
