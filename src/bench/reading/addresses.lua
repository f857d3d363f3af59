-- Asks for the addresses in a file, over and over; each thread starts at another of them.
--   wrk ... -s addresses.lua URL -- FILE PLAIN|KNOWN|PAST GZIP|IDENTITY FIRST [parameters of the mode]
-- KNOWN NOW: every request as known at another second, backwards from NOW.
-- PAST FROM SPAN POSITION POSITIONS: every request as of another triple; no second of valid time comes twice.
-- FIRST numbers the first request, so that no run asks what another has asked.

local threads = 0

function setup(thread)
   thread:set("number", threads)
   threads = threads + 1
end

local addresses = {}
local requests = {}
local at, n, mode, params

function init(args)
   for line in io.lines(args[1]) do
      addresses[#addresses + 1] = line
   end
   mode = args[2]
   if args[3] == "GZIP" then
      wrk.headers["Accept-Encoding"] = "gzip"
   end
   n = tonumber(args[4]) + number
   params = {}
   for i = 5, #args do
      params[#params + 1] = tonumber(args[i])
   end
   at = math.floor(number * #addresses / 2)
   if mode == "PLAIN" then
      for i, address in ipairs(addresses) do
         requests[i] = wrk.format("GET", address)
      end
   end
end

local function time(seconds)
   return os.date("!%Y-%m-%dT%H:%M:%SZ", seconds)
end

function request()
   at = at % #addresses + 1
   if mode == "PLAIN" then
      return requests[at]
   end
   local address = addresses[at]
   local more
   if mode == "KNOWN" then
      more = "known=" .. time(params[1] - n)
   else
      -- primes that do not divide the span: every number below it comes once before any comes again
      local valid = params[1] + n * 15485863 % params[2]
      local known = params[1] + (n * 32452843 + 982451) % params[2]
      more = "datetime=" .. time(valid) .. "&known=" .. time(known) .. "&position=" .. params[3] + n * 7919 % params[4]
   end
   n = n + 2
   return wrk.format("GET", address .. (string.find(address, "?", 1, true) and "&" or "?") .. more)
end

function done(summary, latency)
   local errors = summary.errors
   io.write(string.format(
      'RESULT {"requests": %d, "micros": %d, "bytes": %.0f, "failed": %d, "refused": %d, "p50": %.0f, "p99": %.0f}\n',
      summary.requests, summary.duration, summary.bytes, errors.connect + errors.read + errors.write + errors.timeout,
      errors.status, latency:percentile(50), latency:percentile(99)))
end
