-- Run by ArdourSession.cs through ardour7-lua. What to do stands in a text file of tab-separated lines (TOPDOWN_JOB); answers are
-- tab-separated lines on standard output that begin with "@". Scene n plays on track "s<n>", its side-chain on track "k<n>".
io.stdout:setvbuf("no")

local function say(...)
  local t = { ... }
  for i = 1, #t do t[i] = tostring(t[i]) end
  print("@" .. table.concat(t, "\t"))
end

local function fields(line)
  local t = {}
  for f in (line .. "\t"):gmatch("([^\t]*)\t") do t[#t + 1] = f end
  return t
end

local job, scenes = {}, {}
for line in io.lines(os.getenv("TOPDOWN_JOB")) do
  local f = fields(line)
  if f[1] == "scene" then scenes[#scenes + 1] = { preset = "", file = "", before = {}, sets = {}, key = false }
  elseif f[1] == "preset" then scenes[#scenes].preset = f[2]
  elseif f[1] == "file" then scenes[#scenes].file = f[2]
  elseif f[1] == "before" then table.insert(scenes[#scenes].before, { name = f[2], value = tonumber(f[3]) })
  elseif f[1] == "set" then table.insert(scenes[#scenes].sets, { name = f[2], value = tonumber(f[3]) })
  elseif f[1] == "key" then scenes[#scenes].key = true
  else job[f[1]] = f[2] end
end

-- input parameters; the host's calls count the read-only ones as well; values are plain (dB, Hz), not normalised
local function parameters(proc)
  local plug, out = proc:to_insert():plugin(0), {}
  for control = 0, plug:parameter_count() - 1 do
    if plug:parameter_is_input(control) then
      local _, t = plug:get_parameter_descriptor(control, ARDOUR.ParameterDescriptor())
      local d = t[2]
      out[#out + 1] = { control = control, label = plug:parameter_label(control), value = ARDOUR.LuaAPI.get_processor_param(proc, control, true),
        low = d.lower, high = d.upper, normal = d.normal, toggled = d.toggled }
    end
  end
  return out
end

local function show(phase, scene, proc)
  for _, p in ipairs(parameters(proc)) do
    say("param", phase, scene, p.control, p.label, string.format("%.17g\t%.17g\t%.17g\t%.17g", p.value, p.low, p.high, p.normal), p.toggled and 1 or 0)
  end
  say("io", phase, scene, proc:to_insert():signal_latency(), proc:input_streams():n_audio(), proc:output_streams():n_audio())
end

-- a pan law would touch the samples
local function no_panner(route)
  local shell = route:panner_shell()
  if not shell:isnil() then shell:set_bypassed(true) end
end

local function add_key(route, proc, n)
  assert(route:add_sidechain(proc), "the host refuses a side-chain")
  local io = proc:to_insert():sidechain_input()
  assert(io:n_ports():n_audio() > 0, "the plug-in has no side-chain input")
  return function(key)
    key:output():disconnect_all(nil) -- the key is heard by the side-chain alone
    for i = 0, io:n_ports():n_audio() - 1 do
      assert(io:audio(i):connect(key:output():audio(math.min(i, 1)):name()) == 0, "cannot wire the side-chain")
    end
    say("key", n, io:n_ports():n_audio())
  end
end

local function set(proc, wanted, scene)
  for _, p in ipairs(parameters(proc)) do
    if p.label == wanted.name or "#" .. p.control == wanted.name then
      assert(ARDOUR.LuaAPI.set_processor_param(proc, p.control, wanted.value), "the host refuses to set " .. wanted.name)
      return
    end
  end
  error("scene " .. scene .. ": the plug-in has no parameter \"" .. wanted.name .. "\"")
end

-- Programs have an address by number, preset files one by name; a program and its file share their label, and the program is listed first.
local function load_preset(plug, label, is_file)
  local preset = is_file and plug:preset_by_uri("VST3-S:" .. plug:unique_id() .. ":" .. label) or plug:preset_by_label(label)
  local kind = is_file and "preset file" or "preset"
  assert(preset and preset.valid and (preset.uri:sub(1, 7) == "VST3-S:") == is_file, "the host lists no " .. kind .. " \"" .. label .. "\"")
  assert(plug:load_preset(preset), "the host cannot load the " .. kind .. " \"" .. label .. "\"")
end

local function create()
  local s = create_session(job.folder, job.name, tonumber(job.rate))
  assert(s, "no session")
  say("started")
  local master, on_master = s:master_out(), job.master == "1"
  no_panner(master)
  local procs = {}
  for n, scene in ipairs(scenes) do
    local track = s:new_audio_track(2, 2, nil, 1, "s" .. n, -1, ARDOUR.TrackMode.Normal, true):front()
    no_panner(track)
    local proc = ARDOUR.LuaAPI.new_plugin(s, job.plugin, ARDOUR.PluginType.VST3, "")
    assert(not proc:isnil(), "the host does not list the plug-in \"" .. job.plugin .. "\"")
    local route = on_master and master or track
    assert(route:add_processor_by_index(proc, 0, nil, true) == 0, "the host refuses to insert the plug-in")
    if scene.key then
      local connect = add_key(route, proc, n)
      connect(s:new_audio_track(2, 2, nil, 1, "k" .. n, -1, ARDOUR.TrackMode.Normal, true):front())
    end
    procs[n] = proc
    if n == 1 then show("new", n, proc) end
    for _, wanted in ipairs(scene.before) do set(proc, wanted, n) end
  end
  ARDOUR.LuaAPI.usleep(500000) -- values reach a VST3 processor in process()
  for n, scene in ipairs(scenes) do
    if scene.preset ~= "" then load_preset(procs[n]:to_insert():plugin(0), scene.preset, false) end
    if scene.file ~= "" then load_preset(procs[n]:to_insert():plugin(0), scene.file, true) end
  end
  ARDOUR.LuaAPI.usleep(500000) -- a VST3 processor takes a preset's values in process(), before single values go on top
  for n, scene in ipairs(scenes) do
    for _, wanted in ipairs(scene.sets) do set(procs[n], wanted, n) end
  end
  ARDOUR.LuaAPI.usleep(1000000)
  for n = 1, #scenes do show("set", n, procs[n]) end
  s:save_state("")
end

local function check()
  local s = load_session(job.folder, job.name)
  assert(s, "no session")
  say("started")
  for n = 1, #scenes do
    local route = job.master == "1" and s:master_out() or s:route_by_name("s" .. n)
    local proc = route:nth_plugin(0)
    assert(not proc:isnil(), "the plug-in of scene " .. n .. " is missing after the reload")
    show("restored", n, proc)
  end
  s:save_state("") -- the second save must not lose what the first kept: the exporter reads it
  for n = 1, job.master == "1" and 0 or #scenes do
    local track = s:route_by_name("s" .. n):to_track()
    local region = track:bounce_range(0, tonumber(job.frames), ARDOUR.InterThreadInfo(), track:amp(), false, "bounce" .. n)
    assert(not region:isnil(), "the host cannot bounce scene " .. n)
    say("sound", region:source(0):to_filesource():path(), region:source(1):to_filesource():path())
  end
end

assert(AudioEngine:set_backend("None (Dummy)", "", ""))
local ok, trouble = pcall(job.mode == "create" and create or check)
if not ok then say("error", trouble) end
close_session()
if ok then say("done") end
