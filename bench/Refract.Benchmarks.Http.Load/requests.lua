-- What wrk sends for one case, and what it prints at the end: requests, microseconds, p50, p99, p99.9 (in
-- microseconds too) and failures.
local case

function init(args)
  case = args[1]
  math.randomseed(tonumber(args[2]))
end

function request()
  if case == "get" then return wrk.format("GET", "/users/" .. math.random(1, 1000)) end
  if case == "list" then return wrk.format("GET", "/posts?after=" .. math.random(0, 9900)) end
  if case == "insert" then
    local body = '{"kind":"sign-in","amount":' .. math.random(1, 1000) .. ',"userId":' .. math.random(1, 1000) .. '}'
    return wrk.format("POST", "/events", { ["Content-Type"] = "application/json" }, body)
  end
  -- Each of three filters is there or not.
  local filters = {}
  if math.random(2) == 1 then filters[#filters + 1] = "author=" .. math.random(1, 1000) end
  if math.random(2) == 1 then filters[#filters + 1] = "published=" .. (math.random(2) == 1 and "true" or "false") end
  if math.random(2) == 1 then filters[#filters + 1] = "views=" .. math.random(0, 900) end
  return wrk.format("GET", "/search?" .. table.concat(filters, "&"))
end

function done(summary, latency, requests)
  local errors = summary.errors
  local failures = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format("RESULT %d %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50),
    latency:percentile(99), latency:percentile(99.9), failures))
end
